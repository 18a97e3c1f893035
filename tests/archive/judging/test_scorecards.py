"""Saving, signing, stepping back."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from archive.judging.exceptions import IncompleteScorecards, RoundNotReady, ScorecardRefused, StaleScorecard
from archive.judging.models import Recusal, RoundEvent, Score, Scorecard
from archive.judging.operations import close_round, recuse, save_scorecard, sign_scorecards


@pytest.fixture
def assignment(scene):
    """The judge's one assignment in an open round."""
    scene.add_entry()
    return scene.open()[0]


def values(card):
    return [str(one.value.normalize()) for one in card.scores.order_by("criterion__order")]


def test_a_card_is_saved_with_its_event_and_missing_is_no_row(scene, assignment):
    card = scene.score(assignment, 9, None, remark="稳", is_flagged=True)
    assert (values(card), card.version, card.remark, card.is_flagged) == (["9"], 1, "稳", True)
    event = RoundEvent.objects.get(verb="scorecard_saved")
    assert (event.assignment, event.by, event.details["scores"]) == (assignment, scene.judge, {"1": "9", "2": None})
    card = scene.score(assignment, None, 7, version=1)
    assert (values(card), card.version) == (["7"], 2)


def test_two_tabs_never_overwrite_each_other_and_both_values_come_back(scene, assignment):
    scene.score(assignment, 9, 8)
    with pytest.raises(StaleScorecard) as refusal:
        scene.score(assignment, 5, 5, version=0)
    assert refusal.value.mine["scores"] == {"1": "5", "2": "5"}
    assert (refusal.value.theirs["scores"], refusal.value.theirs["version"]) == ({"1": "9", "2": "8"}, 1)
    assert values(Scorecard.objects.get()) == ["9", "8"]


def test_the_same_card_sent_twice_is_saved_once(scene, assignment):
    scene.score(assignment, 9, 8)
    assert scene.score(assignment, 9, 8, version=0).version == 1
    assert RoundEvent.objects.filter(verb="scorecard_saved").count() == 1


@pytest.mark.parametrize(
    ("value", "code"),
    [("0", "out_of_range"), ("11", "out_of_range"), ("NaN", "out_of_range"), ("7.5", "off_step")],
)
def test_scores_out_of_range_or_between_the_steps_are_refused(scene, assignment, value, code):
    with pytest.raises(ScorecardRefused) as refusal:
        scene.score(assignment, Decimal(value))
    assert (refusal.value.code, Score.objects.count(), Scorecard.objects.count()) == (code, 0, 0)


def test_a_foreign_criterion_and_a_foreign_judge_are_refused(scene, assignment):
    with pytest.raises(ScorecardRefused) as refusal:
        save_scorecard(assignment, scores={0: Decimal(5)}, remark="", is_flagged=False, version=0, by=scene.judge)
    assert refusal.value.code == "unknown_criterion"
    with pytest.raises(ScorecardRefused) as refusal:
        save_scorecard(assignment, scores={}, remark="", is_flagged=False, version=0, by=scene.chair)
    assert refusal.value.code == "not_yours"


def test_nothing_is_saved_from_the_closing_instant_on(scene, assignment):
    scene.round.closes_at = timezone.now() - timedelta(seconds=1)
    scene.round.save()
    with pytest.raises(ScorecardRefused) as refusal:
        scene.score(assignment, 9, 8)
    assert (refusal.value.code, Scorecard.objects.count()) == ("too_late", 0)


def test_nothing_is_saved_in_a_closed_round_or_after_recusal(scene, assignment):
    recuse(assignment, reason="认出作者", by=scene.judge)
    with pytest.raises(ScorecardRefused) as refusal:
        scene.score(assignment, 9, 8)
    assert refusal.value.code == "recused"
    close_round(scene.round, by=scene.chair, gaps_reason="试")
    with pytest.raises(ScorecardRefused) as refusal:
        scene.score(assignment, 9, 8)
    assert refusal.value.code == "not_open"


def test_signing_names_what_is_incomplete_and_signs_nothing(scene, assignment):
    scene.score(assignment, 9)
    with pytest.raises(IncompleteScorecards) as refusal:
        sign_scorecards(scene.round, by=scene.judge)
    assert refusal.value.codes == [assignment.blind_code]
    assert not Scorecard.objects.filter(signed_at__isnull=False).exists()


def test_signed_scorecard_cannot_be_changed(scene, assignment):
    scene.score(assignment, 9, 8)
    assert sign_scorecards(scene.round, by=scene.judge) == 1
    assert RoundEvent.objects.get(verb="scorecards_signed").details == {"count": 1}
    with pytest.raises(ScorecardRefused) as refusal:
        scene.score(assignment, 5, 5, version=1)
    assert (refusal.value.code, values(Scorecard.objects.get())) == ("signed", ["9", "8"])
    with pytest.raises(ScorecardRefused) as refusal:
        recuse(assignment, reason="晚了", by=scene.judge)
    assert (refusal.value.code, Recusal.objects.count()) == ("signed", 0)


def test_a_work_stepped_back_from_needs_no_score(scene):
    scene.add_entry()
    scene.add_entry()
    one, other = scene.open()
    recuse(one, reason="认出作者", by=scene.judge)
    scene.score(other, 9, 8)
    assert sign_scorecards(scene.round, by=scene.judge) == 1
    event = RoundEvent.objects.get(verb="recused")
    assert (event.assignment, event.reason) == (one, "认出作者")


def test_recusal_needs_a_reason_once_and_only_the_chair_takes_another_judge_off(scene, assignment):
    with pytest.raises(ScorecardRefused) as refusal:
        recuse(assignment, reason=" ", by=scene.judge)
    assert refusal.value.code == "no_reason"
    chairs = scene.assigned(scene.chair)[0]
    with pytest.raises(PermissionDenied):
        recuse(chairs, reason="有关系", by=scene.judge)
    recuse(assignment, reason="有关系", by=scene.chair)
    with pytest.raises(ScorecardRefused) as refusal:
        recuse(assignment, reason="再来", by=scene.judge)
    assert refusal.value.code == "recused"
    close_round(scene.round, by=scene.chair, gaps_reason="试")
    with pytest.raises(RoundNotReady):
        recuse(chairs, reason="晚了", by=scene.chair)
