"""Makes every rendition of one file into a folder. Called by the worker and by `manage.py ingest`.

Knows paths, not models. The same file and the same recipe give the same names and layout.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from media_pipeline.probing import Probe

RECIPE_VERSION = 1
"""Raised whenever the renditions change, so that older ones can be found and made again."""


@dataclass(frozen=True)
class Made:
    """One rendition: `path` is relative to the folder; for tiles and HLS it is the entry file of their own folder."""

    name: str
    kind: str
    path: str
    mime: str
    bytes: int
    width_px: int | None = None
    height_px: int | None = None


@dataclass(frozen=True)
class Prepared:
    """All renditions of one file, its main colour (`#rrggbb`) and a tiny blurred picture as a data URI ('' if none)."""

    made: tuple[Made, ...]
    colour: str = ""
    placeholder: str = ""


def prepare(path: Path, probe: Probe, out: Path, *, on_progress: Callable[[float], None]) -> Prepared:
    """Make the renditions of the probed file under `out` (created if need be) and return what was made.

    `on_progress` is called with fractions, 0 to 1, never falling. Raises RefusedFile or ToolFailed.
    """
    raise NotImplementedError
