"""How large a work hangs on a wall of true scale, and in what: silk, frame, or as its picture shows it. Pure.

The catalogue's centimetres are the sheet's. A picture may show the sheet alone, or the sheet in its mount.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

SAME_RATIO = 0.03  # a picture whose ratio is this near the sheet's shows the sheet alone
UNKNOWN_HEIGHT_CM = 60.0
TALLEST_CM = 216.0  # the wall is 256 cm high, and a work leaves room for its mount
SCROLL_FORMATS = frozenset({"立轴", "对联", "条屏", "中堂"})
BARE_FORMATS = frozenset({"手卷", "扇面", "册页"})
SILK_ABOVE, SILK_BELOW = 0.16, 0.10  # a hanging scroll's silk, in parts of the sheet's height
WALL_CM = 256
ROOM_SHARPNESS = 0.8  # of what a screen could show: a room on a phone is looked over; a work's own page has all of it


class Mount(StrEnum):
    """What holds a work on the wall."""

    SCROLL = "scroll"
    FRAME = "frame"
    BARE = "bare"


@dataclass(frozen=True)
class Hung:
    """A picture on the wall, in cm; `top_cm` and `foot_cm` are the silk above and below it."""

    width_cm: float
    height_cm: float
    mount: Mount
    top_cm: float = 0.0
    foot_cm: float = 0.0
    is_exact: bool = True


def shows_sheet_alone(ratio: float, *, width_cm: Decimal | None, height_cm: Decimal | None) -> bool:
    """Return whether a picture of that ratio (width over height) shows the sheet and nothing round it."""
    if not (width_cm and height_cm and ratio):
        return False
    return abs(float(width_cm / height_cm) / ratio - 1) <= SAME_RATIO


def hang(ratio: float, *, width_cm: Decimal | None, height_cm: Decimal | None, format: str = "") -> Hung:
    """Return how a picture of that ratio hangs. Where it shows a mount too, it is as small as the sheet allows."""
    if not (width_cm and height_cm):
        return Hung(UNKNOWN_HEIGHT_CM * ratio, UNKNOWN_HEIGHT_CM, Mount.FRAME, is_exact=False)
    width, height = float(width_cm), float(height_cm)
    alone = shows_sheet_alone(ratio, width_cm=width_cm, height_cm=height_cm)
    if not alone:
        height = max(height, width / ratio)
    shrink = min(1.0, TALLEST_CM / height)
    height *= shrink
    width = height * ratio
    if format in SCROLL_FORMATS and alone:
        return Hung(width, height, Mount.SCROLL, height * SILK_ABOVE, height * SILK_BELOW, is_exact=shrink == 1)
    bare = format in BARE_FORMATS or format in SCROLL_FORMATS
    return Hung(width, height, Mount.BARE if bare else Mount.FRAME, is_exact=alone and shrink == 1)


def salon_sizes(ratio: float) -> str:
    """Return how wide a picture of that ratio is in justified rows (salon.css), as HTML's `sizes`."""
    phone = min(92.0, 60.0 * ratio) * ROOM_SHARPNESS
    return f"(min-width: 40rem) {min(92.0, 32.0 * ratio):.0f}vw, {phone:.0f}vw"


def wall_sizes(width_cm: float) -> str:
    """Return how wide a work of that width is on the wall (wall.css), as HTML's `sizes`."""
    part = width_cm / WALL_CM
    phone = f"calc({part * ROOM_SHARPNESS:.3f} * max(28rem, 70vh))"
    return f"(min-width: 48rem) calc({part:.3f} * max(30rem, 100vh - 13.5rem)), {phone}"
