"""What the entry form's page shows: values, the category's questions, mistakes by place, what is still to do."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.calls.enums import FieldKind
from archive.calls.limits import limits_in_words
from archive.entries import desk
from archive.entries.enums import EntryState
from archive.entries.exceptions import Mistake, StaleEntry
from archive.entries.forms import shown_values
from archive.entries.models import Entry
from archive.entries.moments import moment_in_words
from archive.entries.places import warning_on_places
from archive.entries.queries import find_mistakes
from archive.entries.values import shown
from archive.works.models import Work
from media_pipeline.enums import Medium

SPARE_CREATORS = 3
Typed = MultiValueDict[str, str]
ACCEPTS = {
    Medium.IMAGE: "image/*,.tif,.tiff,.heic,.psd",
    Medium.VIDEO: "video/*,.srt,.vtt",
    Medium.TEXT: ".txt,.docx,.pdf,audio/*,image/*",
}
PARTS = {
    "files": "files",
    "title": "work",
    "title_en": "work",
    "creators": "work",
    "statement": "work",
    "is_own_work": "rights",
    "may_be_shown": "rights",
    "may_be_kept": "rights",
}


def part_of(field: str) -> str:
    """Return the part of the form in which a field stands."""
    return "files" if field.startswith("file-") else PARTS.get(field, "own")


@dataclass(frozen=True)
class Question:
    """One of the category's own questions, in the page's language."""

    name: str
    kind: str
    label: str
    help: str
    is_required: bool
    value: str
    choices: list[tuple[str, str]]
    mistake: Mistake | None

    @property
    def is_choice(self) -> bool:
        """True where one of a few answers is chosen."""
        return self.kind in {FieldKind.CHOICE, FieldKind.YES_NO}

    @property
    def input_type(self) -> str:
        """The kind of control for a short answer."""
        return "date" if self.kind == FieldKind.DATE else "text"

    @property
    def input_mode(self) -> str:
        """The keyboard that a phone shows."""
        return "decimal" if self.kind == FieldKind.NUMBER else "text"


@dataclass(frozen=True)
class CreatorRow:
    """A creator's row in the form."""

    row: int
    name: str
    name_en: str
    is_withheld: bool

    @property
    def number(self) -> int:
        """Its place, counted from one."""
        return self.row + 1


@dataclass(frozen=True)
class Part:
    """A part of the form in the list beside it."""

    name: str
    label: str
    todo: int
    is_wrong: bool


def todo_of(entry: Entry) -> dict[str, int]:
    """Return how many things are still to do in each part. Two queries."""
    counts = Counter(part_of(mistake.field) for mistake in find_mistakes(entry))
    return {part: counts[part] for part in ("files", "work", "own", "rights")}


def _questions(entry: Entry, details: dict[str, Any], found: dict[str, Mistake]) -> list[Question]:
    is_english = get_language() == "en"
    questions = []
    for field in entry.category.fields:
        choices = [(c[0], c[2] if is_english and len(c) > 2 and c[2] else c[1]) for c in field.get("choices", [])]
        if field["kind"] == FieldKind.YES_NO:
            choices = [("yes", _("Yes")), ("no", _("No"))]
        questions.append(
            Question(
                name=f"details-{field['key']}",
                kind=field["kind"],
                label=(is_english and field.get("label_en")) or field["label"],
                help=(field.get("help_en") if is_english else "") or field.get("help", ""),
                is_required=bool(field.get("required")),
                value=shown(details.get(field["key"], "")),
                choices=choices,
                mistake=found.get(f"details-{field['key']}"),
            )
        )
    return questions


def _creator_rows(work: Work, typed: Typed | None) -> list[CreatorRow]:
    """Return the rows that were typed, else those saved; at least one."""
    if typed is not None and "creator" in typed:
        latin, withheld = typed.getlist("creator_en"), set(typed.getlist("creator_withheld"))
        return [
            CreatorRow(row, name, latin[row] if row < len(latin) else "", str(row) in withheld)
            for row, name in enumerate(typed.getlist("creator"))
        ]
    saved = [CreatorRow(row, c.name, c.name_en, c.is_withheld) for row, c in enumerate(work.creators.all())]
    return saved or [CreatorRow(0, "", "", is_withheld=False)]


def form_context(
    entry: Entry, *, typed: Typed | None = None, mistakes: list[Mistake], notice: Exception | None = None
) -> dict[str, Any]:
    """Return the page's values: what is saved, or what was typed where it could not be saved.

    Seven queries, and two more at most where the category has a quota.
    """
    work = entry.work
    values, details = shown_values(work), dict(work.details)
    ticked = {name: getattr(entry, name) for name in ("is_own_work", "may_be_shown", "may_be_kept")}
    if typed is not None:
        values |= {name: str(typed[name]) for name in values if name in typed}
        ticked = {name: name in typed for name in ticked}
        details |= {q["key"]: typed.get(f"details-{q['key']}", "") for q in entry.category.fields}
    creators = _creator_rows(work, typed)
    rows = desk.file_rows(entry)
    found = {mistake.field: mistake for mistake in reversed(mistakes)}
    todo = todo_of(entry)
    wrong = {part_of(mistake.field) for mistake in mistakes}
    labels = {"files": _("Files"), "work": _("Title and creators"), "own": _("About the work"), "rights": _("Rights")}
    if not entry.category.max_files:
        del labels["files"]
    returned = entry.events.filter(verb="returned").select_related("by").last()
    return {
        "entry": entry,
        "values": values,
        "ticked": ticked,
        "creators": creators,
        "spare": [CreatorRow(len(creators) + n, "", "", is_withheld=False) for n in range(SPARE_CREATORS)],
        "questions": _questions(entry, details, found),
        "files": rows,
        "stopped": desk.stopped_uploads(entry),
        "limits": limits_in_words(entry.category),
        "places_warning": warning_on_places(entry),
        "mistakes": mistakes,
        "found": found,
        "notice": notice,
        "clashes": clash_rows(entry, notice) if isinstance(notice, StaleEntry) else [],
        "returned": returned if entry.state == EntryState.RETURNED else None,
        "accepts": ACCEPTS[Medium(entry.category.medium)],
        "has_captions": entry.category.max_files > 1,
        "parts": [Part(name, label, todo[name], name in wrong) for name, label in labels.items()],
        "saved_at": moment_in_words(entry.saved_at, entry.call.zone_info),
    }


@dataclass(frozen=True)
class ClashRow:
    """A field that two people filled in differently, in the words of the form."""

    label: str
    theirs: str
    mine: str


def clash_rows(entry: Entry, stale: StaleEntry) -> list[ClashRow]:
    """Return what is saved and what was sent, for each field that differs. No query."""
    labels = {
        "title": _("Title"), "title_en": _("English title"), "creators": _("Creators"), "statement": _("Statement"),
        "text": _("Text"), "technique": _("Technique and support"), "width_cm": _("width"), "height_cm": _("height"),
        "made_on": _("Made on"), "place": _("Where"),
    }  # fmt: skip
    questions = {question.name: question for question in _questions(entry, {}, {})}
    rows = []
    for clash in stale.clashes:
        question = questions.get(clash.field)
        words = dict(question.choices) if question else {}
        rows.append(
            ClashRow(
                label=question.label if question else labels.get(clash.field, clash.field),
                theirs=words.get(clash.theirs, clash.theirs),
                mine=words.get(clash.mine, clash.mine),
            )
        )
    return rows
