"""What the chair's board shows: who has done what, how far the judges agree, what keeps the round open. Reads only."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from statistics import median
from uuid import UUID

from archive.judging.models import Panelist, Recusal, Round
from archive.judging.scoring import rounded
from archive.judging.standings import Card, Standing, Standings, standings_of
from archive.units.models import User

OUTLIER = 12  # points of 100 from the median
WIDTH = 320
ROWS = (8, 17, 11, 20, 14)  # dots of close scores lie beside each other


@dataclass(frozen=True)
class Dot:
    """One judge's total on one work, placed on the line from 0 to 100."""

    x: str
    y: int
    words: str
    is_outlier: bool


@dataclass(frozen=True)
class EntryLine:
    """A work on the board: by its code only."""

    uuid: UUID
    code: str
    category: str
    rank: int | None
    total: str
    spread: str
    spread_px: int
    mean_x: str
    dots: tuple[Dot, ...]
    totals: str
    award: str
    is_tied: bool
    is_wide: bool
    missing: int


@dataclass(frozen=True)
class JudgeLine:
    """A judge on the board."""

    judge: User
    is_chair: bool
    count: int
    done: int
    signed: int
    recused: int


@dataclass(frozen=True)
class RecusalLine:
    """A recusal; for those found by the system the board doesn't say who, which would name a creator."""

    code: str
    judge: str
    reason: str


@dataclass(frozen=True)
class Board:
    """The chair's board. `percent` is how much of the scorecards has come in."""

    standings: Standings
    entries: tuple[EntryLine, ...]
    judges: tuple[JudgeLine, ...]
    recusals: tuple[RecusalLine, ...]
    kept_back: int
    ties: tuple[tuple[EntryLine, ...], ...]
    expected: int
    complete: int
    unsigned: int
    percent: str


def board_of(round: Round) -> Board:
    """Return the board. Eight queries, however many works."""
    standings = standings_of(round)
    seats = list(Panelist.objects.filter(round=round).select_related("judge").order_by("pk"))
    names = {seat.judge_id: str(seat.judge) for seat in seats}
    lines = {standing.entry.pk: _entry_line(standing, names) for standing in standings.all}
    cards = [card for standing in standings.all for card in standing.cards]
    active = [card for card in cards if not card.is_recused]
    complete = sum(1 for card in active if card.total is not None)
    recusals = list(Recusal.objects.filter(assignment__round=round).select_related("assignment").order_by("at", "pk"))
    return Board(
        standings=standings,
        entries=tuple(lines.values()),
        judges=tuple(_judge_line(seat, cards) for seat in seats),
        recusals=tuple(
            RecusalLine(one.assignment.blind_code, names.get(one.assignment.judge_id, ""), one.reason)
            for one in recusals
            if not one.is_automatic
        ),
        kept_back=sum(1 for one in recusals if one.is_automatic),
        ties=tuple(tuple(lines[standing.entry.pk] for standing in tie) for tie in standings.open_ties),
        expected=len(active),
        complete=complete,
        unsigned=sum(1 for card in active if not card.is_signed),
        percent=f"{Decimal(round_half(complete, len(active))).scaleb(-1)}" if active else "0",
    )


def round_half(part: int, whole: int) -> int:
    """Return the share in tenths of a per cent, rounded down, so that 100 means all."""
    return part * 1000 // whole


def _judge_line(seat: Panelist, cards: list[Card]) -> JudgeLine:
    mine = [card for card in cards if card.judge_id == seat.judge_id]
    active = [card for card in mine if not card.is_recused]
    return JudgeLine(
        judge=seat.judge,
        is_chair=seat.is_chair,
        count=len(active),
        done=sum(1 for card in active if card.total is not None),
        signed=sum(1 for card in active if card.is_signed),
        recused=len(mine) - len(active),
    )


def _entry_line(standing: Standing, names: dict[int, str]) -> EntryLine:
    scored = [card for card in standing.cards if card.total is not None and not card.is_recused]
    totals = [card.total for card in scored if card.total is not None]
    middle = median(totals) if totals else Fraction(0)
    spread = max(totals) - min(totals) if totals else Fraction(0)
    dots = tuple(
        Dot(
            x=_along(card.total),
            y=ROWS[number % len(ROWS)],
            words=f"{names.get(card.judge_id, '')} {_words(card.total)}",
            is_outlier=abs(card.total - middle) >= OUTLIER,
        )
        for number, card in enumerate(scored)
        if card.total is not None
    )
    return EntryLine(
        uuid=standing.entry.uuid,
        code=standing.code,
        category=standing.entry.category.local_title,
        rank=standing.rank,
        total=f"{standing.outcome.total:.2f}" if standing.outcome.total is not None else "",
        spread=_words(spread) if len(totals) > 1 else "",
        spread_px=int(spread * 60 / 100),
        mean_x=_along(standing.outcome.exact) if standing.outcome.exact is not None else "",
        dots=dots,
        totals="、".join(_words(total) for total in totals),
        award=str(standing.award or ""),
        is_tied=standing.is_tied_on_line,
        is_wide=any(dot.is_outlier for dot in dots),
        missing=sum(1 for card in standing.cards if card.total is None and not card.is_recused),
    )


def _along(total: Fraction) -> str:
    """Return where a total lies on the line, in px with one place, as SVG reads it."""
    return f"{rounded(total * WIDTH / 100):.1f}"


def _words(total: Fraction) -> str:
    return f"{rounded(total):.2f}"
