"""The light table: all of a judge's works in a round as a wall, sorted by their own totals. Reads only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext

from archive.judging.models import Round, Scorecard
from archive.judging.queries import judged_by
from archive.judging.score_lines import plain, scores_of, total_words
from archive.judging.shown_works import ShownWork, originals_of, shown_work
from archive.units.models import User


@dataclass(frozen=True)
class Tile:
    """A work on the light table, with the judge's own scores."""

    uuid: UUID
    work: ShownWork
    total: str
    parts: str
    rank: int | None
    is_flagged: bool
    is_complete: bool


@dataclass(frozen=True)
class Band:
    """Tiles of a range of totals."""

    key: str
    title: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True)
class Wall:
    """A judge's works in a round, sorted by their own totals; `bars` counts them by ten points."""

    bands: tuple[Band, ...]
    count: int
    done: int
    is_signed: bool
    unscored: tuple[Tile, ...]
    bars: tuple[int, ...]


def wall_of(round: Round, judge: User) -> Wall:
    """Return the light table. Five queries, however many works."""
    criteria = list(round.criteria.all())
    assignments = list(judged_by(round, judge).select_related("scorecard").prefetch_related("scorecard__scores"))
    originals = originals_of(assignments)
    totals = {one.pk: total_words(criteria, scores_of(one)) for one in assignments}
    assignments.sort(key=lambda one: (-Decimal(totals[one.pk] or -1), one.order))
    tiles = []
    for rank, one in enumerate(assignments, 1):
        scores = scores_of(one)
        card: Scorecard | None = getattr(one, "scorecard", None)
        total = totals[one.pk]
        tiles.append(
            Tile(
                uuid=one.uuid,
                work=shown_work(one.blind_code, one.shown, originals, sizes="20rem"),
                total=total,
                parts=" ".join(plain(scores[each.pk]) if each.pk in scores else "–" for each in criteria),
                rank=rank if total else None,
                is_flagged=bool(card and card.is_flagged),
                is_complete=bool(total),
            )
        )
    scored = [tile for tile in tiles if tile.is_complete]
    unscored = tuple(tile for tile in tiles if not tile.is_complete)
    bars = [0] * 10
    for tile in scored:
        bars[min(9, int(Decimal(tile.total) // 10))] += 1
    return Wall(
        bands=tuple(_bands(scored, unscored)),
        count=len(tiles),
        done=len(scored),
        is_signed=bool(assignments)
        and all(getattr(one, "scorecard", None) and one.scorecard.signed_at for one in assignments),
        unscored=unscored,
        bars=tuple(bars),
    )


def _bands(scored: Sequence[Tile], unscored: Sequence[Tile]) -> Iterable[Band]:
    by_ten: dict[int, list[Tile]] = {}
    for tile in scored:
        by_ten.setdefault(min(9, int(Decimal(tile.total) // 10)), []).append(tile)
    for ten in sorted(by_ten, reverse=True):
        title = gettext("%(low)s to %(high)s") % {"low": ten * 10, "high": ten * 10 + 10}
        yield Band(f"b{ten}", title, tuple(by_ten[ten]))
    if unscored:
        yield Band("none", gettext("Not scored yet"), tuple(unscored))
