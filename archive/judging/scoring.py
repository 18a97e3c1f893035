"""How scores become totals, ranks and awards. Values in, values out; no database.

Scores and weights are Decimal. Between them stand exact fractions, so neither the order of the judges nor the number
of digits kept on the way can change a result; it is rounded once, at the end, half to even, to six places.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Generic, TypeVar

from archive.judging.enums import Method

PLACES = 6
TRIM_NEEDS = 3

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Scale:
    """A criterion as the sums see it: its weight, and its range from `lowest` to `highest`."""

    weight: Decimal
    lowest: Decimal
    highest: Decimal


@dataclass(frozen=True)
class Outcome:
    """An entry's total, exact and as published; how many cards stand behind it, and which were dropped (by position).

    `total` is None when no card counts, which is not nought.
    """

    exact: Fraction | None
    total: Decimal | None
    counted: int
    dropped: tuple[int, ...]
    is_trim_waived: bool


@dataclass(frozen=True)
class Tier:
    """A prize tier: how many places it has. Tiers go from the highest."""

    key: int
    places: int


@dataclass(frozen=True)
class Placing(Generic[Key]):
    """Who gets which tier, and the ties that lie across a prize line and aren't settled."""

    tiers: dict[Key, int]
    open_ties: tuple[frozenset[Key], ...]


def rounded(value: Fraction) -> Decimal:
    """Return the value to six places, half to even (IEEE 754 roundTiesToEven; Python's `round`)."""
    return Decimal(round(value * 10**PLACES)).scaleb(-PLACES)


def card_total(scales: Mapping[Key, Scale], scores: Mapping[Key, Decimal | None]) -> Fraction | None:
    """Return a card's weighted total, 0 to 100, exact; None for an incomplete card.

    Each criterion's range is mapped to its share of the weights: lowest everywhere is 0, highest everywhere is 100.
    """
    weights = sum((Fraction(scale.weight) for scale in scales.values()), Fraction(0))
    total = Fraction(0)
    for key, scale in scales.items():
        score = scores.get(key)
        if score is None:
            return None
        span = Fraction(scale.highest) - Fraction(scale.lowest)
        total += Fraction(scale.weight) * (Fraction(score) - Fraction(scale.lowest)) / span
    return total * 100 / weights if weights else None


def entry_outcome(totals: Sequence[Fraction | None], method: Method) -> Outcome:
    """Return an entry's total from its cards' totals. None among them (incomplete, recused) does not count.

    The trimmed mean leaves out one highest and one lowest; below three cards nothing is left out, and that is said.
    """
    counted = [(total, position) for position, total in enumerate(totals) if total is not None]
    if not counted:
        return Outcome(None, None, 0, (), is_trim_waived=False)
    kept = sorted(counted)
    dropped: tuple[int, ...] = ()
    if method == Method.TRIMMED and len(kept) >= TRIM_NEEDS:
        dropped = tuple(sorted((kept[0][1], kept[-1][1])))
        kept = kept[1:-1]
    exact = sum((total for total, _position in kept), Fraction(0)) / len(kept)
    waived = method == Method.TRIMMED and not dropped
    return Outcome(exact, rounded(exact), len(counted), dropped, is_trim_waived=waived)


def competition_ranks(totals: Mapping[Key, Decimal | None]) -> dict[Key, int | None]:
    """Return each entry's rank, 1, 2, 2, 4: one more than the number of entries with a higher published total."""
    ranks: dict[Key, int | None] = dict.fromkeys(totals)
    groups = tie_groups(totals)
    place = 1
    for group in groups:
        ranks.update(dict.fromkeys(group, place))
        place += len(group)
    return ranks


def tie_groups(totals: Mapping[Key, Decimal | None]) -> list[frozenset[Key]]:
    """Return the entries that have a total, from the highest, those of one total together."""
    by_total: dict[Decimal, set[Key]] = {}
    for key, total in totals.items():
        if total is not None:
            by_total.setdefault(total, set()).add(key)
    return [frozenset(by_total[total]) for total in sorted(by_total, reverse=True)]


def place_awards(
    totals: Mapping[Key, Decimal | None], tiers: Iterable[Tier], settled: Sequence[Sequence[Key]] = ()
) -> Placing[Key]:
    """Return who gets which tier. A tie across a prize line needs an order in `settled`, of just these entries.

    With an open tie the entries in it get no tier; the others get theirs.
    """
    orders = {frozenset(order): list(order) for order in settled}
    seats = [tier.key for tier in tiers for _place in range(tier.places)]
    given: dict[Key, int] = {}
    open_ties = []
    place = 0
    for group in tie_groups(totals):
        here = seats[place : place + len(group)]
        is_split = bool(here) and (len(here) < len(group) or len(set(here)) > 1)
        if not is_split:
            given.update(dict.fromkeys(group, here[0]) if here else {})
        elif group in orders:
            given.update(zip(orders[group], here, strict=False))
        else:
            open_ties.append(group)
        place += len(group)
    return Placing(given, tuple(open_ties))
