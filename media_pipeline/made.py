"""What preparation hands back: the records of the renditions that were made."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Made:
    """One rendition: `path` is relative to the folder; for tiles and HLS it is the entry file of their own folder.

    `bytes` counts the whole folder then.
    """

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


def made_file(
    out: Path, path: str, *, name: str, kind: str, mime: str, width_px: int | None = None, height_px: int | None = None
) -> Made:
    """Return the record of a file that was written under `out`; for an entry file, of its whole folder."""
    file = out / path
    if kind in {"hls", "tiles"}:
        weight = sum(part.stat().st_size for part in file.parent.rglob("*") if part.is_file())
    else:
        weight = file.stat().st_size
    return Made(name, kind, path, mime, weight, width_px, height_px)
