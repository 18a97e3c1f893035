"""Organisers run programmes and calls in the CMS; nobody else sees them there."""

import json
from datetime import UTC, datetime

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data
from wagtail.users.models import UserProfile

from archive.calls.copying import next_call
from archive.calls.models import Call, Category, Programme
from archive.units.enums import Role
from archive.units.operations import add_member
from tests.factories.calls import CallFactory, CategoryFactory, ProgrammeFactory
from tests.factories.units import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db
CALLS = "wagtailsnippets_calls_call"
PROGRAMMES = "wagtailsnippets_calls_programme"


def person(role):
    user = UserFactory()
    UserProfile.objects.create(user=user, preferred_language="en")
    if role:
        add_member(user, unit=UnitFactory(), role=role)
    return user


@pytest.mark.parametrize(("role", "is_in"), [(None, False), *[(role, role == Role.ORGANISER) for role in Role]])
def test_only_organisers_see_calls_in_the_cms(client, role, is_in):
    call = CallFactory()
    client.force_login(person(role))

    for address in (
        reverse(f"{CALLS}:list"),
        reverse(f"{CALLS}:edit", args=[call.pk]),
        reverse(f"{CALLS}:copy", args=[call.pk]),
        reverse(f"{PROGRAMMES}:list"),
        reverse(f"{PROGRAMMES}:edit", args=[call.programme_id]),
    ):
        assert (client.get(address).status_code == 200) == is_in


def category_form(**values):
    return {
        "title": "书法", "title_en": "", "code": "SF", "medium": "image", "order": "0", "min_files": "1",
        "max_files": "6", "quota_per_unit": "5", "min_seconds": "", "max_seconds": "", "max_file_bytes": "1000000",
        "help": "", "help_en": "", "fields": "[]", "ORDER": "1", "DELETE": "", "id": "", **values,
    }  # fmt: skip


def call_form(programme, categories, **values):
    return nested_form_data({
        "title": "作品征集", "title_en": "", "programme": str(programme.pk), "stage": "", "code": "y2022", "year": "2022",
        "state": "draft", "opens_at": "2022-06-01 09:00", "closes_at": "2022-06-18 18:00", "grace_minutes": "30",
        "results_on": "", "zone": "Asia/Shanghai", "rules": "", "rules_en": "", "contact": "",
        "categories": inline_formset(categories), **values,
    })  # fmt: skip


def test_call_is_made_with_its_categories(client):
    programme = ProgrammeFactory()
    client.force_login(person(Role.ORGANISER))

    client.post(reverse(f"{CALLS}:add"), call_form(programme, [category_form()]))

    call = Call.objects.get(code="y2022")
    assert call.closes_at == datetime(2022, 6, 18, 10, 0, tzinfo=UTC)
    assert list(call.categories.values_list("code", "max_files")) == [("SF", 6)]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"closes_at": "2022-05-01 18:00"}, "A call closes after it opens."),
        ({"zone": "Beijing"}, "There is no time zone Beijing"),
    ],
)
def test_wrong_call_is_kept_in_the_form_with_a_sentence(client, values, sentence):
    client.force_login(person(Role.ORGANISER))

    response = client.post(reverse(f"{CALLS}:add"), call_form(ProgrammeFactory(), [category_form()], **values))

    assert sentence in response.content.decode()
    assert not Call.objects.exists()


def test_wrong_extra_fields_are_told(client):
    client.force_login(person(Role.ORGANISER))
    wrong = category_form(fields=json.dumps([{"key": "script", "label": "书体", "kind": "pull-down"}]))

    response = client.post(reverse(f"{CALLS}:add"), call_form(ProgrammeFactory(), [wrong]))

    assert "Extra field 1: “kind” must be one of" in response.content.decode()
    assert not Category.objects.exists()


def test_copy_is_next_year_s_call_and_is_saved_with_its_categories(client):
    call = CallFactory(
        code="y2024",
        year=2024,
        opens_at=datetime(2024, 2, 29, 1, 0, tzinfo=UTC),
        closes_at=datetime(2024, 6, 18, 10, 0, tzinfo=UTC),
    )
    CategoryFactory(call=call, code="SF", fields=[{"key": "tune", "label": "词牌", "kind": "text"}])

    copy = next_call(call)
    assert (copy.pk, copy.code, copy.year, copy.state, copy.uuid == call.uuid) == (None, "", 2025, "draft", False)
    assert copy.opens_at == datetime(2025, 2, 28, 1, 0, tzinfo=UTC)

    client.force_login(person(Role.ORGANISER))
    address = reverse(f"{CALLS}:copy", args=[call.pk])
    page = client.get(address)
    assert 'name="categories-0-code" value="SF"' in page.content.decode()
    assert Call.objects.count() == 1

    form = call_form(call.programme, [category_form(fields=json.dumps(call.categories.get().fields))], code="y2025")
    form["categories-INITIAL_FORMS"] = (
        page.context["form"].formsets["categories"].management_form["INITIAL_FORMS"].value()
    )
    client.post(address, form)
    assert Call.objects.get(code="y2025").categories.get().fields == call.categories.get().fields
    assert call.categories.count() == 1


def test_programme_is_made_with_its_stages(client):
    client.force_login(person(Role.ORGANISER))
    stage = {
        "title": "第一阶段", "title_en": "", "starts_on": "2021-04-01", "ends_on": "2021-05-31", "ORDER": "1",
        "DELETE": "", "id": "",
    }  # fmt: skip
    form = {"title": "活动", "title_en": "", "slug": "year", "notice": "", "notice_en": ""}

    client.post(reverse(f"{PROGRAMMES}:add"), nested_form_data({**form, "stages": inline_formset([stage])}))

    assert list(Programme.objects.get(slug="year").stages.values_list("title", flat=True)) == ["第一阶段"]


def test_listing_takes_the_same_queries_however_many(client, django_assert_num_queries):
    client.force_login(person(Role.ORGANISER))
    address = reverse(f"{CALLS}:list")
    CallFactory()
    client.get(address)
    with django_assert_num_queries(11):
        client.get(address)
    CallFactory.create_batch(2)
    with django_assert_num_queries(11):
        client.get(address)
