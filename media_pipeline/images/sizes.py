"""Which sizes a picture is made in. Values in, values out."""

import math
from dataclasses import dataclass

LADDER = (320, 640, 960, 1440, 2048, 2880)
LONGEST_SIDE_PX = 16_383
"""The longest side that WebP can hold."""

EXTREME_RATIO = 4.0
"""Past this ratio of the sides a width says little: a hand scroll 320 wide would be 20 high. Sizes go by area."""

STRIP_HEIGHT_PX = 1200
STRIP_PIECE_PX = 2048
"""Two phone screens at reading height: a visitor loads what is unrolled and the next piece."""

LONG_SCROLL_PX = 16_000
MOST_STRIP_PIXELS = 60_000_000
TILED_FROM_PX = 2000


@dataclass(frozen=True)
class Size:
    """One size of a picture. `label` names the rung: the width, or for a long scroll that of an equal area."""

    label: int
    width_px: int
    height_px: int


def is_long_scroll(width_px: int, height_px: int) -> bool:
    """Tell whether a picture is so long that it is looked at along a strip."""
    long, short = max(width_px, height_px), min(width_px, height_px)
    return long > LONG_SCROLL_PX or long > EXTREME_RATIO * short


def sizes_for(width_px: int, height_px: int) -> list[Size]:
    """Return the sizes to make, small to large, never larger than the picture; at least one.

    A picture between two rungs gets its own width as the last size where that adds more than 15 percent.
    """
    extreme = max(width_px, height_px) > EXTREME_RATIO * min(width_px, height_px)
    # A rung stands for a picture of 3:2 with that width; the own label of a long scroll is that of its area.
    own = max(1, round(math.sqrt(width_px * height_px * 1.5))) if extreme else width_px
    labels = [label for label in LADDER if label <= own]
    if not labels or (own < LADDER[-1] and own > 1.15 * labels[-1]):
        labels.append(own)
    sizes: list[Size] = []
    for label in labels:
        scale = min(1.0, label / own, LONGEST_SIDE_PX / max(width_px, height_px))
        size = Size(label, max(1, round(width_px * scale)), max(1, round(height_px * scale)))
        if not sizes or (size.width_px, size.height_px) != (sizes[-1].width_px, sizes[-1].height_px):
            sizes.append(size)
    return sizes


def strip_size(width_px: int, height_px: int) -> tuple[int, int] | None:
    """Return the size of the strip of a horizontal long scroll, None for any other picture.

    1200 high, less where the picture is lower or the strip would pass 60 megapixels.
    """
    if height_px >= width_px or not is_long_scroll(width_px, height_px):
        return None
    height = min(STRIP_HEIGHT_PX, height_px)
    ratio = width_px / height_px
    height = min(height, int(math.sqrt(MOST_STRIP_PIXELS / ratio)))
    return max(1, round(height * ratio)), max(1, height)
