"""Saving and signing scorecards, and stepping back."""

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.judging.enums import RoundState
from archive.judging.exceptions import (
    CardValues,
    IncompleteScorecards,
    RoundNotReady,
    ScorecardRefused,
    StaleScorecard,
    wrong_value,
)
from archive.judging.models import Assignment, Criterion, Recusal, Round, RoundEvent, Score, Scorecard
from archive.judging.rules import can_chair
from archive.units.models import User

LONGEST_REMARK = 4000


@transaction.atomic
def save_scorecard(
    assignment: Assignment,
    *,
    scores: Mapping[int, Decimal | None],
    remark: str,
    is_flagged: bool,
    version: int,
    by: User,
) -> Scorecard:
    """Save a judge's whole card: criterion's pk -> score, None for 'not scored'. `version` is the one it was made from.

    The same card sent twice is saved once. Raises StaleScorecard with both values when another was saved since;
    ScorecardRefused: not_yours, not_open, too_late, recused, signed, unknown_criterion, out_of_range, off_step,
    remark_too_long. Nothing is written then.
    """
    # the assignment is locked first, the round read afterwards: whoever closes the round waits for this, or wins
    assignment = Assignment.objects.select_for_update().get(pk=assignment.pk)
    round = Round.objects.get(pk=assignment.round_id)
    card = Scorecard.objects.filter(assignment=assignment).first()
    _check_open(assignment, round, card, by)
    criteria = {criterion.pk: criterion for criterion in round.criteria.all()}
    given = _checked(scores, criteria)
    if len(remark) > LONGEST_REMARK:
        raise wrong_value(
            "remark_too_long", _("The remark is longer than %(most)s characters."), most=str(LONGEST_REMARK)
        )
    stored = {one.criterion_id: one.value for one in card.scores.all()} if card else {}
    mine = _values(given, remark, is_flagged=is_flagged, version=version, criteria=criteria)
    theirs = _values(
        stored,
        card.remark if card else "",
        is_flagged=bool(card and card.is_flagged),
        version=card.version if card else 0,
        criteria=criteria,
    )
    if card is not None and {**mine, "version": 0} == {**theirs, "version": 0}:
        return card
    if version != (card.version if card else 0):
        raise StaleScorecard(
            mine=mine, theirs=theirs, saved_at=card.saved_at.isoformat() if card and card.saved_at else ""
        )
    if card is None:
        card = Scorecard(assignment=assignment)
    card.remark, card.is_flagged, card.version, card.saved_at = remark, is_flagged, version + 1, timezone.now()
    card.save()
    _write_scores(card, stored, given)
    RoundEvent.objects.create(
        round=round,
        assignment=assignment,
        by=by,
        verb="scorecard_saved",
        details={"version": card.version, "scores": mine["scores"]},
    )
    return card


def _check_open(assignment: Assignment, round: Round, card: Scorecard | None, by: User) -> None:
    if assignment.judge_id != by.pk:
        raise ScorecardRefused("not_yours", _("This work isn't assigned to you, so nothing was saved."))
    if round.state != RoundState.OPEN:
        raise ScorecardRefused("not_open", _("This round isn't open, so nothing was saved."))
    if timezone.now() >= round.closes_at:
        raise ScorecardRefused(
            "too_late", _("The time for scores is over, so this was not saved. What was saved before counts.")
        )
    if Recusal.objects.filter(assignment=assignment).exists():
        raise ScorecardRefused("recused", _("You stepped back, or were kept back, from this work."))
    if card is not None and card.signed_at is not None:
        raise ScorecardRefused("signed", _("You have signed this scorecard; it can't be changed any more."))


def _checked(scores: Mapping[int, Decimal | None], criteria: Mapping[int, Criterion]) -> dict[int, Decimal]:
    """Return the scores given, each within its criterion's range and a whole number of points above the lowest."""
    given: dict[int, Decimal] = {}
    for pk, score in scores.items():
        criterion = criteria.get(pk)
        if criterion is None:
            raise ScorecardRefused(
                "unknown_criterion", _("This round has no such criterion. Please load the page again.")
            )
        if score is None:
            continue
        words = {"criterion": criterion.local_title, "lowest": f"{criterion.lowest.normalize():f}"}
        if not score.is_finite() or not criterion.lowest <= score <= criterion.highest:
            raise wrong_value(
                "out_of_range",
                _("“%(criterion)s” is scored from %(lowest)s to %(highest)s."),
                highest=f"{criterion.highest.normalize():f}",
                **words,
            )
        if (score - criterion.lowest) % 1:
            raise wrong_value("off_step", _("“%(criterion)s” is scored in whole points from %(lowest)s on."), **words)
        given[pk] = score
    return given


def _values(
    scores: Mapping[int, Decimal],
    remark: str,
    *,
    is_flagged: bool,
    version: int,
    criteria: Mapping[int, Criterion],
) -> CardValues:
    by_place: dict[str, str | None] = {
        str(place): f"{scores[pk].normalize():f}" if pk in scores else None for place, pk in enumerate(criteria, 1)
    }
    return CardValues(scores=by_place, remark=remark, is_flagged=is_flagged, version=version)


def _write_scores(card: Scorecard, stored: Mapping[int, Decimal], given: Mapping[int, Decimal]) -> None:
    card.scores.filter(criterion_id__in=stored.keys() - given.keys()).delete()
    changed = [
        Score(scorecard=card, criterion_id=pk, value=value) for pk, value in given.items() if stored.get(pk) != value
    ]
    Score.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["scorecard", "criterion"], update_fields=["value"]
    )


@transaction.atomic
def sign_scorecards(round: Round, *, by: User) -> int:
    """Sign all of the judge's cards in the round, for good; return how many. Works the judge stepped back from are left.

    Raises IncompleteScorecards with the codes that lack scores, ScorecardRefused: not_open, nothing_to_sign.
    """
    mine = list(
        Assignment.objects.select_for_update(of=("self",))
        .filter(round=round, judge=by, recusal__isnull=True)
        .order_by("pk")  # the order in which close_round locks them
    )
    mine.sort(key=lambda assignment: (assignment.order, assignment.pk))
    round = Round.objects.get(pk=round.pk)
    if round.state != RoundState.OPEN:
        raise ScorecardRefused("not_open", _("This round isn't open, so nothing was signed."))
    if not mine:
        raise ScorecardRefused("nothing_to_sign", _("No work of this round is assigned to you."))
    needed = round.criteria.count()
    cards = {
        card.assignment_id: card
        for card in Scorecard.objects.filter(assignment__in=mine).prefetch_related("scores").order_by("pk")
    }
    lacking = [one.blind_code for one in mine if one.pk not in cards or len(cards[one.pk].scores.all()) < needed]
    if lacking:
        raise IncompleteScorecards(lacking)
    unsigned = [card.pk for card in cards.values() if card.signed_at is None]
    signed = Scorecard.objects.filter(pk__in=unsigned).update(signed_at=timezone.now())
    if signed:
        RoundEvent.objects.create(round=round, by=by, verb="scorecards_signed", details={"count": signed})
    return signed


@transaction.atomic
def recuse(assignment: Assignment, *, reason: str, by: User) -> Recusal:
    """Take a judge off an entry: themselves before signing, or by the chair or an organiser. Their scores don't count.

    Raises ScorecardRefused: no_reason, signed, recused; RoundNotReady: wrong_state once the round is closed.
    """
    assignment = Assignment.objects.select_for_update().get(pk=assignment.pk)
    round = Round.objects.get(pk=assignment.round_id)
    if assignment.judge_id != by.pk:
        can_chair(by, round).or_refuse()
    if round.state != RoundState.OPEN:
        raise RoundNotReady("wrong_state", _("This round isn't open, so nobody can step back from a work now."))
    if not reason.strip():
        raise ScorecardRefused("no_reason", _("Please say why you step back. Nothing was changed."))
    if Recusal.objects.filter(assignment=assignment).exists():
        raise ScorecardRefused("recused", _("You stepped back, or were kept back, from this work."))
    signed = Scorecard.objects.filter(assignment=assignment, signed_at__isnull=False).exists()
    if signed and assignment.judge_id == by.pk:
        raise ScorecardRefused(
            "signed", _("You have signed this scorecard; it can't be changed any more. Please tell the jury chair.")
        )
    recusal = Recusal.objects.create(assignment=assignment, reason=reason.strip())
    RoundEvent.objects.create(round=round, assignment=assignment, by=by, verb="recused", reason=recusal.reason)
    return recusal
