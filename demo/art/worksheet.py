"""What is known of a work (WorkSheet) and how it is made (Recipe). Plain values, no drawing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

Scale = Literal["small", "demo", "full"]


@dataclass(frozen=True, slots=True)
class WorkSheet:
    """One work as its entry form would have it. Empty strings and tuples mean 'does not apply'.

    Lengths are centimetres; `timings` are (second, line) pairs of a recitation; `chapters` are (second, title) pairs
    of a lecture; `credits` are (task, name) pairs of a film; `captions` go with `files`, picture by picture.
    """

    id: str
    category: str
    title: str
    title_en: str
    creator: str
    creator_en: str
    made_on: date
    statement: str
    statement_en: str
    technique: str = ""
    width_cm: float | None = None
    height_cm: float | None = None
    script: str = ""
    format: str = ""
    transcription: str = ""
    place: str = ""
    form: str = ""
    tune: str = ""
    stanzas: tuple[tuple[str, ...], ...] = ()
    timings: tuple[tuple[float, str], ...] = ()
    markdown: str = ""
    chapters: tuple[tuple[int, str], ...] = ()
    credits: tuple[tuple[str, str], ...] = ()
    captions: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Camera:
    """What a photograph's own metadata says. `position` is (latitude, longitude) in degrees, in the open sea."""

    position: tuple[float, float] | None = None
    lying: bool = False  # stored on its side, to be turned by its orientation tag
    wide_gamut: bool = False  # tagged Display P3


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a work is made. `maker` names a function below demo.art, `sizes` gives its scale argument per Scale.

    `enlarged` is how many times a great scan is enlarged at full scale. `cost` is a rough number of seconds, so that
    the slowest works are begun first.
    """

    sheet: WorkSheet
    maker: str
    sizes: Mapping[Scale, float]
    arguments: Mapping[str, object] = field(default_factory=dict)
    enlarged: float = 1.0
    camera: Camera | None = None
    cost: float = 1.0
