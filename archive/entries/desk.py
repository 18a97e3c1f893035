"""What the pages of the submission desk show: rows, files, steps, quotas; plain values for templates."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.calls.models import Call, Category
from archive.entries.enums import EDITABLE, JUDGED, EntryState
from archive.entries.models import Entry
from archive.entries.queries import COUNTED
from archive.units.enums import Role
from archive.units.models import Unit
from archive.units.rules import Person, units_with_role
from archive.works.models import WorkFile
from media_pipeline.delivery import thumb_url
from media_pipeline.states import JobState, OriginalState

MARKS = {
    EntryState.DRAFT: "draft", EntryState.SUBMITTED: "submitted", EntryState.RETURNED: "returned",
    EntryState.FORWARDED: "forwarded", EntryState.ELIGIBLE: "eligible", EntryState.INELIGIBLE: "wrong",
    EntryState.DISQUALIFIED: "wrong", EntryState.WITHDRAWN: "draft",
}  # fmt: skip


@dataclass(frozen=True)
class FileRow:
    """A file as the desk shows it."""

    file: WorkFile
    thumb: str
    facts: str
    state: str
    percent: int
    reason: str
    warnings: list[str]

    @property
    def is_busy(self) -> bool:
        """True while the worker has still to do with it."""
        return self.state in {OriginalState.RECEIVED, OriginalState.PREPARING}


@dataclass(frozen=True)
class EntryRow:
    """An entry in a list."""

    entry: Entry
    mark: str
    thumb: str
    is_editable: bool
    reason: str = ""


@dataclass(frozen=True)
class QuotaRow:
    """How many places a unit has in a category, and has used."""

    category: Category
    used: int
    waiting: int
    places: int | None

    @property
    def left(self) -> int | None:
        """Places left, None where there is no quota."""
        return None if self.places is None else max(0, self.places - self.used)


def file_facts(file: WorkFile) -> str:
    """Say what was found in the file: size in px and print size, or length and sound."""
    original = file.original
    parts = []
    if original.width_px and original.height_px:
        parts.append(f"{original.width_px} × {original.height_px}")
    if original.format:
        parts.append(original.format.upper())
    if original.medium == "image" and original.width_px and original.height_px:
        width, height = (round(side / 300 * 2.54) for side in (original.width_px, original.height_px))
        parts.append(_("prints at %(width)s × %(height)s cm (300 dpi)") % {"width": width, "height": height})
    if original.duration_seconds:
        minutes, seconds = divmod(round(original.duration_seconds), 60)
        parts.append(f"{minutes}:{seconds:02d}")
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
                facts=file_facts(file),
                state=file.original.state,
                percent=job.percent if job and job.state == JobState.RUNNING else 0,
                reason=file.original.reason.get(language, "") if file.original.reason else "",
                warnings=[warning["sentence"].get(language, "") for warning in file.original.warnings],
            )
        )
    return rows


def entry_rows(entries: Any) -> list[EntryRow]:
    """Return rows for entries that came `for_listing` with renditions and events prefetched. No query."""
    rows = []
    for entry in entries:
        files = list(entry.work.files.all())
        returned = [event for event in entry.events.all() if event.verb in {"returned", "refused"}]
        rows.append(
            EntryRow(
                entry=entry,
                mark=MARKS.get(EntryState(entry.state), "eligible"),
                thumb=thumb_url(files[0].original, audience="desk") if files else "",
                is_editable=entry.state in EDITABLE,
                reason=returned[-1].reason if returned and entry.state in {"returned", "ineligible"} else "",
            )
        )
    return rows


def listed(entries: Any) -> Any:
    """Add what `entry_rows` needs, in a fixed number of queries."""
    return entries.for_listing().prefetch_related("work__files__original__renditions", "events")


def open_calls() -> list[Call]:
    """Return the calls that take entries now, with their categories. Two queries."""
    return list(Call.objects.open_at(timezone.now()).select_related("stage").prefetch_related("categories"))


def units_of(user: Person) -> list[Unit]:
    """Return the units for which the person may enter works. Two queries."""
    return list(units_with_role(user, [Role.UPLOADER, Role.COORDINATOR]).order_by("path"))


def quota_rows(call: Call, entries: list[Entry]) -> list[QuotaRow]:
    """Return the quota of each category from the entries already read. No query beyond the call's categories."""
    rows = []
    for category in call.categories.all():
        mine = [e for e in entries if e.category_id == category.pk]
        rows.append(
            QuotaRow(
                category=category,
                used=sum(e.state in COUNTED and e.state not in {"submitted", "returned"} for e in mine),
                waiting=sum(e.state == EntryState.SUBMITTED for e in mine),
                places=category.quota_per_unit,
            )
        )
    return rows


@dataclass(frozen=True)
class Step:
    """A step of an entry's way, for the receipt."""

    label: str
    is_done: bool
    is_now: bool


def steps_of(entry: Entry) -> list[Step]:
    """Return the way from submission to results, with where the entry stands."""
    order = [EntryState.SUBMITTED, EntryState.FORWARDED, EntryState.ELIGIBLE, EntryState.IN_JUDGING]
    labels = [_("You submitted it"), _("Your unit checks it"), _("The organiser checks it"), _("Judging"), _("Results")]
    state = EntryState(entry.state)
    reached = 5 if state in JUDGED else order.index(state) + 1 if state in order else 0
    return [Step(label, number < reached, number == reached) for number, label in enumerate(labels)]
