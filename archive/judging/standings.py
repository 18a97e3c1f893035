"""How a round stands, computed from its stored scorecards: the one computation behind board, result and recomputation."""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from archive.entries.enums import EntryState
from archive.entries.models import Entry
from archive.judging.enums import Method, RoundState
from archive.judging.models import Assignment, Award, Criterion, Round, RoundEvent
from archive.judging.scoring import (
    Outcome,
    Scale,
    Tier,
    card_total,
    competition_ranks,
    entry_outcome,
    place_awards,
    rounded,
    tie_groups,
)


@dataclass(frozen=True)
class Card:
    """One judge's card on one entry. `total` is None while it is incomplete; `counts` says whether it goes in."""

    assignment_id: int
    assignment_uuid: UUID
    judge_id: int
    scores: dict[int, Decimal]
    total: Fraction | None
    is_signed: bool
    is_recused: bool
    counts: bool
    is_flagged: bool = False
    remark: str = ""


@dataclass
class Standing:
    """An entry in its category: its cards in a fixed order, its outcome, rank and award."""

    entry: Entry
    code: str
    cards: list[Card]
    outcome: Outcome
    rank: int | None = None
    award: Award | None = None
    is_tied_on_line: bool = False
    settled_place: int | None = None

    def workings(self, method: str) -> dict[str, object]:
        """Return what the total was computed from, for `Result.workings`; every number as decimal text."""
        counted = [card for card in self.cards if card.counts]
        return {
            "method": method,
            "cards": [
                {
                    "assignment": str(card.assignment_uuid),
                    "total": str(rounded(card.total)) if card.total is not None else None,
                    "is_dropped": position in self.outcome.dropped,
                }
                for position, card in enumerate(counted)
            ],
            "counted": self.outcome.counted,
            "recused": sum(1 for card in self.cards if card.is_recused),
            "not_signed": sum(1 for card in self.cards if not card.is_recused and not card.counts),
            "trim": "fewer than three cards: none dropped" if self.outcome.is_trim_waived else "",
            "settled_place": self.settled_place,
        }


@dataclass
class Standings:
    """All of a round: its standings by category, in the order of rank; and the ties nobody has settled."""

    round: Round
    criteria: list[Criterion]
    awards: list[Award]
    by_category: dict[int, list[Standing]] = field(default_factory=dict)
    open_ties: list[list[Standing]] = field(default_factory=list)

    @property
    def all(self) -> list[Standing]:
        """Every standing, category by category."""
        return [standing for standings in self.by_category.values() for standing in standings]


def standings_of(round: Round) -> Standings:
    """Return how the round stands. While it is open complete cards count; once closed, only signed ones. Five queries.

    An entry disqualified or withdrawn before the result was published is left out.
    """
    criteria, awards = list(round.criteria.all()), list(round.awards.all())
    scales = {one.pk: Scale(one.weight, one.lowest, one.highest) for one in criteria}
    needs_signature = round.state in {RoundState.CLOSED, RoundState.PUBLISHED}
    if round.state == RoundState.PUBLISHED:
        assigned = Assignment.objects.filter(round=round, entry__results__round=round)
    else:
        out = {EntryState.DISQUALIFIED, EntryState.WITHDRAWN}
        assigned = Assignment.objects.filter(round=round).exclude(entry__state__in=out)
    codes: dict[int, str] = {}
    entries: dict[int, Entry] = {}
    cards: dict[int, list[Card]] = defaultdict(list)
    assignments = (
        assigned.select_related("entry__category", "scorecard", "recusal")
        .prefetch_related("scorecard__scores")
        .order_by("entry__category__order", "entry__category_id", "judge_id")
    )
    for assignment in assignments:
        entries[assignment.entry_id] = assignment.entry
        codes[assignment.entry_id] = assignment.blind_code
        cards[assignment.entry_id].append(_card(assignment, scales, needs_signature=needs_signature))
    standings = Standings(round, criteria, awards)
    for pk, entry in entries.items():
        counted = [card.total for card in cards[pk] if card.counts]
        outcome = entry_outcome(counted, Method(round.method))
        standings.by_category.setdefault(entry.category_id, []).append(
            Standing(entry=entry, code=codes[pk], cards=cards[pk], outcome=outcome)
        )
    settled = settled_orders(round)
    for group in standings.by_category.values():
        _rank(group, standings, settled)
    return standings


def settled_orders(round: Round) -> list[list[str]]:
    """Return the chair's orders for ties, as lists of entry UUIDs; of several on the same works the last holds."""
    events = RoundEvent.objects.filter(round=round, verb="tie_settled").order_by("at", "pk")
    return [[str(one) for one in event.details.get("order", [])] for event in events]


def _card(assignment: Assignment, scales: dict[int, Scale], *, needs_signature: bool) -> Card:
    recused = hasattr(assignment, "recusal")
    scorecard = getattr(assignment, "scorecard", None)
    scores = {one.criterion_id: one.value for one in scorecard.scores.all()} if scorecard else {}
    total = card_total(scales, scores)
    signed = bool(scorecard and scorecard.signed_at)
    return Card(
        assignment_id=assignment.pk,
        assignment_uuid=assignment.uuid,
        judge_id=assignment.judge_id,
        scores=scores,
        total=total,
        is_signed=signed,
        is_recused=recused,
        counts=not recused and total is not None and (signed or not needs_signature),
        is_flagged=bool(scorecard and scorecard.is_flagged),
        remark=scorecard.remark if scorecard else "",
    )


def _rank(group: list[Standing], standings: Standings, settled: list[list[str]]) -> None:
    """Give the standings of one category their ranks and awards, and put them in order."""
    by_uuid = {str(standing.entry.uuid): standing for standing in group}
    totals = {uuid: standing.outcome.total for uuid, standing in by_uuid.items()}
    ranks = competition_ranks(totals)
    placing = place_awards(totals, [Tier(award.pk, award.places) for award in standings.awards], settled)
    awards = {award.pk: award for award in standings.awards}
    ties = set(tie_groups(totals))
    in_order = {uuid: place for order in settled if frozenset(order) in ties for place, uuid in enumerate(order, 1)}
    for uuid, standing in by_uuid.items():
        standing.rank = ranks[uuid]
        standing.award = awards.get(placing.tiers.get(uuid, 0))
        standing.settled_place = in_order.get(uuid)
    for tie in placing.open_ties:
        tied = [by_uuid[uuid] for uuid in tie]
        for standing in tied:
            standing.is_tied_on_line = True
        standings.open_ties.append(sorted(tied, key=lambda standing: standing.code))
    group.sort(key=lambda standing: (standing.rank or len(group) + 1, standing.settled_place or 0, standing.code))
