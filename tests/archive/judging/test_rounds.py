"""Opening and closing a round."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from archive.judging.exceptions import RoundHasGaps, RoundNotReady
from archive.judging.models import Assignment, Recusal, RoundEvent
from archive.judging.operations import close_round, open_round, publish_result
from tests.factories.units import MembershipFactory, UnitFactory
from tests.factories.works import CreatorFactory, WorkFactory


def test_opening_assigns_every_entry_to_every_judge_under_one_random_code_and_freezes_it(scene):
    entries = [scene.add_entry(), scene.add_entry()]
    scene.open()
    assert scene.round.state == "open"
    assert {(one.entry_id, one.judge_id) for one in Assignment.objects.all()} == {
        (entry.pk, judge.pk) for entry in entries for judge in (scene.chair, scene.judge)
    }
    codes = dict(Assignment.objects.values_list("entry_id", "blind_code"))
    assert len(set(Assignment.objects.values_list("entry_id", "blind_code"))) == len(set(codes.values())) == 2
    assert all(code.startswith("B-") and len(code) == 6 for code in codes.values())
    for entry in entries:
        entry.refresh_from_db()
        assert entry.state == "in_judging"
    event = RoundEvent.objects.get(verb="round_open")
    assert (event.by, event.from_state, event.to_state) == (scene.organiser, "draft", "open")


def test_later_rounds_take_the_shortlisted_entries_only(scene):
    scene.add_entry()
    chosen = scene.add_entry()
    chosen.state = "shortlisted"
    chosen.save()
    assert [one.entry_id for one in scene.open()] == [chosen.pk]


@pytest.mark.parametrize(
    ("lack", "code"),
    [("entries", "no_entry"), ("criteria", "no_criterion"), ("panelists", "no_judge"), ("time", "closes_in_past")],
)
def test_a_round_that_lacks_something_is_not_opened(scene, lack, code):
    entry = scene.add_entry()
    if lack == "entries":
        entry.state = "draft"
        entry.save()
    elif lack == "time":
        scene.round.closes_at = timezone.now() - timedelta(seconds=1)
        scene.round.save()
    else:
        getattr(scene.round, lack).all().delete()
    with pytest.raises(RoundNotReady) as refusal:
        open_round(scene.round, by=scene.organiser)
    assert refusal.value.code == code
    scene.round.refresh_from_db()
    entry.refresh_from_db()
    assert (scene.round.state, Assignment.objects.count(), RoundEvent.objects.count()) == ("draft", 0, 0)
    assert entry.state != "in_judging"


def test_a_round_is_opened_once_and_by_an_organiser(scene):
    scene.add_entry()
    with pytest.raises(PermissionDenied):
        open_round(scene.round, by=scene.chair)
    scene.open()
    with pytest.raises(RoundNotReady) as refusal:
        open_round(scene.round, by=scene.organiser)
    assert (refusal.value.code, Assignment.objects.count()) == ("wrong_state", 2)


def test_namesakes_uploaders_and_members_of_the_unit_are_kept_back(scene):
    institute = UnitFactory(parent=scene.academy)
    laboratory = UnitFactory(parent=institute)
    MembershipFactory(user=scene.judge, unit=institute, role="uploader")
    work = WorkFactory(creator=None)
    CreatorFactory(work=work, name="评 委")
    kept = {scene.add_entry(work=work).pk, scene.add_entry(owner=scene.judge).pk, scene.add_entry(unit=laboratory).pk}
    scene.add_entry()
    scene.open()
    recused = Recusal.objects.filter(is_automatic=True)
    assert {one.assignment.entry_id for one in recused} == kept
    assert {one.assignment.judge for one in recused} == {scene.judge}
    assert len({one.reason for one in recused}) == 3
    assert RoundEvent.objects.filter(verb="kept_back").count() == 3


def test_an_entry_that_every_judge_is_kept_back_from_stops_the_opening(scene):
    scene.round.panelists.filter(is_chair=True).delete()
    entry = scene.add_entry(owner=scene.judge)
    with pytest.raises(RoundNotReady) as refusal:
        open_round(scene.round, by=scene.organiser)
    entry.refresh_from_db()
    assert (refusal.value.code, entry.state) == ("entry_without_judge", "eligible")


def test_closing_needs_all_signed_or_a_reason(scene):
    scene.add_entry()
    scene.open()
    with pytest.raises(RoundHasGaps) as refusal:
        close_round(scene.round, by=scene.chair)
    scene.round.refresh_from_db()
    assert (refusal.value.count, scene.round.state) == (2, "open")
    close_round(scene.round, by=scene.chair, gaps_reason="评委住院，按已签的算")
    event = RoundEvent.objects.get(verb="round_closed")
    assert (event.reason, event.details["gaps"], event.by) == ("评委住院，按已签的算", 2, scene.chair)


def test_only_the_chair_or_an_organiser_closes(scene):
    entry = scene.add_entry()
    scene.open()
    scene.score_all({entry.pk: 8})
    with pytest.raises(PermissionDenied):
        close_round(scene.round, by=scene.judge)
    assert close_round(scene.round, by=scene.organiser).state == "closed"


@pytest.mark.parametrize("count", [2, 5])
def test_opening_and_publishing_take_as_many_queries_for_five_entries_as_for_two(
    scene, count, django_assert_num_queries
):
    entries = [scene.add_entry() for _number in range(count)]
    with django_assert_num_queries(24):
        scene.open()
    scene.score_all({entry.pk: 9 - number for number, entry in enumerate(entries)})
    scene.round = close_round(scene.round, by=scene.chair)
    with django_assert_num_queries(27):
        publish_result(scene.round, by=scene.chair)
