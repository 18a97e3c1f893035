"""What a file is and holds, told from its bytes alone. Called by upload, by the worker and by `manage.py ingest`.

Knows paths, not models: nothing here reads or writes the database.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from media_pipeline.enums import Medium

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class Notice:
    """Something that the sender should know about a file that was taken all the same."""

    code: str
    sentence: "str | StrPromise"


@dataclass(frozen=True)
class Chapter:
    """A named place in a film or a recording."""

    start_seconds: float
    title: str


@dataclass(frozen=True)
class Probe:
    """The facts about one file. Sizes are as displayed: after orientation, rotation and pixel shape.

    `metadata` is for the archive only: it may hold a position, a serial number or a name.
    """

    medium: Medium
    format: str
    mime: str
    label: str
    width_px: int | None = None
    height_px: int | None = None
    duration_seconds: float | None = None
    has_audio: bool = False
    frame_rate: float | None = None
    pages: int = 1
    animated: bool = False
    colour_profile: str = ""
    has_position: bool = False
    is_hdr: bool = False
    interlaced: bool = False
    chapters: tuple[Chapter, ...] = ()
    lines: tuple[str, ...] = ()
    text: str = ""
    encoding: str = ""
    warnings: tuple[Notice, ...] = ()
    metadata: dict[str, Any] = field(default_factory=dict)


def probe(path: Path, *, name: str, medium: Medium | None = None) -> Probe:
    """Return the facts about the file, or raise RefusedFile with a code and a sentence for its sender.

    `name` is what the sender called it; `medium` what it is entered as (None: whatever it is).
    """
    raise NotImplementedError
