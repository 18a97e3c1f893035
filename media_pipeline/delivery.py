"""Addresses of renditions, for whoever has already checked that the viewer may see them.

An address is signed for one original's folder, an audience and a week, so that playlists and tiles, which name their
parts relatively, work under it, and caches meet the same address all week. It is good for one to two weeks.

No function here asks the database when `original.renditions` is prefetched.
"""

import re
import time
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.core.signing import Signer
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from media_pipeline.models import Original, Rendition

PICTURE_NAME = re.compile(r"^(?:poster-)?(avif|webp|jpeg)-(\d+)$")
PICTURE_TYPES = (("avif", "image/avif"), ("webp", "image/webp"), ("jpeg", "image/jpeg"))
AUDIENCES = frozenset({"public", "judging", "desk"})


@dataclass(frozen=True)
class Picture:
    """What `components/picture.html` needs. Sources are (type, srcset), best first; sizes in px as displayed."""

    sources: tuple[tuple[str, str], ...]
    src: str
    width: int
    height: int
    colour: str
    placeholder: str
    sizes: str
    alt: str

    @property
    def aspect_ratio(self) -> float:
        """Width over height."""
        return self.width / self.height if self.height else 1.0


@dataclass(frozen=True)
class Caption:
    """A caption track of a film."""

    language: str
    url: str


@dataclass(frozen=True)
class Film:
    """What a player needs; `poster` is None for a film whose renditions aren't there yet."""

    hls_url: str
    mp4_url: str
    poster: Picture | None
    storyboard_url: str
    chapters_url: str
    captions: tuple[Caption, ...]
    width: int
    height: int
    duration_seconds: float
    has_audio: bool


def _period() -> int:
    return int(time.time() // settings.DELIVERY_SECONDS)


@lru_cache(maxsize=8192)
def _signature(original_id: str, audience: str, period: int, secret: str) -> str:
    signer = Signer(key=secret, salt="media_pipeline.delivery")
    return signer.signature(f"{original_id}:{audience}:{period}")[:32]


def _token(original_id: str, audience: str, period: int) -> str:
    return f"{audience[0]}{period}.{_signature(original_id, audience, period, settings.SECRET_KEY)}"


def is_token_good(token: str, original_id: str) -> bool:
    """Return whether the token opens the original's folder now."""
    now = _period()
    return any(
        constant_time_compare(token, _token(original_id, audience, period))
        for audience in AUDIENCES
        for period in (now, now - 1)
    )


def file_url(original: Original, path: str, *, audience: str = "public") -> str:
    """Return the address of one file below the original's rendition folder."""
    if audience not in AUDIENCES:
        raise ValueError(f"no such audience: {audience}")
    original_id = str(original.pk)
    return reverse(
        "media_pipeline:rendition",
        kwargs={"token": _token(original_id, audience, _period()), "original_id": original_id, "path": path},
    )


def _named(original: Original) -> dict[str, Rendition]:
    return {rendition.name: rendition for rendition in original.renditions.all()}


def _url_of(original: Original, name: str, audience: str, named: dict[str, Rendition] | None = None) -> str:
    rendition = (named or _named(original)).get(name)
    return file_url(original, rendition.path, audience=audience) if rendition else ""


def picture(original: Original, *, sizes: str = "100vw", alt: str = "", audience: str = "public") -> Picture | None:
    """Return a responsive picture of an image, or of a film's poster; None while there is none."""
    widths: dict[str, list[Rendition]] = {}
    for rendition in original.renditions.all():
        if match := PICTURE_NAME.match(rendition.name):
            widths.setdefault(match[1], []).append(rendition)
    sources, fallback = [], None
    for name, mime in PICTURE_TYPES:
        made = sorted(widths.get(name, []), key=lambda rendition: rendition.width_px or 0)
        if not made:
            continue
        srcset = ", ".join(f"{file_url(original, r.path, audience=audience)} {r.width_px}w" for r in made)
        sources.append((mime, srcset))
        fallback = made[min(len(made) - 1, 2)]
    if fallback is None:
        return None
    return Picture(
        sources=tuple(sources),
        src=file_url(original, fallback.path, audience=audience),
        width=original.width_px or fallback.width_px or 1,
        height=original.height_px or fallback.height_px or 1,
        colour=original.colour,
        placeholder=original.placeholder,
        sizes=sizes,
        alt=alt,
    )


def thumb_url(original: Original, *, audience: str = "public") -> str:
    """Return the square picture's address, '' while there is none."""
    return _url_of(original, "square", audience)


def share_card_url(original: Original, *, audience: str = "public") -> str:
    """Return the address of the 1200 × 630 card, '' while there is none."""
    return _url_of(original, "share", audience)


def deep_zoom_url(original: Original, *, audience: str = "public") -> str:
    """Return the address of the IIIF `info.json`, '' for an image too small to have tiles."""
    return _url_of(original, "tiles", audience)


def audio_url(original: Original, *, audience: str = "public") -> str:
    """Return the address of the AAC recording, '' while there is none."""
    return _url_of(original, "m4a", audience)


def captions_url(original: Original, *, audience: str = "public") -> str:
    """Return the address of the WebVTT made from a caption file, '' while there is none."""
    return _url_of(original, "captions", audience)


@dataclass(frozen=True)
class StripPiece:
    """A piece of a hand scroll at reading height: in order from the left, px."""

    webp: str
    src: str
    width: int
    height: int


def strip(original: Original, *, audience: str = "public") -> tuple[StripPiece, ...]:
    """Return the pieces of a hand scroll from left to right; none for other pictures."""
    named = _named(original)
    pieces = []
    number = 1
    while (piece := named.get(f"strip-{number}")) is not None:
        pieces.append(
            StripPiece(
                webp=_url_of(original, f"strip-webp-{number}", audience, named),
                src=file_url(original, piece.path, audience=audience),
                width=piece.width_px or 1,
                height=piece.height_px or 1,
            )
        )
        number += 1
    return tuple(pieces)


def film(original: Original, *, audience: str = "public", sizes: str = "100vw", alt: str = "") -> Film:
    """Return what a player needs for a film."""
    named = _named(original)
    captions = tuple(
        Caption(name.removeprefix("captions-"), file_url(original, rendition.path, audience=audience))
        for name, rendition in sorted(named.items())
        if name.startswith("captions-")
    )
    return Film(
        hls_url=_url_of(original, "hls", audience, named),
        mp4_url=_url_of(original, "mp4", audience, named),
        poster=picture(original, sizes=sizes, alt=alt, audience=audience),
        storyboard_url=_url_of(original, "storyboard", audience, named),
        chapters_url=_url_of(original, "chapters", audience, named),
        captions=captions,
        width=original.width_px or 16,
        height=original.height_px or 9,
        duration_seconds=original.duration_seconds or 0.0,
        has_audio=original.has_audio,
    )
