"""What the pages of the submission desk show: rows, files, steps, events; plain values for templates."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.calls.enums import FieldKind
from archive.calls.limits import duration_in_words, limits_in_words, size_in_words
from archive.calls.models import Call, Category
from archive.entries.enums import EDITABLE, JUDGED, EntryState
from archive.entries.event_words import event_in_words
from archive.entries.models import Entry
from archive.entries.moments import moment_in_words
from archive.entries.places import units_without_place
from archive.entries.querysets import EntryQuerySet
from archive.units.enums import Role
from archive.units.models import Unit, User
from archive.units.rules import Person, units_with_role
from archive.works.enums import FileRole
from archive.works.models import WorkFile
from media_pipeline.delivery import Picture, picture, thumb_url
from media_pipeline.enums import Medium
from media_pipeline.models import Upload
from media_pipeline.states import JobState, OriginalState

ROWS_A_PAGE = 40
MOST_NEEDS = 12
PRINT_DPI = 300
QUIET_EVENTS = ("saved", "started")
MARKS = {
    EntryState.DRAFT: "draft", EntryState.SUBMITTED: "submitted", EntryState.RETURNED: "returned",
    EntryState.FORWARDED: "forwarded", EntryState.ELIGIBLE: "eligible", EntryState.INELIGIBLE: "wrong",
    EntryState.DISQUALIFIED: "wrong", EntryState.WITHDRAWN: "off",
}  # fmt: skip


def mark_of(state: str) -> str:
    """Return the mark that stands before a state's word."""
    return MARKS.get(EntryState(state), "eligible")


@dataclass(frozen=True)
class FileRow:
    """A file as the desk shows it."""

    file: WorkFile
    thumb: str
    picture: Picture | None
    size: str
    facts: str
    state: str
    percent: int
    reason: str
    warnings: list[str]

    @property
    def is_busy(self) -> bool:
        """True while the worker has still to do with it."""
        return self.state in {OriginalState.RECEIVED, OriginalState.PREPARING}

    @property
    def role_words(self) -> str:
        """What the file is to the work, '' for a view of it."""
        return "" if self.file.role == FileRole.VIEW else str(FileRole(self.file.role).label)


@dataclass(frozen=True)
class EntryRow:
    """An entry in a list."""

    entry: Entry
    mark: str
    thumb: str
    is_editable: bool
    changed: str
    reason: str = ""
    returned_by: str = ""


@dataclass(frozen=True)
class EventRow:
    """One thing that happened, in words."""

    at: str
    words: str
    who: str
    reason: str


@dataclass(frozen=True)
class Step:
    """A step of an entry's way, for the receipt."""

    label: str
    is_done: bool
    is_now: bool


def file_facts(file: WorkFile) -> str:
    """Say what was found in the file: size in px and print size, or length and sound."""
    original = file.original
    parts = []
    if original.width_px and original.height_px:
        parts.append(f"{original.width_px} × {original.height_px}")
    if original.format:
        parts.append(original.format.upper())
    if original.medium == Medium.IMAGE and original.width_px and original.height_px:
        width, height = (round(side / PRINT_DPI * 2.54) for side in (original.width_px, original.height_px))
        parts.append(
            _("prints at %(width)s × %(height)s cm (%(dpi)s dpi)")
            % {"width": width, "height": height, "dpi": PRINT_DPI}
        )
    if original.duration_seconds:
        parts.append(duration_in_words(round(original.duration_seconds)))
        if original.medium == Medium.VIDEO:
            parts.append(_("with sound") if original.has_audio else _("without sound"))
    return "，".join(parts) if get_language() != "en" else ", ".join(parts)


def file_rows(entry: Entry) -> list[FileRow]:
    """Return the entry's files with what is known of each. Two queries."""
    files = (
        WorkFile.objects.filter(work_id=entry.work_id)
        .select_related("original", "original__job")
        .prefetch_related("original__renditions")
    )
    language = get_language() or ""
    rows = []
    for file in files:
        job = getattr(file.original, "job", None)
        rows.append(
            FileRow(
                file=file,
                thumb=thumb_url(file.original, audience="desk"),
                picture=picture(
                    file.original, sizes="(min-width: 1000px) 700px, 90vw", alt=_alt(entry, file), audience="desk"
                ),
                size=size_in_words(file.original.size_bytes),
                facts=file_facts(file),
                state=file.original.state,
                percent=job.percent if job and job.state == JobState.RUNNING else 0,
                reason=file.original.reason.get(language, "") if file.original.reason else "",
                warnings=[warning["sentence"].get(language, "") for warning in file.original.warnings],
            )
        )
    return rows


@dataclass(frozen=True)
class StoppedUpload:
    """A file that has arrived in part only."""

    name: str
    size: str
    percent: int


def stopped_uploads(entry: Entry) -> list[StoppedUpload]:
    """Return the entry's files that are not whole yet: choosing the same file again goes on from there. One query."""
    uploads = Upload.objects.filter(purpose__startswith=entry.upload_purpose, original=None, size_bytes__gt=0)
    return [
        StoppedUpload(upload.name, size_in_words(upload.size_bytes), 100 * upload.offset_bytes // upload.size_bytes)
        for upload in uploads.order_by("begun_at")
    ]


def _alt(entry: Entry, file: WorkFile) -> str:
    return file.caption or entry.work.local_title


def entry_rows(entries: Iterable[Entry]) -> list[EntryRow]:
    """Return rows for entries that came `for_listing`. No query."""
    rows = []
    for entry in entries:
        files = list(entry.work.files.all())
        told = [event for event in entry.events.all() if event.verb in {"returned", "refused"}]
        last = told[-1] if told and entry.state in {EntryState.RETURNED, EntryState.INELIGIBLE} else None
        rows.append(
            EntryRow(
                entry=entry,
                mark=mark_of(entry.state),
                thumb=thumb_url(files[0].original, audience="desk") if files else "",
                is_editable=entry.state in EDITABLE,
                changed=moment_in_words(entry.submitted_at or entry.saved_at, entry.call.zone_info),
                reason=last.reason if last else "",
                returned_by=str(last.by) if last and last.by else "",
            )
        )
    return rows


def page_of(entries: EntryQuerySet, number: str) -> "Page[Entry]":
    """Return one page of a list of entries, the nearest one for a number that is none. Two queries and the listing's."""
    return Paginator(entries.for_listing(), ROWS_A_PAGE).get_page(number)


def own_entries(user: User) -> EntryQuerySet:
    """Return the entries that the person entered, without drafts that were thrown away, newest first."""
    entries: EntryQuerySet = Entry.objects.owned_by(user)
    return entries.exclude(state=EntryState.WITHDRAWN, number=None).order_by("-saved_at", "-pk")


def open_calls() -> list[Call]:
    """Return the calls that take entries now, with their categories, the next deadline first. Two queries."""
    calls = Call.objects.open_at(timezone.now()).order_by("closes_at", "pk")
    return list(calls.select_related("stage").prefetch_related("categories"))


def units_to_enter_for(user: Person) -> list[Unit]:
    """Return the units for which the person may enter works. Two queries."""
    return list(units_with_role(user, [Role.UPLOADER, Role.COORDINATOR]).order_by("path"))


@dataclass(frozen=True)
class CategoryChoice:
    """A category to enter a work in. `full_for` names the person's units that have no place left in it."""

    category: Category
    limits: list[str]
    full_for: str


def choices_for(units: list[Unit]) -> list[tuple[Call, list[CategoryChoice]]]:
    """Return the open calls with their categories, for whoever enters works for the units. Three queries."""
    calls = open_calls()
    full = units_without_place([category for call in calls for category in call.categories.all()], units)
    return [
        (
            call,
            [
                CategoryChoice(
                    category,
                    limits_in_words(category),
                    "、".join(unit.local_name for unit in full.get(category.pk, [])),
                )
                for category in call.categories.all()
            ],
        )
        for call in calls
    ]


def event_rows(entry: Entry) -> list[EventRow]:
    """Return what happened so far, oldest first, each in words; single saves are left out. One query."""
    rows = []
    for event in entry.events.exclude(verb__in=QUIET_EVENTS).select_related("by"):
        words = event_in_words(event)
        name = event.details.get("name", "") if isinstance(event.details, dict) else ""
        is_grace = event.reason == "within_grace"
        rows.append(
            EventRow(
                at=moment_in_words(event.at, entry.call.zone_info),
                words=f"{words}：{name}" if name and get_language() != "en" else f"{words}: {name}" if name else words,
                who=str(event.by) if event.by else "",
                reason=_("within the time of grace") if is_grace else event.reason,
            )
        )
    return rows


def answers_of(entry: Entry) -> list[tuple[str, str]]:
    """Return the category's own questions with what was answered, in the page's language. No query."""
    is_english = get_language() == "en"
    answers = []
    for field in entry.category.fields:
        value = str(entry.work.details.get(field["key"], "") or "")
        for choice in field.get("choices", []):
            if choice[0] == value:
                value = choice[2] if is_english and len(choice) > 2 and choice[2] else choice[1]
        if field["kind"] == FieldKind.YES_NO and value:
            value = _("Yes") if value == "yes" else _("No")
        if value:
            answers.append(((is_english and field.get("label_en")) or field["label"], value))
    return answers


def steps_of(entry: Entry) -> list[Step]:
    """Return the way from submission to results, with where the entry stands."""
    order = [EntryState.SUBMITTED, EntryState.FORWARDED, EntryState.ELIGIBLE, EntryState.IN_JUDGING]
    labels = [_("You submitted it"), _("Your unit checks it"), _("The organiser checks it"), _("Judging"), _("Results")]
    state = EntryState(entry.state)
    reached = 5 if state in JUDGED else order.index(state) + 1 if state in order else 0
    return [Step(label, number < reached, number == reached) for number, label in enumerate(labels)]
