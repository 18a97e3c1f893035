"""Opening and closing a round."""

import secrets
from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.entries.enums import EntryState
from archive.entries.models import Entry
from archive.entries.operations import freeze_entries
from archive.judging.conflicts import conflicts_between
from archive.judging.enums import ROUND_MOVES, RoundState
from archive.judging.exceptions import RoundHasGaps, RoundNotReady
from archive.judging.models import Assignment, Recusal, Round, RoundEvent, Scorecard
from archive.judging.rules import can_chair, can_run_rounds
from archive.judging.snapshots import for_snapshot, snapshot
from archive.units.models import Unit, User

RANDOM = secrets.SystemRandom()
CODES = 9999
BATCH = 1000


def move_round(round: Round, *, to: RoundState, by: User | None, reason: str = "", **details: object) -> RoundEvent:
    """Move a locked round's state by the table of allowed moves, and write the event. Only operations call this."""
    before = RoundState(round.state)
    if to not in ROUND_MOVES[before]:
        raise RoundNotReady(
            "wrong_state",
            _("This round is %(state)s, so that can't be done now. Nothing was changed.")
            % {"state": before.label.lower()},
        )
    round.state = to
    round.save(update_fields=["state"])
    return RoundEvent.objects.create(
        round=round, by=by, verb=f"round_{to}", from_state=before, to_state=to, reason=reason, details=details
    )


@transaction.atomic
def open_round(round: Round, *, by: User) -> Round:
    """Open the round: freeze its entries, assign each to each judge under a random code, keep back who must not judge.

    Takes the categories' shortlisted entries where there are any, otherwise their eligible ones.
    Raises RoundNotReady: wrong_state, closes_in_past, no_criterion, no_judge, no_entry, entry_without_judge.
    """
    can_run_rounds(by).or_refuse()
    round = Round.objects.select_for_update().get(pk=round.pk)
    judges = [seat.judge for seat in round.panelists.select_related("judge").order_by("pk")]
    if round.state == RoundState.DRAFT:
        _check_ready(round, judges)
    entries = list(for_snapshot(Entry.objects.filter(pk__in=_entries_to_judge(round))))
    if round.state == RoundState.DRAFT and not entries:
        raise RoundNotReady(
            "no_entry", _("No entry of these categories is eligible yet, so there is nothing to judge.")
        )
    move_round(round, to=RoundState.OPEN, by=by, entries=len(entries), judges=len(judges))
    conflicts = conflicts_between(judges, entries)
    alone = [entry for entry in entries if all((judge.pk, entry.pk) in conflicts for judge in judges)]
    if alone:
        raise RoundNotReady(
            "entry_without_judge",
            _("The round was not opened: every judge would be kept back from %(entries)s. Please add a judge.")
            % {"entries": "、".join(entry.number or str(entry.work) for entry in alone)},
        )
    freeze_entries(entries, by=by)
    _assign(round, judges, entries)
    _keep_back(round, conflicts)
    return round


def _check_ready(round: Round, judges: Sequence[User]) -> None:
    if round.closes_at <= timezone.now():
        raise RoundNotReady(
            "closes_in_past", _("The instant until which scores are taken has passed. Please set another.")
        )
    if not round.criteria.exists():
        raise RoundNotReady("no_criterion", _("The round has no criterion yet. Please add what is to be scored."))
    if not judges:
        raise RoundNotReady("no_judge", _("The round has no judge yet. Please add its panel."))


def _entries_to_judge(round: Round) -> list[int]:
    """Return the entries' keys: per category the shortlisted ones, or, where there are none, the eligible ones."""
    waiting = list(
        Entry.objects.filter(call_id=round.call_id, category__in=round.categories.all())
        .filter(Q(state=EntryState.ELIGIBLE) | Q(state=EntryState.SHORTLISTED))
        .select_for_update(of=("self",))
        .order_by("pk")
        .values_list("pk", "category_id", "state")
    )
    shortlists = {category for _pk, category, state in waiting if state == EntryState.SHORTLISTED}
    return [pk for pk, category, state in waiting if state == EntryState.SHORTLISTED or category not in shortlists]


def _assign(round: Round, judges: Sequence[User], entries: Sequence[Entry]) -> None:
    """Make an assignment of each entry to each judge; every judge has an order of their own, by category."""
    numbers = RANDOM.sample(range(1, max(CODES, len(entries) * 10) + 1), len(entries))
    units = {unit.path: unit for unit in Unit.objects.all()}
    shown = {entry.pk: snapshot(entry, is_blind=round.is_blind, units_by_path=units) for entry in entries}
    codes = {entry.pk: f"B-{number:04d}" for entry, number in zip(entries, numbers, strict=True)}
    assignments = []
    for judge in judges:
        order = [entry.pk for entry in entries]
        RANDOM.shuffle(order)
        categories = {entry.pk: (entry.category.order, entry.category_id) for entry in entries}
        order.sort(key=lambda pk: categories[pk])
        assignments += [
            Assignment(round=round, entry_id=pk, judge=judge, blind_code=codes[pk], order=place, shown=dict(shown[pk]))
            for place, pk in enumerate(order, 1)
        ]
    Assignment.objects.bulk_create(assignments, batch_size=BATCH)


def _keep_back(round: Round, conflicts: dict[tuple[int, int], str]) -> None:
    kept = [one for one in round.assignments.all() if (one.judge_id, one.entry_id) in conflicts]
    Recusal.objects.bulk_create(
        [Recusal(assignment=one, reason=conflicts[one.judge_id, one.entry_id], is_automatic=True) for one in kept],
        batch_size=BATCH,
    )
    RoundEvent.objects.bulk_create(
        [
            RoundEvent(round=round, assignment=one, verb="kept_back", reason=conflicts[one.judge_id, one.entry_id])
            for one in kept
        ],
        batch_size=BATCH,
    )


@transaction.atomic
def close_round(round: Round, *, by: User, gaps_reason: str = "") -> Round:
    """Close the round: no score changes any more, and only signed scorecards count.

    Raises RoundHasGaps (gaps) while scorecards are unsigned and no reason says how that is treated; RoundNotReady
    (wrong_state). The reason goes into the event.
    """
    can_chair(by, round).or_refuse()
    # A score being saved at this moment holds its assignment, and its event then refers to the round. So all lock in
    # that order, assignments by key and then the round: the other way round they would wait for each other for ever.
    assigned = list(
        Assignment.objects.select_for_update().filter(round=round).order_by("pk").values_list("pk", flat=True)
    )
    round = Round.objects.select_for_update().get(pk=round.pk)
    signed = Scorecard.objects.filter(assignment__round=round, signed_at__isnull=False).values("assignment")
    recused = Recusal.objects.filter(assignment__round=round).values("assignment")
    gaps = round.assignments.exclude(pk__in=signed).exclude(pk__in=recused).count()
    if round.state == RoundState.OPEN and gaps and not gaps_reason.strip():
        raise RoundHasGaps(gaps)
    move_round(round, to=RoundState.CLOSED, by=by, reason=gaps_reason.strip(), gaps=gaps, assignments=len(assigned))
    return round
