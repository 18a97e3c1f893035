"""Reads across judging's models; each says how many queries it takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from archive.entries.enums import EntryState
from archive.judging.enums import RoundState
from archive.judging.models import Assignment, Panelist, Result, Round, Scorecard
from archive.judging.standings import Standings
from archive.units.models import User
from archive.works.enums import FileRole
from media_pipeline import delivery
from media_pipeline.delivery import Picture


@dataclass(frozen=True)
class Difference:
    """A published value that the scorecards don't give."""

    number: str
    what: str
    stored: str
    computed: str


def differences_from(results: Sequence[Result], standings: Standings) -> list[Difference]:
    """Return where published results differ from the standings: total, rank, award and workings. No query."""
    computed = {standing.entry.pk: standing for standing in standings.all}
    differences = []
    for result in results:
        standing = computed.get(result.entry_id)
        number = result.entry.number or str(result.entry.uuid)
        pairs: list[tuple[str, object, object]] = (
            [("entry", "present", "absent")]
            if standing is None
            else [
                ("total", result.total, standing.outcome.total),
                ("rank", result.rank, standing.rank),
                ("award", result.award, standing.award),
                ("workings", result.workings, standing.workings(standings.round.method)),
            ]
        )
        differences += [
            Difference(number, what, str(stored), str(value)) for what, stored, value in pairs if stored != value
        ]
    missing = computed.keys() - {result.entry_id for result in results}
    differences += [
        Difference(computed[pk].entry.number or computed[pk].code, "entry", "absent", "present") for pk in missing
    ]
    return differences


@dataclass(frozen=True)
class RoundProgress:
    """A judge's own progress in a round. `next_uuid` is the first work not scored, else the first."""

    round: Round
    is_chair: bool
    count: int
    done: int
    flagged: int
    is_signed: bool
    next_uuid: UUID | None


def rounds_of(judge: User) -> list[RoundProgress]:
    """Return the rounds the judge sits in that have been opened, the open ones first. Two queries."""
    seats = (
        Panelist.objects.filter(judge=judge)
        .exclude(round__state=RoundState.DRAFT)
        .select_related("round__call")
        .annotate(criterion_count=Count("round__criteria"))
    )
    rows: dict[int, list[tuple[UUID, int, bool, bool]]] = {}
    for round_id, uuid, count, is_flagged, signed_at in (
        Assignment.objects.filter(judge=judge, recusal__isnull=True)
        .annotate(score_count=Count("scorecard__scores"))
        .order_by("order", "pk")
        .values_list("round_id", "uuid", "score_count", "scorecard__is_flagged", "scorecard__signed_at")
    ):
        rows.setdefault(round_id, []).append((uuid, count, bool(is_flagged), signed_at is not None))
    found = []
    for seat in seats:
        mine = rows.get(seat.round_id, [])
        waiting = [uuid for uuid, count, _flag, _signed in mine if count < seat.criterion_count]
        found.append(
            RoundProgress(
                round=seat.round,
                is_chair=seat.is_chair,
                count=len(mine),
                done=len(mine) - len(waiting),
                flagged=sum(1 for row in mine if row[2]),
                is_signed=bool(mine) and all(row[3] for row in mine),
                next_uuid=waiting[0] if waiting else mine[0][0] if mine else None,
            )
        )
    found.sort(key=lambda one: (one.round.state != RoundState.OPEN, -one.round.closes_at.timestamp()))
    return found


def judged_by(round: Round, judge: User) -> QuerySet[Assignment]:
    """Return what the judge has to judge in the round, in their order, recusals left out."""
    return Assignment.objects.filter(round=round, judge=judge, recusal__isnull=True).order_by("order", "pk")


def rounds_to_watch() -> QuerySet[Round]:
    """Return the rounds an organiser may watch, with their calls. One query."""
    return Round.objects.exclude(state=RoundState.DRAFT).select_related("call")


@dataclass(frozen=True)
class RoundAtWork:
    """A round that isn't published, with what is due next: `prepare`, `open`, `wait`, `close` or `publish`.

    `cards` are the scorecards to come, one a judge and work; `signed` those that count already.
    """

    round: Round
    due: str
    cards: int
    signed: int


def rounds_at_work() -> list[RoundAtWork]:
    """Return the rounds that aren't published, the next closing instant first. One query."""
    rounds = (
        Round.objects.exclude(state=RoundState.PUBLISHED)
        .select_related("call")
        .annotate(
            criterion_count=Count("criteria", distinct=True),
            judge_count=Count("panelists", distinct=True),
            card_count=Count("assignments", Q(assignments__recusal__isnull=True), distinct=True),
            signed_count=Count(
                "assignments",
                Q(assignments__recusal__isnull=True, assignments__scorecard__signed_at__isnull=False),
                distinct=True,
            ),
        )
        .order_by("closes_at", "pk")
    )
    return [RoundAtWork(round, _due(round), round.card_count, round.signed_count) for round in rounds]


def _due(round: Any) -> str:
    if round.state == RoundState.DRAFT:
        return "open" if round.criterion_count and round.judge_count else "prepare"
    if round.state == RoundState.CLOSED:
        return "publish"
    return "wait" if round.is_scoring and round.signed_count < round.card_count else "close"


@dataclass(frozen=True)
class Awarded:
    """A work that got an award, as the public may see it: withheld names stay withheld."""

    title: str
    names: str
    unit: str
    category: str
    number: str
    medium: str
    picture: Picture | None
    first_character: str


@dataclass(frozen=True)
class PublishedTier:
    """An award with those who got it."""

    key: int
    title: str
    works: tuple[Awarded, ...]


@dataclass(frozen=True)
class PublishedResult:
    """A round's public result; `categories` are (title, how many awarded)."""

    tiers: tuple[PublishedTier, ...]
    categories: tuple[tuple[str, int], ...]
    count: int
    judges: int
    scorecards: int


def published_awards(round: Round) -> PublishedResult:
    """Return the awards of a published round by tier, category and rank. Seven queries, however many works.

    An entry disqualified since has lost its award. A picture is shown only where the entry allows it.
    """
    results = (
        Result.objects.filter(round=round, award__isnull=False)
        .exclude(entry__state=EntryState.DISQUALIFIED)
        .select_related("award", "entry__category", "entry__unit", "entry__work")
        .prefetch_related("entry__work__creators", "entry__work__files__original__renditions")
        .order_by("award__order", "award_id", "entry__category__order", "entry__category_id", "rank", "entry__number")
    )
    tiers: dict[int, list[Awarded]] = {}
    titles: dict[int, str] = {}
    categories: dict[str, int] = {}
    for result in results:
        award = result.award
        if award is None:
            continue
        titles[award.pk] = award.local_title
        awarded = _awarded(result)
        categories[awarded.category] = categories.get(awarded.category, 0) + 1
        tiers.setdefault(award.pk, []).append(awarded)
    counted = Scorecard.objects.filter(assignment__round=round, signed_at__isnull=False)
    return PublishedResult(
        tiers=tuple(
            PublishedTier(place, titles[pk], tuple(works)) for place, (pk, works) in enumerate(tiers.items(), 1)
        ),
        categories=tuple(categories.items()),
        count=sum(categories.values()),
        judges=round.panelists.count(),
        scorecards=counted.filter(assignment__recusal__isnull=True).count(),
    )


def _awarded(result: Result) -> Awarded:
    entry, work = result.entry, result.entry.work
    originals = [one.original for one in work.files.all() if one.role == FileRole.VIEW] if entry.may_be_shown else []
    title = work.local_title
    picture = next((delivery.picture(one, sizes="160px", alt="") for one in originals), None)
    return Awarded(
        title=title,
        names="、".join(creator.local_name for creator in work.creators.all()),
        unit=entry.unit.local_name,
        category=entry.category.local_title,
        number=entry.number or "",
        medium=work.medium,
        picture=picture,
        first_character=title[:1],
    )
