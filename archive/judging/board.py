"""What the chair's board shows: who has done what, how far the judges agree, what they remarked, what keeps the round
open. Reads only."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from statistics import median
from uuid import UUID

from archive.entries.models import Entry
from archive.judging.blinding import blind, names_pattern
from archive.judging.models import Panelist, Recusal, Round
from archive.judging.scoring import rounded
from archive.judging.snapshots import names_to_cover
from archive.judging.standings import Card, Standing, Standings, standings_of
from archive.units.models import Unit, User

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
class RemarkLine:
    """What a judge wrote beside a score that they have signed."""

    judge: str
    total: str
    text: str


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
    remarks: tuple[RemarkLine, ...]

    @property
    def kinds(self) -> str:
        """The filters of the board that show the line, as the page's script reads them."""
        kinds = {"all": True, "wide": self.is_wide, "tied": self.is_tied, "missing": bool(self.missing)}
        return " ".join(kind for kind, is_so in kinds.items() if is_so)


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
    """The chair's board. `percent` is how much of the scorecards has come in, rounded down: 100 means all."""

    standings: Standings
    entries: tuple[EntryLine, ...]
    judges: tuple[JudgeLine, ...]
    recusals: tuple[RecusalLine, ...]
    kept_back: int
    ties: tuple[tuple[EntryLine, ...], ...]
    expected: int
    complete: int
    unsigned: int
    percent: int


def board_of(round: Round) -> Board:
    """Return the board. Seven queries, however many works; in a blind round three more once a judge wrote something.

    A remark is shown once its card is signed. In a blind round names are covered in what judges wrote, too.
    """
    standings = standings_of(round)
    seats = list(Panelist.objects.filter(round=round).select_related("judge").order_by("pk"))
    names = {seat.judge_id: str(seat.judge) for seat in seats}
    recusals = list(Recusal.objects.filter(assignment__round=round).select_related("assignment").order_by("at", "pk"))
    covers = _covers(standings, recusals) if round.is_blind else {}
    lines = {
        standing.entry.pk: _entry_line(standing, names, covers.get(standing.entry.pk)) for standing in standings.all
    }
    cards = [card for standing in standings.all for card in standing.cards]
    active = [card for card in cards if not card.is_recused]
    complete = sum(1 for card in active if card.total is not None)
    return Board(
        standings=standings,
        entries=tuple(lines.values()),
        judges=tuple(_judge_line(seat, cards) for seat in seats),
        recusals=tuple(
            RecusalLine(
                one.assignment.blind_code,
                names.get(one.assignment.judge_id, ""),
                blind(one.reason, covers.get(one.assignment.entry_id)),
            )
            for one in recusals
            if not one.is_automatic
        ),
        kept_back=sum(1 for one in recusals if one.is_automatic),
        ties=tuple(tuple(lines[standing.entry.pk] for standing in tie) for tie in standings.open_ties),
        expected=len(active),
        complete=complete,
        unsigned=sum(1 for card in active if not card.is_signed),
        percent=complete * 100 // len(active) if active else 0,
    )


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


def _covers(standings: Standings, recusals: Iterable[Recusal]) -> dict[int, re.Pattern[str] | None]:
    """Return what finds the names of each entry, by its key, for those about which a judge wrote. Three queries."""
    written = {standing.entry.pk for standing in standings.all if any(map(_has_shown_remark, standing.cards))}
    written |= {one.assignment.entry_id for one in recusals if not one.is_automatic}
    if not written:
        return {}
    entries = Entry.objects.filter(pk__in=written).select_related("unit", "work__unit", "owner")
    units = {unit.path: unit for unit in Unit.objects.all()}
    return {
        entry.pk: names_pattern(names_to_cover(entry, units)) for entry in entries.prefetch_related("work__creators")
    }


def _has_shown_remark(card: Card) -> bool:
    return card.is_signed and not card.is_recused and bool(card.remark.strip())


def _entry_line(standing: Standing, names: dict[int, str], cover: re.Pattern[str] | None) -> EntryLine:
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
        remarks=tuple(
            RemarkLine(
                judge=names.get(card.judge_id, ""),
                total=_words(card.total) if card.total is not None else "",
                text=blind(card.remark.strip(), cover),
            )
            for card in standing.cards
            if _has_shown_remark(card)
        ),
    )


def _along(total: Fraction) -> str:
    """Return where a total lies on the line, in px with one place, as SVG reads it."""
    return f"{rounded(total * WIDTH / 100):.1f}"


def _words(total: Fraction) -> str:
    return f"{rounded(total):.2f}"
