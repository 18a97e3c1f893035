"""Builds a recipe from one row of the catalogue."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from demo.art.people import PINYIN
from demo.art.worksheet import Camera, Recipe, Scale, WorkSheet

YEAR = 2021
SMALL = 0.30


def recipe(
    id: str,
    title: str,
    title_en: str,
    creator: str,
    day: str,
    maker: str,
    statement: str,
    statement_en: str,
    *,
    full: float = 1.0,
    demo: float = 1.0,
    small: float = SMALL,
    size: tuple[float, float] | None = None,
    signed: bool = False,
    arguments: Mapping[str, object] | None = None,
    enlarged: float = 1.0,
    camera: Camera | None = None,
    cost: float = 1.0,
    **more: Any,
) -> Recipe:
    """Return a recipe. `day` is month-day, `size` (width, height) in cm; a signed work bears its maker's name."""
    month, day_of_month = (int(part) for part in day.split("-"))
    sheet = WorkSheet(
        id=id,
        category=id[:2],
        title=title,
        title_en=title_en,
        creator=creator,
        creator_en=PINYIN[creator],
        made_on=date(YEAR, month, day_of_month),
        statement=statement,
        statement_en=statement_en,
        width_cm=size[0] if size else None,
        height_cm=size[1] if size else None,
        **more,
    )
    given = dict(arguments or {})
    if signed:
        given["by"] = creator
    sizes: dict[Scale, float] = {"small": small, "demo": demo, "full": full}
    return Recipe(sheet, maker, sizes, given, enlarged, camera, cost)
