"""Publishing, ties, recomputation."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command

from archive.entries.operations import disqualify_entry
from archive.judging.exceptions import RoundNotReady, TieOnPrizeLine
from archive.judging.models import Result, RoundEvent, Score
from archive.judging.operations import close_round, publish_result, recuse, settle_tie, sign_scorecards
from tests.factories.judging import AwardFactory


def close_with(scene, *scores):
    """Add entries with these scores from both judges, close, and return the entries."""
    entries = [scene.add_entry() for _score in scores]
    scene.open()
    scene.score_all({entry.pk: score for entry, score in zip(entries, scores, strict=True)})
    scene.round = close_round(scene.round, by=scene.chair)
    return entries


def results(scene):
    return {one.entry_id: (str(one.total), one.rank, one.award and one.award.title) for one in Result.objects.all()}


def test_publishing_writes_exact_results_and_moves_the_entries(scene):
    AwardFactory(round=scene.round, title="入围", places=1, is_shortlist=True, order=2)
    first, second, third = close_with(scene, 9, 8, 2)
    scene.round = publish_result(scene.round, by=scene.chair)
    assert results(scene) == {
        first.pk: ("88.888889", 1, "一等奖"),
        second.pk: ("77.777778", 2, "入围"),
        third.pk: ("11.111111", 3, None),
    }
    for entry, state in ((first, "awarded"), (second, "shortlisted"), (third, "not_selected")):
        entry.refresh_from_db()
        assert entry.state == state
        assert entry.events.last().to_state == state
    assert (scene.round.state, scene.round.published_at is not None) == ("published", True)
    assert RoundEvent.objects.get(verb="round_published").by == scene.chair
    workings = Result.objects.get(entry=first).workings
    assert [card["total"] for card in workings["cards"]] == ["88.888889", "88.888889"]


def test_only_a_closed_round_with_awards_is_published_and_only_by_the_chair_or_an_organiser(scene):
    entry = scene.add_entry()
    scene.open()
    with pytest.raises(RoundNotReady) as refusal:
        publish_result(scene.round, by=scene.chair)
    assert refusal.value.code == "wrong_state"
    scene.score_all({entry.pk: 5})
    close_round(scene.round, by=scene.chair)
    with pytest.raises(PermissionDenied):
        publish_result(scene.round, by=scene.judge)
    scene.round.awards.all().delete()
    with pytest.raises(RoundNotReady) as refusal:
        publish_result(scene.round, by=scene.organiser)
    assert (refusal.value.code, Result.objects.count()) == ("no_award", 0)


def test_a_tie_on_a_prize_line_waits_for_the_chair(scene):
    first, second = close_with(scene, 8, 8)
    with pytest.raises(TieOnPrizeLine):
        publish_result(scene.round, by=scene.organiser)
    first.refresh_from_db()
    assert (Result.objects.count(), first.state) == (0, "in_judging")
    with pytest.raises(PermissionDenied):
        settle_tie(scene.round, [second, first], reason="气息更足", by=scene.organiser)
    with pytest.raises(RoundNotReady) as refusal:
        settle_tie(scene.round, [second], reason="气息更足", by=scene.chair)
    assert refusal.value.code == "not_a_tie"
    with pytest.raises(RoundNotReady) as refusal:
        settle_tie(scene.round, [second, first], reason="", by=scene.chair)
    assert refusal.value.code == "no_reason"
    settle_tie(scene.round, [second, first], reason="气息更足", by=scene.chair)
    assert RoundEvent.objects.get(verb="tie_settled").details == {"order": [str(second.uuid), str(first.uuid)]}
    publish_result(scene.round, by=scene.organiser)
    assert results(scene) == {first.pk: ("77.777778", 1, None), second.pk: ("77.777778", 1, "一等奖")}


def test_recusal_lowers_the_count_and_an_unscored_entry_has_no_rank(scene):
    entry = scene.add_entry()
    other = scene.add_entry()
    scene.open()
    for one in scene.round.assignments.all():
        if one.entry_id == other.pk or one.judge == scene.chair:
            recuse(one, reason="认出作者", by=one.judge)
        else:
            scene.score(one, 10, 10)
    sign_scorecards(scene.round, by=scene.judge)
    close_round(scene.round, by=scene.chair)
    publish_result(scene.round, by=scene.chair)
    assert results(scene) == {entry.pk: ("100.000000", 1, "一等奖"), other.pk: ("None", None, None)}
    assert Result.objects.get(entry=entry).workings["recused"] == 1


def test_unsigned_cards_do_not_count_once_the_round_is_closed(scene):
    entry = scene.add_entry()
    scene.open()
    for one in scene.round.assignments.all():
        scene.score(one, *([10, 10] if one.judge == scene.chair else [1, 1]))
    sign_scorecards(scene.round, by=scene.chair)
    scene.round = close_round(scene.round, by=scene.chair, gaps_reason="未签的不算")
    publish_result(scene.round, by=scene.chair)
    assert results(scene) == {entry.pk: ("100.000000", 1, "一等奖")}
    assert Result.objects.get().workings["not_signed"] == 1


def test_a_disqualified_entry_has_no_result(scene):
    first, second = close_with(scene, 9, 8)
    disqualify_entry(first, reason="抄袭", by=scene.organiser)
    publish_result(scene.round, by=scene.chair)
    assert results(scene) == {second.pk: ("77.777778", 1, "一等奖")}


def test_recomputing_says_equal_or_different_to_the_last_digit(scene, capsys):
    first, _second = close_with(scene, 9, 8)
    with pytest.raises(CommandError):
        call_command("recompute_result", str(scene.round.uuid))
    publish_result(scene.round, by=scene.chair)
    call_command("recompute_result", str(scene.round.uuid))
    assert "2 of 2" in capsys.readouterr().out
    disqualify_entry(first, reason="抄袭", by=scene.organiser)
    call_command("recompute_result", str(scene.round.uuid))
    Result.objects.filter(entry=first).update(total=Decimal("88.888888"))
    with pytest.raises(SystemExit) as end:
        call_command("recompute_result", str(scene.round.uuid))
    assert end.value.code == 1
    assert "88.888889" in capsys.readouterr().out
    Result.objects.filter(entry=first).update(total=Decimal("88.888889"))
    Score.objects.filter(scorecard__assignment__entry=first).update(value=10)
    with pytest.raises(SystemExit):
        call_command("recompute_result", str(scene.round.uuid))
