"""What a person typed about a work, and how two people's words differ: plain values between form and operation."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID


@dataclass(frozen=True)
class CreatorValues:
    """One credited name, in the order of the form."""

    name: str
    name_en: str = ""
    is_withheld: bool = False


@dataclass(frozen=True)
class FileValues:
    """A file's caption; the files stand in the order of the form."""

    uuid: UUID
    caption: str


@dataclass(frozen=True)
class EntryValues:
    """All that a person types about a work. None leaves a value as it is; so autosave may send a part.

    `cleared` names the values that were there and are to be nothing again: `width_cm`, `height_cm`, `made_on`.
    """

    title: str | None = None
    title_en: str | None = None
    statement: str | None = None
    text: str | None = None
    technique: str | None = None
    width_cm: Decimal | None = None
    height_cm: Decimal | None = None
    made_on: date | None = None
    place: str | None = None
    cleared: frozenset[str] = frozenset()
    details: dict[str, str] = field(default_factory=dict)
    creators: tuple[CreatorValues, ...] | None = None
    files: tuple[FileValues, ...] | None = None
    is_own_work: bool | None = None
    may_be_shown: bool | None = None
    may_be_kept: bool | None = None


WORK_NAMES = ("title", "title_en", "statement", "text", "technique", "width_cm", "height_cm", "made_on", "place")
CLEARABLE = frozenset({"width_cm", "height_cm", "made_on"})


@dataclass(frozen=True)
class Clash:
    """A field in which what someone saved meanwhile (`theirs`) and what was sent (`mine`) differ."""

    field: str
    mine: str
    theirs: str


def shown(value: object) -> str:
    """Return a value as the form shows it: '' for None, a side in cm without a needless nought."""
    if isinstance(value, Decimal):
        return f"{value:f}".removesuffix(".0")
    return "" if value is None else str(value)


def names_shown(names: list[str]) -> str:
    """Return names in one line."""
    return "、".join(name for name in names if name.strip())
