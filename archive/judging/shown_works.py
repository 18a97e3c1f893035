"""A work as a judge may see it, from its frozen snapshot, in the language of the page. Reads only."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language, gettext

from archive.judging.models import Assignment
from archive.judging.snapshots import Shown, ShownFile
from media_pipeline import delivery
from media_pipeline.delivery import Picture
from media_pipeline.enums import Medium
from media_pipeline.models import Original

AUDIENCE = "judging"


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
            zoom_url="" if is_film or is_sound else delivery.deep_zoom_url(original, audience=AUDIENCE),
            mp4_url=film.mp4_url if film else "",
            hls_url=film.hls_url if film else "",
            audio_url=delivery.audio_url(original, audience=AUDIENCE) if is_sound else "",
            caption=file["caption"],
        )


def originals_of(assignments: Iterable[Assignment]) -> dict[str, Original]:
    """Return the originals that the snapshots name, by id as text, with their renditions. Two queries."""
    ids = {file["original"] for one in assignments for file in one.shown.get("files", [])}
    return {str(one.pk): one for one in Original.objects.filter(pk__in=ids).prefetch_related("renditions")}
