"""Reads what a work's details say of its parts: chapters, credits, line times. What is not in that form is left out. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Chapter:
    """A chapter of a film: the second at which it begins, the same as m:ss, and its title."""

    second: float
    time: str
    title: str


def _rows(details: Mapping[str, object], key: str) -> list[tuple[object, object]]:
    rows = details.get(key)
    if not isinstance(rows, list):
        return []
    return [(row[0], row[1]) for row in rows if isinstance(row, list) and len(row) == 2]


def _second(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < 1e6:
        return None
    return float(value)


def clock(seconds: float) -> str:
    """Return seconds as m:ss, from an hour on as h:mm:ss."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def chapters_of(details: Mapping[str, object]) -> list[Chapter]:
    """Return a film's chapters from `chapters`: rows of second and title, in order."""
    found = [(_second(value), str(title)) for value, title in _rows(details, "chapters")]
    return [
        Chapter(second, clock(second), title) for second, title in sorted((s, t) for s, t in found if s is not None)
    ]


def credits_of(details: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return a film's credits from `credits`: rows of task and name."""
    return [(str(task), str(name)) for task, name in _rows(details, "credits")]


def line_times_of(details: Mapping[str, object]) -> list[float]:
    """Return the second at which each line is recited, from `timings`: rows of second and line."""
    return [second for value, _line in _rows(details, "timings") if (second := _second(value)) is not None]
