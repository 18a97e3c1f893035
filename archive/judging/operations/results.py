"""Settling ties and publishing the result."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.entries.enums import JUDGED, EntryState
from archive.entries.models import Entry
from archive.entries.operations import move_entries
from archive.judging.enums import RoundState
from archive.judging.exceptions import RoundNotReady, TieOnPrizeLine
from archive.judging.models import Result, Round, RoundEvent
from archive.judging.operations.rounds import move_round
from archive.judging.rules import can_chair, can_settle
from archive.judging.standings import Standing, standings_of
from archive.units.models import User

BATCH = 500


@transaction.atomic
def settle_tie(round: Round, order: Sequence[Entry], *, reason: str, by: User) -> RoundEvent:
    """Record the chair's order of entries that tie across a prize line, highest first, with the reason.

    Raises RoundNotReady: wrong_state unless the round is closed, no_reason, not_a_tie when the entries aren't exactly
    the ones of one open tie.
    """
    can_settle(by, round).or_refuse()
    round = Round.objects.select_for_update().get(pk=round.pk)
    if round.state != RoundState.CLOSED:
        raise RoundNotReady("wrong_state", _("Ties are settled once the round is closed. Nothing was changed."))
    if not reason.strip():
        raise RoundNotReady("no_reason", _("Please write down why. Nothing was changed."))
    tied = {entry.pk for entry in order}
    ties = [{standing.entry.pk for standing in tie} for tie in standings_of(round).open_ties]
    if len(tied) != len(order) or tied not in ties:
        raise RoundNotReady(
            "not_a_tie", _("These works aren't the ones that tie across a prize line. Nothing was changed.")
        )
    return RoundEvent.objects.create(
        round=round,
        by=by,
        verb="tie_settled",
        reason=reason.strip(),
        details={"order": [str(entry.uuid) for entry in order]},
    )


@transaction.atomic
def publish_result(round: Round, *, by: User) -> Round:
    """Publish the result of a closed round: totals, ranks and awards per category, and move its entries.

    Raises RoundNotReady: wrong_state, no_award; TieOnPrizeLine: tie.
    """
    can_chair(by, round).or_refuse()
    round = Round.objects.select_for_update().get(pk=round.pk)
    standings = standings_of(round)
    if round.state == RoundState.CLOSED:
        if not standings.awards:
            raise RoundNotReady("no_award", _("The round has no award yet. Please add its prizes or its shortlist."))
        if standings.open_ties:
            raise TieOnPrizeLine([[standing.code for standing in tie] for tie in standings.open_ties])
    move_round(round, to=RoundState.PUBLISHED, by=by, results=len(standings.all))
    round.published_at = timezone.now()
    round.save(update_fields=["published_at"])
    Result.objects.bulk_create([_result(round, standing) for standing in standings.all], batch_size=BATCH)
    for state in sorted(JUDGED):
        reached = [standing.entry for standing in standings.all if _state_after(standing) == state]
        move_entries(reached, to=state, by=by, verb="judged")
    return round


def _result(round: Round, standing: Standing) -> Result:
    return Result(
        round=round,
        entry=standing.entry,
        total=standing.outcome.total,
        rank=standing.rank,
        award=standing.award,
        workings=standing.workings(round.method),
    )


def _state_after(standing: Standing) -> EntryState:
    if standing.award is None:
        return EntryState.NOT_SELECTED
    return EntryState.SHORTLISTED if standing.award.is_shortlist else EntryState.AWARDED
