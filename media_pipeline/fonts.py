"""Fonts cut to the characters that a page sets: a page of Chinese loads some 40 KB of a face instead of 2 MB.

`font_cuts` gives the addresses for a set of characters; a template tag of the gallery calls it. The address itself holds
the characters and is signed, so nothing is kept that could be lost: any web server can make the font at the first
request, the cache in the renditions' store may be thrown away at any time, and an old address still answers. Only pages
that the product writes get signed addresses; what a visitor types never does.

The whole faces lie under fonts/, made by `config/font_sources.py`; where they are missing pages do without.
"""

import base64
import hashlib
import io
import logging
import threading
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from media_pipeline.store import STORE_TROUBLE, keep_cached, read_cached, thin_out

log = logging.getLogger(__name__)
logging.getLogger("fontTools").setLevel(logging.ERROR)

FACES = {"song": "400 600", "kai": "400"}
"""Face -> the weights that its cuts hold."""
RECIPE = 1  # raise it when a cut of the same characters comes out differently
MOST_IN_ONE = 500  # characters; more go into a second file, which also keeps addresses short
MOST_KEPT = 40_000  # files, some 600 MB: room for every work and page of a large house; the oldest go first
WAIT_SECONDS = 3.0  # for others' fonts to be made; a page looks right without
FEATURES = ["vert", "vrt2", "halt", "vhal"]
LICENCE_NAMES = [0, 13, 14]
_one_at_a_time = threading.Lock()


class UnknownCut(LookupError):
    """An address that this product has not signed."""


class TooBusy(RuntimeError):
    """Others' fonts are being made; it can be asked for again later."""


@dataclass(frozen=True)
class Cut:
    """One font file: its address, and the characters that it was cut to."""

    url: str
    characters: frozenset[str]


def source_of(face: str) -> Path:
    """Return where the whole face lies."""
    return Path(settings.BASE_DIR) / "fonts" / f"{face}.ttf"


@lru_cache
def _edition(face: str) -> str:
    """Return a name that changes with the face and with the way it is cut; '' while the face is missing."""
    try:
        with source_of(face).open("rb") as source:
            return f"{RECIPE}-{hashlib.file_digest(source, 'sha256').hexdigest()[:8]}"
    except FileNotFoundError:
        return ""


def font_cuts(face: str, characters: set[str] | frozenset[str]) -> list[Cut]:
    """Return the files that hold these characters of a face; none while the face is missing. No query, no file read."""
    edition = _edition(face)
    if not edition:
        return []
    codes = sorted(map(ord, characters))
    return [_cut(face, edition, codes[start : start + MOST_IN_ONE]) for start in range(0, len(codes), MOST_IN_ONE)]


def _cut(face: str, edition: str, codes: list[int]) -> Cut:
    packed = _pack(codes)
    url = reverse(
        "media_pipeline:font",
        kwargs={"face": face, "edition": edition, "signature": _signature(face, edition, packed), "packed": packed},
    )
    return Cut(url, frozenset(map(chr, codes)))


def _signature(face: str, edition: str, packed: str) -> str:
    return salted_hmac("media_pipeline.fonts", f"{face}/{edition}/{packed}", algorithm="sha256").hexdigest()[:20]


def unicode_range(characters: set[str] | frozenset[str]) -> str:
    """Return characters, one or more, as CSS's `unicode-range` names them: `U+4E00-4E02,U+4E2D`."""
    codes = sorted(map(ord, characters))
    found: list[str] = []
    start = last = codes[0]
    for code in [*codes[1:], -1]:
        if code == last + 1:
            last = code
            continue
        found.append(f"U+{start:X}" if start == last else f"U+{start:X}-{last:X}")
        start = last = code
    return ",".join(found)


def _pack(codes: list[int]) -> str:
    """Write sorted code points into an address: the steps between them, seven bits a byte, as URL-safe base64."""
    content, last = bytearray(), 0
    for code in codes:
        step, last = code - last, code
        while step > 127:
            content.append(step & 127 | 128)
            step >>= 7
        content.append(step)
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _unpack(packed: str) -> list[int]:
    """Read what `_pack` wrote."""
    codes, code, step, shift = [], 0, 0, 0
    for byte in base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)):
        step |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            code += step
            codes.append(code)
            step = shift = 0
    return codes


def font_file(face: str, edition: str, signature: str, packed: str) -> bytes:
    """Return the woff2 of a signed address, made now if it isn't in the cache. Raises UnknownCut, TooBusy."""
    if face not in FACES or not constant_time_compare(signature, _signature(face, edition, packed)):
        raise UnknownCut(face)
    key = f"fonts/{hashlib.sha256(f'{face}/{edition}/{packed}'.encode()).hexdigest()[:40]}.woff2"
    if content := _from_cache(key):
        return content
    if not _one_at_a_time.acquire(timeout=WAIT_SECONDS):
        raise TooBusy(face)
    try:
        return _from_cache(key) or _make(face, key, _unpack(packed))  # who waited may find it made
    finally:
        _one_at_a_time.release()


def _make(face: str, key: str, codes: list[int]) -> bytes:
    if not source_of(face).is_file():
        raise UnknownCut(face)
    content = cut_font(source_of(face), codes)
    try:
        keep_cached(key, content)
        if key[6:8] == "00":  # one in 256
            thin_out("fonts", most=MOST_KEPT)
    except STORE_TROUBLE as trouble:
        log.warning("a cut font could not be kept: %s", trouble)
    return content


def _from_cache(key: str) -> bytes | None:
    try:
        return read_cached(key)
    except STORE_TROUBLE as trouble:
        log.warning("the cached font %s could not be read: %s", key, trouble)
        return None


def cut_font(source: Path, codes: list[int]) -> bytes:
    """Return a woff2 with the given characters, as far as the face has them; a quarter of a second for a page."""
    options = subset.Options(layout_features=FEATURES, hinting=False, name_IDs=LICENCE_NAMES, notdef_outline=True)
    with TTFont(source, lazy=True, recalcTimestamp=False) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=codes)
        cutter.subset(font)
        if "fvar" in font:
            instancer.instantiateVariableFont(font, {"wght": (400, 400, 600)}, inplace=True)
        font.flavor = "woff2"
        content = io.BytesIO()
        font.save(content, reorderTables=None)
    return content.getvalue()
