"""What the judging desk's pages show: a work to score, the wall of a judge's works. Reads only, of frozen snapshots."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils.translation import get_language, gettext

from archive.judging.models import Assignment, Criterion, Round, Scorecard
from archive.judging.scoring import Scale, card_total, rounded
from archive.judging.snapshots import Shown, ShownFile
from archive.units.models import User
from media_pipeline import delivery
from media_pipeline.delivery import Picture
from media_pipeline.enums import Medium
from media_pipeline.models import Original

MOST_KEYS = 11  # a wider range is typed, not chosen
BAND = re.compile(r"^\s*(\d+)(?:\s*[-–—~～至]\s*(\d+))?")
AUDIENCE = "judging"


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


@dataclass(frozen=True)
class MediaPiece:
    """A picture, film or recording of the work, with addresses that tell nothing."""

    kind: str
    picture: Picture | None
    zoom_url: str
    mp4_url: str
    hls_url: str
    audio_url: str
    caption: str


@dataclass(frozen=True)
class ShownWork:
    """A work as a judge may see it, in the language of the page."""

    code: str
    medium: str
    category: str
    kind: str
    size: str
    title: str
    lines: tuple[str, ...]
    statement: str
    pieces: tuple[MediaPiece, ...]
    credit: str
    is_verse: bool
    alt: str


@dataclass(frozen=True)
class Neighbour:
    """One of the judge's works in order."""

    uuid: UUID
    code: str
    is_done: bool


@dataclass(frozen=True)
class WorkPage:
    """All that the page of one work needs."""

    assignment: Assignment
    work: ShownWork
    criteria: tuple[CriterionLine, ...]
    total: str
    remark: str
    is_flagged: bool
    is_signed: bool
    version: int
    place: int
    count: int
    done: int
    before: Neighbour | None
    after: Neighbour | None


def shown_work(code: str, shown: Shown, originals: Mapping[str, Original], *, sizes: str) -> ShownWork:
    """Return a frozen view ready for the page. No query when the originals have their renditions prefetched."""
    is_english = get_language() == "en"
    category = (shown["category_en"] if is_english else "") or shown["category"]
    answers = [(one["answer_en"] if is_english else "") or one["answer"] for one in shown["details"]]
    kind = " · ".join(answers) or shown["technique"] or category
    size = ""
    if shown["width_cm"] and shown["height_cm"]:
        size = gettext("%(width)s wide × %(height)s cm high") % {
            "width": shown["width_cm"],
            "height": shown["height_cm"],
        }
    alt = gettext("%(code)s, %(category)s, %(kind)s") % {"code": code, "category": category, "kind": kind}
    lines = tuple(shown["text"].splitlines())
    return ShownWork(
        code=code,
        medium=shown["medium"],
        category=category,
        kind=kind,
        size=size,
        title=shown["title"],
        lines=lines,
        statement=shown["statement"],
        pieces=tuple(_pieces(shown["files"], originals, sizes=sizes, alt=alt)),
        credit="、".join([*shown["names"], shown["unit"]]).strip("、"),
        is_verse=shown["medium"] == Medium.TEXT and _is_verse(lines),
        alt=alt,
    )


def _is_verse(lines: Sequence[str]) -> bool:
    """Short lines are set vertically; an article has long paragraphs and is read across."""
    return bool(lines) and max(len(line) for line in lines) <= 24 and len(lines) <= 60


def _pieces(
    files: Iterable[ShownFile], originals: Mapping[str, Original], *, sizes: str, alt: str
) -> Iterable[MediaPiece]:
    """Give each file's addresses. Captions and chapters of films stay away: they may name people."""
    for file in files:
        original = originals.get(file["original"])
        if original is None:
            continue
        is_film, is_sound = original.medium == Medium.VIDEO, original.medium == Medium.AUDIO
        film = delivery.film(original, audience=AUDIENCE, sizes=sizes, alt=alt) if is_film else None
        yield MediaPiece(
            kind="film" if is_film else "sound" if is_sound else "picture",
            picture=film.poster if film else delivery.picture(original, sizes=sizes, alt=alt, audience=AUDIENCE),
            zoom_url="" if is_film or is_sound else delivery.deep_zoom_url(original, audience=AUDIENCE) or "",
            mp4_url=film.mp4_url if film else "",
            hls_url=film.hls_url if film else "",
            audio_url=delivery.audio_url(original, audience=AUDIENCE) if is_sound else "",
            caption=file["caption"],
        )


def originals_of(assignments: Iterable[Assignment]) -> dict[str, Original]:
    """Return the originals that the snapshots name, by id as text, with their renditions. Two queries."""
    ids = {file["original"] for one in assignments for file in one.shown.get("files", [])}
    return {str(one.pk): one for one in Original.objects.filter(pk__in=ids).prefetch_related("renditions")}


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


def judged_by(round: Round, judge: User) -> QuerySet[Assignment]:
    """Return what the judge has to judge in the round, in their order, recusals left out."""
    return Assignment.objects.filter(round=round, judge=judge, recusal__isnull=True).order_by("order", "pk")


def scores_of(assignment: Assignment) -> dict[int, Decimal]:
    """Return the stored scores by criterion's pk."""
    card: Scorecard | None = getattr(assignment, "scorecard", None)
    return {one.criterion_id: one.value for one in card.scores.all()} if card else {}


def work_page(assignment: Assignment) -> WorkPage:
    """Return the page of one work. Five queries beside the assignment's own (with its round and scorecard)."""
    criteria = list(assignment.round.criteria.all())
    scores = scores_of(assignment)
    card: Scorecard | None = getattr(assignment, "scorecard", None)
    line = [
        Neighbour(uuid, code, count >= len(criteria))
        for uuid, code, count in judged_by(assignment.round, assignment.judge)
        .annotate(score_count=Count("scorecard__scores"))
        .values_list("uuid", "blind_code", "score_count")
    ]
    at = next((number for number, one in enumerate(line) if one.uuid == assignment.uuid), 0)
    return WorkPage(
        assignment=assignment,
        work=shown_work(
            assignment.blind_code,
            assignment.shown,
            originals_of([assignment]),
            sizes="(min-width: 700px) 75vw, 100vw",
        ),
        criteria=scored_lines(criteria, scores),
        total=total_words(criteria, scores),
        remark=card.remark if card else "",
        is_flagged=bool(card and card.is_flagged),
        is_signed=bool(card and card.signed_at),
        version=card.version if card else 0,
        place=at + 1,
        count=len(line),
        done=sum(1 for one in line if one.is_done),
        before=line[at - 1] if at else None,
        after=line[at + 1] if at + 1 < len(line) else None,
    )


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
