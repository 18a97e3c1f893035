"""What a judge sees of an entry, as it is frozen into `Assignment.shown`. Called by `operations.open_round`."""

from typing import TypedDict

from django.db.models import QuerySet

from archive.calls.models import Category
from archive.entries.models import Entry
from archive.judging.blinding import blind, names_pattern
from archive.units.models import Unit
from archive.works.enums import FileRole
from media_pipeline.enums import Medium

SHOWN_ROLES = frozenset({FileRole.VIEW, FileRole.RECITATION})


class ShownFile(TypedDict):
    """A file of the work by its original's id; never its name."""

    original: str
    medium: str
    role: str
    caption: str


class ShownDetail(TypedDict):
    """The answer to one of the category's choice fields, in words."""

    label: str
    label_en: str
    answer: str
    answer_en: str


class Shown(TypedDict):
    """A frozen view of an entry. `title` only where it is part of a text; `names` and `unit` only when not blind."""

    category: str
    category_en: str
    category_code: str
    medium: str
    title: str
    technique: str
    width_cm: str
    height_cm: str
    text: str
    statement: str
    details: list[ShownDetail]
    files: list[ShownFile]
    names: list[str]
    unit: str


def for_snapshot(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """Return the entries with all that a snapshot and a check for conflicts read, in five queries."""
    return entries.select_related("category", "unit", "work", "work__unit", "owner").prefetch_related(
        "work__creators", "work__files__original"
    )


def names_to_cover(entry: Entry, units_by_path: dict[str, Unit]) -> list[str]:
    """Return the names of the entry's creators, uploader and units, with those above them but the institution's own.

    Without queries when the entry comes from `for_snapshot`.
    """
    names = [entry.owner.display_name]
    for creator in entry.work.creators.all():
        names += [creator.name, creator.name_en]
    for unit in {entry.unit, entry.work.unit} - {None}:
        if unit is None:
            continue
        between = unit.paths_from_root[1:-1]
        for one in [unit, *(units_by_path[path] for path in between if path in units_by_path)]:
            names += [one.name, one.name_en]
    return [name for name in names if name]


def snapshot(entry: Entry, *, is_blind: bool, units_by_path: dict[str, Unit]) -> Shown:
    """Return what judges see of the entry. In a blind round every name is covered in every text."""
    work = entry.work
    cover = names_pattern(names_to_cover(entry, units_by_path)) if is_blind else None
    files = [one for one in work.files.all() if one.role in SHOWN_ROLES]
    text = work.text or "\n".join(
        one.original.text
        for one in work.files.all()
        if one.role in {FileRole.VIEW, FileRole.TEXT} and one.original.text.strip()
    )
    return Shown(
        category=entry.category.title,
        category_en=entry.category.title_en,
        category_code=entry.category.code,
        medium=work.medium,
        title=blind(work.title, cover) if work.medium == Medium.TEXT or not is_blind else "",
        technique=blind(work.technique, cover),
        width_cm=f"{work.width_cm.normalize():f}" if work.width_cm else "",
        height_cm=f"{work.height_cm.normalize():f}" if work.height_cm else "",
        text=blind(text, cover),
        statement=blind(work.statement, cover),
        details=_choice_details(entry.category, work.details),
        files=[
            ShownFile(
                original=str(one.original.pk),
                medium=one.original.medium,
                role=one.role,
                caption=blind(one.caption, cover),
            )
            for one in files
            if one.original.medium != Medium.TEXT
        ],
        names=[] if is_blind else [creator.local_name for creator in work.creators.all()],
        unit="" if is_blind else entry.unit.name,
    )


def _choice_details(category: Category, answers: dict[str, object]) -> list[ShownDetail]:
    """Only what was chosen from the category's own list: free answers may hold a name."""
    shown = []
    for field in category.fields:
        if not field.get("choices"):
            continue
        answer = answers.get(field["key"])
        chosen = [str(one) for one in answer] if isinstance(answer, list) else [str(answer)]
        for value, label, label_en in (tuple([*choice, "", ""][:3]) for choice in field["choices"]):
            if str(value) in chosen:
                shown.append(
                    ShownDetail(
                        label=field.get("label", ""),
                        label_en=field.get("label_en", ""),
                        answer=label,
                        answer_en=label_en or label,
                    )
                )
    return shown
