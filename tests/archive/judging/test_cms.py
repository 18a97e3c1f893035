"""Rounds in the CMS: prepared by organisers, moved by confirmed steps, frozen once open."""

import json

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from archive.judging.models import Round
from archive.judging.viewsets import ROUNDS
from archive.judging.widgets import AnchorLines
from archive.units.enums import Role
from archive.units.operations import add_member
from tests.factories.calls import CategoryFactory
from tests.factories.units import UserFactory


@pytest.fixture
def client(scene):
    """An organiser in the CMS."""
    call_command("migrate", verbosity=0)
    add_member(scene.organiser, unit=scene.academy, role=Role.ORGANISER)
    client = Client()
    client.force_login(scene.organiser)
    return client


def address(name, *args):
    return reverse(ROUNDS.get_url_name(name), args=args)


def posted(page):
    """Return what the form of a response would send."""
    form = page.context["form"]
    values = {name: form[name].value() for name in form.fields}
    values["closes_at"] = form["closes_at"].value().strftime("%Y-%m-%d %H:%M")
    values["categories"] = [getattr(one, "pk", one) for one in values["categories"]]
    for formset in form.formsets.values():
        for part in (formset.management_form, *formset.forms):
            for field in part:
                value = field.value()
                values[field.html_name] = "[]" if field.name == "anchors" else "" if value is None else value
                if value is False:
                    del values[field.html_name]
    return {name: value for name, value in values.items() if value not in (None, False)}


def test_organisers_see_rounds_and_others_do_not(scene, client):
    assert scene.round.title in client.get(address("list")).content.decode()
    other = Client()
    other.force_login(scene.judge)
    assert other.get(address("list")).status_code in {302, 403}
    assert other.get(address("step_open", scene.round.pk)).status_code in {302, 403}


def test_a_round_is_opened_closed_and_published_by_confirmed_steps(scene, client):
    entry = scene.add_entry()
    edit = client.get(address("edit", scene.round.pk)).content.decode()
    assert address("step_open", scene.round.pk) in edit
    assert address("step_close", scene.round.pk) not in edit
    assert client.get(address("step_open", scene.round.pk)).status_code == 200
    assert client.post(address("step_open", scene.round.pk)).url == address("edit", scene.round.pk)
    refused = client.post(address("step_close", scene.round.pk), {"reason": ""})
    assert refused.status_code == 422
    scene.round = Round.objects.get()
    scene.score_all({entry.pk: 7})
    assert client.post(address("step_close", scene.round.pk)).status_code == 302
    assert client.post(address("step_publish", scene.round.pk)).status_code == 302
    assert client.post(address("step_publish", scene.round.pk)).status_code == 422
    assert Round.objects.get().state == "published"
    records = client.get(address("records", scene.round.pk)).content.decode()
    assert records.count("<td><time") == 5


def test_criteria_and_panel_are_frozen_once_the_round_is_open(scene, client):
    scene.add_entry()
    page = client.get(address("edit", scene.round.pk))
    values = posted(page)
    assert client.post(address("edit", scene.round.pk), {**values, "title": "决审"}).status_code == 302
    scene.open()
    page = client.get(address("edit", scene.round.pk))
    values = posted(page)
    changed = client.post(address("edit", scene.round.pk), {**values, "criteria-0-weight": "99"})
    assert changed.status_code == 200
    assert changed.context["form"].non_field_errors()
    assert scene.criteria[0].weight != 99
    assert client.post(address("edit", scene.round.pk), {**values, "title": "终审"}).status_code == 302
    assert Round.objects.get().title == "终审"


def test_only_people_who_judge_can_be_chosen_for_a_panel(scene, client):
    UserFactory(display_name="路人")
    page = client.get(address("edit", scene.round.pk)).content.decode()
    assert "评委" in page
    assert "路人" not in page


def test_categories_stand_under_their_calls_and_keep_their_full_names(scene, client):
    other = CategoryFactory(call__title="另一次征集", title="摄影")
    archived = CategoryFactory(call__state="archived")

    page = client.get(address("add")).content.decode()

    for category in (scene.category, other):
        group = page.split(f'<fieldset data-call="{category.call.pk}">')[1].split("</fieldset>")[0]
        assert f"<summary>{category.call}</summary>" in group
        assert f'aria-label="{category.call} · {category}"' in group
    assert f'data-call="{archived.call.pk}"' not in page


def test_an_open_round_shows_the_categories_of_its_own_call_alone(scene, client):
    other = CategoryFactory()
    scene.add_entry()
    scene.open()

    page = client.get(address("edit", scene.round.pk)).content.decode()

    assert f'data-call="{scene.round.call.pk}"' in page
    assert f'data-call="{other.call.pk}"' not in page


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", []),
        ("9–10 | 意境深远 | Deep\n\n1–2｜草率", [["9–10", "意境深远", "Deep"], ["1–2", "草率"]]),
        ('[["9", "好", ""]]', [["9", "好", ""]]),
    ],
)
def test_anchors_are_typed_a_line_each(scene, client, typed, kept):
    page = client.get(address("edit", scene.round.pk))

    saved = client.post(address("edit", scene.round.pk), {**posted(page), "criteria-0-anchors": typed})

    assert saved.status_code == 302
    assert scene.criteria[0].anchors == kept
    shown = client.get(address("edit", scene.round.pk)).context["form"].formsets["criteria"].forms[0]["anchors"]
    assert AnchorLines().value_from_datadict({"anchors": AnchorLines().format_value(shown.value())}, {}, "anchors") == (
        json.dumps(kept, ensure_ascii=False)
    )


def test_an_anchor_without_words_is_refused_and_stays_as_typed(scene, client):
    page = client.get(address("edit", scene.round.pk))

    refused = client.post(address("edit", scene.round.pk), {**posted(page), "criteria-0-anchors": "只有文字"})

    assert refused.status_code == 200
    assert "只有文字" in refused.content.decode()
    assert scene.criteria[0].anchors == []
