"""A round's criteria with one judge's scores and their total, ready for a page. Called by the desk's pages."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import get_language

from archive.judging.models import Assignment, Criterion, Scorecard
from archive.judging.scoring import Scale, card_total, rounded

MOST_KEYS = 11  # a wider range is typed, not chosen
BAND = re.compile(r"^\s*(\d+)(?:\s*[-–—~～至]\s*(\d+))?")


@dataclass(frozen=True)
class Anchor:
    """Words for a band of scores."""

    band: str
    words: str
    low: int
    high: int


@dataclass(frozen=True)
class CriterionLine:
    """A criterion with the judge's score. `place` counts from 1 and is its public name; `keys` is empty when typed."""

    pk: int
    place: int
    title: str
    percent: str
    weight: str
    lowest: str
    highest: str
    keys: tuple[str, ...]
    anchors: tuple[Anchor, ...]
    score: str
    error: str = ""


def scored_lines(
    criteria: Sequence[Criterion], scores: Mapping[int, Decimal | str | None], errors: Mapping[int, str] | None = None
) -> tuple[CriterionLine, ...]:
    """Return the criteria with the scores given, which may be as typed."""
    weights = sum((Fraction(one.weight) for one in criteria), Fraction(0))
    lines = []
    for place, one in enumerate(criteria, 1):
        steps = int(one.highest - one.lowest)
        keys = tuple(plain(one.lowest + step) for step in range(steps + 1)) if steps < MOST_KEYS else ()
        score = scores.get(one.pk)
        lines.append(
            CriterionLine(
                pk=one.pk,
                place=place,
                title=one.local_title,
                percent=f"{plain(Decimal(round(Fraction(one.weight) * 1000 / weights)).scaleb(-1))}%",
                weight=plain(one.weight),
                lowest=plain(one.lowest),
                highest=plain(one.highest),
                keys=keys,
                anchors=tuple(_anchors(one)),
                score=plain(score) if isinstance(score, Decimal) else score or "",
                error=(errors or {}).get(one.pk, ""),
            )
        )
    return tuple(lines)


def _anchors(criterion: Criterion) -> Iterable[Anchor]:
    for row in criterion.anchors:
        if not isinstance(row, list) or len(row) < 2:
            continue
        band = str(row[0])
        match = BAND.match(band)
        low = int(match[1]) if match else 0
        words = row[2] if len(row) > 2 and row[2] and get_language() == "en" else row[1]
        yield Anchor(band, str(words), low, int(match[2] or low) if match else 0)


def plain(value: Decimal) -> str:
    """Return a decimal without needless zeros or an exponent."""
    return f"{value.normalize():f}"


def total_words(criteria: Sequence[Criterion], scores: Mapping[int, Decimal]) -> str:
    """Return a card's total with two places, '' while it is incomplete."""
    total = card_total({one.pk: Scale(one.weight, one.lowest, one.highest) for one in criteria}, scores)
    return "" if total is None else f"{rounded(total):.2f}"


def scores_of(assignment: Assignment) -> dict[int, Decimal]:
    """Return the stored scores by criterion's pk."""
    card: Scorecard | None = getattr(assignment, "scorecard", None)
    return {one.criterion_id: one.value for one in card.scores.all()} if card else {}
