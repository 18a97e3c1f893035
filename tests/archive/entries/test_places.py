"""A unit's places in a category, told to the uploader before the work is sent."""

import pytest
from django.test import Client
from django.utils import translation

from archive.calls.models import Call, Category
from archive.entries.places import units_without_place, warning_on_places
from tests.factories.entries import EntryFactory
from tests.factories.units import MembershipFactory, UnitFactory

CHECKED = "高山天文台 has used its 2 places in this category. You can submit the work all the same"
UNCHECKED = "高山天文台 has used its 2 places in this category. All you enter is kept as a draft"


def take(scene, *states):
    """Enter works of the scene's unit that stand in the states."""
    for state in states:
        EntryFactory(unit=scene.entry.unit, owner=scene.uploader, category=scene.entry.category, state=state)


@pytest.mark.parametrize(
    ("states", "is_full"),
    [
        ((), False),
        (("draft", "submitted", "returned", "withdrawn", "disqualified"), False),
        (("forwarded",), False),
        (("forwarded", "ineligible"), True),
        (("awarded", "in_judging", "eligible"), True),
    ],
)
def test_a_place_is_taken_once_the_entry_went_on(scene, states, is_full, django_assert_num_queries):
    take(scene, *states)
    unit, other = scene.entry.unit, UnitFactory(name="潮汐站")
    free = EntryFactory(unit=other, category__quota_per_unit=None, state="awarded").category
    with django_assert_num_queries(1):
        found = units_without_place([scene.entry.category, free], [unit, other])
    assert found == {scene.entry.category.pk: [unit] if is_full else []}


@pytest.mark.parametrize(
    ("needs_forwarding", "quota", "said", "queries"),
    [
        (True, 2, CHECKED, 2),
        (False, 2, UNCHECKED, 1),
        (True, 3, "", 1),
        (True, None, "", 0),
        (True, 0, "its 0 places", 2),
    ],
)
def test_the_uploader_is_told_early_what_becomes_of_the_work(
    scene, needs_forwarding, quota, said, queries, django_assert_num_queries
):
    take(scene, "forwarded", "eligible")
    entry = scene.entry
    entry.call.needs_forwarding, entry.category.quota_per_unit = needs_forwarding, quota
    with django_assert_num_queries(queries), translation.override("en"):
        warning = warning_on_places(entry)
    assert said in warning
    assert bool(said) == bool(warning)


def test_form_and_choice_say_it_and_still_let_the_work_in(scene, django_assert_num_queries):
    client = Client()
    client.force_login(scene.uploader)
    form, choice = f"/en/submit/{scene.entry.uuid}/edit/", "/en/submit/new/"
    assert "has used its" not in client.get(form).content.decode()
    assert "No place left" not in client.get(choice).content.decode()
    take(scene, "forwarded", "eligible")
    MembershipFactory(user=scene.uploader, unit=UnitFactory(name="潮汐站"), role="uploader")
    assert CHECKED in client.get(form).content.decode()
    with django_assert_num_queries(8):
        assert "No place left for 高山天文台<" in client.get(choice).content.decode()
    category, call = Category.objects.get(), Call.objects.get()
    begun = client.post(choice, {"call": call.code, "category": category.code, "unit": scene.entry.unit.uuid})
    assert begun.status_code == 302
