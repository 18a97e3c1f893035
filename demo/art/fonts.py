"""Brush faces from npm (@fontsource, woff2 slices by unicode-range), opened for Pillow through fonttools."""

import io
import json
import os
import re
from functools import cache, lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont
from PIL import ImageFont

FAMILIES = {
    "kai": "ma-shan-zheng",  # upright, strong
    "xing": "zhi-mang-xing",  # running
    "long": "long-cang",  # thin running
    "cao": "liu-jian-mao-cao",  # cursive
    "zhuan": "zcool-qingke-huangyou",  # angular, for seals
    "song": "noto-serif-sc",  # printed matter: slides, labels
}


PROJECT = Path(__file__).resolve().parents[2]


class MissingGlyph(LookupError):
    """A face that was asked for doesn't have the character: it would be drawn as a box."""


def font_root() -> Path:
    """Return where the @fontsource packages are: DEMO_FONTS, or the project's node_modules.

    Raises FileNotFoundError when they are not there.
    """
    named = os.environ.get("DEMO_FONTS")
    place = Path(named) if named else PROJECT / "node_modules" / "@fontsource"
    if place.name == "node_modules":
        place /= "@fontsource"
    missing = [package for package in FAMILIES.values() if not (place / package).is_dir()]
    if missing:
        names = " ".join(f"@fontsource/{package}" for package in missing)
        raise FileNotFoundError(f"No brush fonts in {place}: install them with npm ({names}), or set DEMO_FONTS.")
    return place


@cache
def _slices(family: str) -> dict[int, str]:
    package = font_root() / FAMILIES[family]
    table: dict[int, str] = {}
    for key, ranges in json.loads((package / "unicode.json").read_text()).items():
        name = key.strip("[]")
        for part in ranges.split(","):
            ends = [int(x, 16) for x in re.findall(r"[0-9A-Fa-f]+", part.strip()[2:])]
            for code in range(ends[0], ends[-1] + 1):
                table.setdefault(code, name)
    return table


@cache
def _slice_bytes(family: str, name: str, weight: int) -> tuple[bytes, frozenset]:
    package = FAMILIES[family]
    path = font_root() / package / "files" / f"{package}-{name}-{weight}-normal.woff2"
    font = TTFont(path)
    font.flavor = None
    out = io.BytesIO()
    font.save(out)
    return out.getvalue(), frozenset(font.getBestCmap())


@lru_cache(maxsize=4096)
def _face(family: str, name: str, weight: int, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(io.BytesIO(_slice_bytes(family, name, weight)[0]), size)


def has_glyph(family: str, char: str, weight: int = 400) -> bool:
    """Return whether the family has the character."""
    name = _slices(family).get(ord(char))
    return name is not None and ord(char) in _slice_bytes(family, name, weight)[1]


def face_for(family: str, char: str, size: int, weight: int = 400) -> ImageFont.FreeTypeFont:
    """Return the family's face that holds the character, `size` px high. Raises MissingGlyph."""
    if not has_glyph(family, char, weight):
        raise MissingGlyph(f"{char!r} (U+{ord(char):04X}) is not in {FAMILIES[family]}")
    return _face(family, _slices(family)[ord(char)], weight, max(4, int(size)))
