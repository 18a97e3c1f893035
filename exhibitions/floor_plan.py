"""Draws an exhibition's floor plan from its rooms: an entrance hall, rooms in the order of the visit, doors, and the way.

Pure: numbers of works in, numbers of a drawing out. The page makes an SVG of it; the same rooms stand beside it as a list.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, sqrt

WIDTH = 1000.0
EDGE = 6.0
ROW_HEIGHTS = (250.0, 210.0)
HALL_WEIGHT = 2.0
DOOR = 42.0
MARK_GAP = 16.0
PER_ROW = 4
NAME_PX = 27.0
LARGE_NAME_PX = 38.0  # on a phone, where the plan is small
BESIDE_NAME = 0.84  # a door between rows stands here along the shared wall, so that the way passes the name


@dataclass(frozen=True)
class Cell:
    """A room on the plan; `name_px` is how large its name can stand in it."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """The x of the room's middle."""
        return self.x + self.width / 2

    @property
    def name_y(self) -> float:
        """The baseline of the room's name."""
        return self.y + self.height * 0.42

    @property
    def count_y(self) -> float:
        """The baseline of the number of works."""
        return self.name_y + 30

    @property
    def way_y(self) -> float:
        """Where the way crosses the room."""
        return self.y + self.height * 0.74

    def name_px(self, name: str, *, most: float = NAME_PX) -> float:
        """Return the size at which a name fits: a Chinese character is as wide as high, a Latin one half."""
        units = sum(1.12 if ord(character) > 0x2E80 else 0.58 for character in name) or 1.0
        return round(min(most, (self.width - 24) / units), 1)


@dataclass(frozen=True)
class FloorPlan:
    """A drawing, px of its own space. `cells[0]` is the entrance hall, then the rooms; paths are SVG path data."""

    width: float
    height: float
    cells: list[Cell]
    works: list[str]
    doors: str
    way: str
    start: tuple[float, float]


def _rows(rooms: int) -> list[list[int]]:
    """Return rows of cells from the top down, left to right; neighbours on the way share a wall. 0 is the hall."""
    if rooms <= 2:
        return [list(range(rooms + 1))]
    if rooms <= 2 * PER_ROW:
        above = ceil(rooms / 2)
        return [list(range(1, above + 1)), [0, *range(rooms, above, -1)]]
    order = list(range(rooms + 1))
    rows = [order[start : start + PER_ROW] for start in range(0, len(order), PER_ROW)]
    return [row if number % 2 == 0 else row[::-1] for number, row in enumerate(rows)][::-1]


def _cells(counts: Sequence[int]) -> tuple[list[Cell], float]:
    weights = [HALL_WEIGHT, *(1.6 + sqrt(count) for count in counts)]
    cells: dict[int, Cell] = {}
    y = EDGE
    for number, row in enumerate(_rows(len(counts))):
        height = ROW_HEIGHTS[number % len(ROW_HEIGHTS)]
        whole, x = sum(weights[index] for index in row), EDGE
        for index in row:
            width = (WIDTH - 2 * EDGE) * weights[index] / whole
            cells[index] = Cell(round(x, 1), y, round(width, 1), height)
            x += width
        y += height
    return [cells[index] for index in range(len(cells))], y + EDGE


def _door(one: Cell, other: Cell) -> tuple[float, float, bool]:
    """Return the middle of the door between two neighbours, and whether it is in an upright wall."""
    if one.y == other.y:
        x = max(one.x, other.x)
        return x, one.way_y, True
    left, right = max(one.x, other.x), min(one.x + one.width, other.x + other.width)
    return left + (right - left) * BESIDE_NAME, max(one.y, other.y), False


def _smooth(points: list[tuple[float, float]]) -> str:
    """Return a path through the points (Catmull-Rom as cubic curves)."""
    if len(points) < 2:
        return ""
    path = [f"M{points[0][0]:.0f} {points[0][1]:.0f}"]
    around = [points[0], *points, points[-1]]
    for (ax, ay), (bx, by), (cx, cy), (dx, dy) in zip(around, around[1:], around[2:], around[3:], strict=False):
        path.append(
            f"C{bx + (cx - ax) / 6:.0f} {by + (cy - ay) / 6:.0f} {cx - (dx - bx) / 6:.0f} {cy - (dy - by) / 6:.0f}"
            f" {cx:.0f} {cy:.0f}"
        )
    return "".join(path)


def _marks(cell: Cell, count: int, *, at_top: bool) -> str:
    """Return strokes along the room's outer wall, one for a work, as many as there is room for."""
    shown = min(count, int((cell.width - 40) // 30))
    if shown < 1:
        return ""
    step = (cell.width - 40) / shown
    length = min(step - MARK_GAP, 60.0)
    y = cell.y + 11 if at_top else cell.y + cell.height - 11
    starts = (cell.x + 20 + step * number + (step - length) / 2 for number in range(shown))
    return "".join(f"M{x:.0f} {y:.0f}h{length:.0f}" for x in starts)


def draw_plan(counts: Sequence[int]) -> FloorPlan | None:
    """Return the plan of rooms with that many works each, in the order of the visit; None for no rooms."""
    if not counts:
        return None
    cells, height = _cells(counts)
    doors, points = [], [(cells[0].middle, cells[0].way_y - 8)]
    for one, other in pairwise(cells):
        x, y, upright = _door(one, other)
        doors.append(
            f"M{x:.0f} {y - DOOR / 2:.0f}v{DOOR:.0f}" if upright else f"M{x - DOOR / 2:.0f} {y:.0f}h{DOOR:.0f}"
        )
        points += [(x, y), (other.middle, other.way_y)]
    works = [_marks(cell, count, at_top=cell.y == EDGE) for cell, count in zip(cells[1:], counts, strict=True)]
    return FloorPlan(WIDTH, height, cells, works, "".join(doors), _smooth(points), points[0])
