"""Every write on an entry that means something. `move_entry` alone changes a state; each writes an EntryEvent."""

import shutil
import tempfile
from os import SEEK_END
from pathlib import Path
from typing import IO

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.calls.models import Call, Category
from archive.entries import tasks
from archive.entries.companions import role_of
from archive.entries.deadlines import Timeliness
from archive.entries.enums import EDITABLE, MOVES, EntryState
from archive.entries.exceptions import EntryError, IncompleteEntry, MoveNotAllowed, StaleEntry
from archive.entries.models import Entry, EntryEvent, NumberSeries
from archive.entries.numbering import entry_number
from archive.entries.places import is_forwarded_by_hand
from archive.entries.queries import call_timeliness, find_clashes, find_mistakes, quota_left
from archive.entries.rules import can_coordinate, can_edit_entry, can_enter
from archive.entries.values import WORK_NAMES, EntryValues, FileValues
from archive.units.models import Unit, User
from archive.works.models import Creator, Work, WorkFile
from archive.works.operations import reindex_work
from media_pipeline.labels import clean_label
from media_pipeline.models import Original
from media_pipeline.operations import receive_file

LATE = _(
    "The call has closed. What you typed and sent is kept as a draft; ask the organiser for an extension if you need one."
)


def _locked(entry: Entry) -> Entry:
    """Return the entry afresh, locked until the transaction ends."""
    locked: Entry = (
        Entry.objects.select_for_update(of=("self",))
        .select_related("call", "category", "work", "unit")
        .get(pk=entry.pk)
    )
    return locked


@transaction.atomic
def start_entry(call: Call, *, category: Category, unit: Unit, by: User) -> Entry:
    """Begin a draft with an empty work. PermissionDenied unless `by` enters works for the unit; EntryError when closed."""
    can_enter(by, unit).or_refuse()
    if call_timeliness(call) != Timeliness.IN_TIME:
        raise EntryError("closed", _("This call does not take entries now."))
    work = Work.objects.create(medium=category.medium, unit=unit)
    entry: Entry = Entry.objects.create(call=call, category=category, unit=unit, work=work, owner=by)
    EntryEvent.objects.create(entry=entry, by=by, verb="started", to_state=EntryState.DRAFT)
    return entry


@transaction.atomic
def save_entry(entry: Entry, *, values: EntryValues, version: int, by: User) -> Entry:
    """Keep what was typed. StaleEntry if someone saved since `version`; PermissionDenied if it can't be edited.

    A draft may be saved after the deadline: what is typed is never lost.
    """
    entry = _locked(entry)
    can_edit_entry(by, entry).or_refuse()
    if entry.version != version:
        last = entry.events.filter(verb="saved").select_related("by").last()
        raise StaleEntry(
            _("%(who)s saved this entry at %(time)s. Nothing was overwritten; both are kept below, choose one.")
            % {
                "who": last.by if last else entry.owner,
                "time": timezone.localtime(entry.saved_at, entry.call.zone_info).strftime("%H:%M"),
            },
            version=entry.version,
            clashes=find_clashes(entry.work, values),
        )
    _write_work(entry.work, values)
    for name in ("is_own_work", "may_be_shown", "may_be_kept"):
        if getattr(values, name) is not None:
            setattr(entry, name, getattr(values, name))
    entry.version += 1
    entry.saved_at = timezone.now()
    entry.save(update_fields=["is_own_work", "may_be_shown", "may_be_kept", "version", "saved_at"])
    _note_saved(entry, by)
    return entry


def _note_saved(entry: Entry, by: User) -> None:
    """Write one `saved` event for a run of saves by one person: the last one's time stands in the entry."""
    last = entry.events.order_by("-pk").first()
    if last is None or last.verb != "saved" or last.by_id != by.pk:
        EntryEvent.objects.create(entry=entry, by=by, verb="saved", from_state=entry.state, to_state=entry.state)


def _write_work(work: Work, values: EntryValues) -> None:
    for name in WORK_NAMES:
        value = getattr(values, name)
        if value is not None or name in values.cleared:
            setattr(work, name, value)
    work.details = {**work.details, **values.details}
    work.save()
    if values.creators is not None:
        kept = [creator for creator in values.creators if creator.name.strip()]
        work.creators.all().delete()
        Creator.objects.bulk_create(
            Creator(
                work=work, order=order, name=creator.name.strip(), name_en=creator.name_en,
                is_withheld=creator.is_withheld,
            )
            for order, creator in enumerate(kept)
        )  # fmt: skip
        reindex_work(work)
    if values.files is not None:
        _arrange_files(work, values.files)


def _arrange_files(work: Work, wanted: tuple[FileValues, ...]) -> None:
    """Put the files into the order given, with their captions; one that came meanwhile stays last."""
    files = {file.uuid: file for file in work.files.all()}
    captions = {value.uuid: value.caption for value in wanted}
    ordered = [files[value.uuid] for value in wanted if value.uuid in files]
    ordered += [file for file in files.values() if file.uuid not in captions]
    for order, file in enumerate(ordered):
        caption = captions.get(file.uuid, file.caption)
        if (file.order, file.caption) != (order, caption):
            file.order, file.caption = order, caption
            file.save(update_fields=["order", "caption"])


def refuse_unwanted_file(entry: Entry, *, size_bytes: int, by: User | None) -> None:
    """Refuse a file before it is taken. EntryError `not_allowed`, `late`, `too_large`, `empty`."""
    decision = can_edit_entry(by or AnonymousUser(), entry)
    if not decision:
        raise EntryError("not_allowed", decision.reason)
    if call_timeliness(entry.call) != Timeliness.IN_TIME:
        raise EntryError("late", LATE)
    if size_bytes > entry.category.max_file_bytes:
        raise EntryError("too_large", _("The file is larger than this category takes. Send a smaller one."))
    if size_bytes == 0:
        raise EntryError("empty", _("The file is empty. Perhaps it was not copied whole; send it again."))


@transaction.atomic
def attach_original(
    entry: Entry, *, original: Original, sent_name: str, by: User, caption: str = "", replaces: WorkFile | None = None
) -> WorkFile:
    """Join a received file to the entry's work: last in order, or in the place of the one it replaces. Safe twice."""
    entry = _locked(entry)
    can_edit_entry(by, entry).or_refuse()
    order = WorkFile.objects.filter(work=entry.work).count()
    if replaces is not None:
        order, caption = replaces.order, replaces.caption
    file, is_new = WorkFile.objects.get_or_create(
        work=entry.work,
        original=original,
        role=role_of(original.medium, asked=entry.category.medium),
        defaults={"order": order, "sent_name": sent_name[:255], "caption": caption},
    )
    if is_new:
        EntryEvent.objects.create(
            entry=entry, by=by, verb="file_added", details={"sha256": original.sha256, "name": sent_name[:255]}
        )
    if replaces is not None and replaces.pk != file.pk:
        remove_file(entry, file=replaces, by=by)
    return file


@transaction.atomic
def settle_file_roles(original: Original) -> None:
    """Give a file its role in its entries' works, now that its medium is known. Safe twice."""
    entries = Entry.objects.filter(work__files__original=original, state__in=EDITABLE | {EntryState.SUBMITTED})
    for entry in entries.select_related("category"):
        role = role_of(original.medium, asked=entry.category.medium)
        files = WorkFile.objects.filter(work_id=entry.work_id, original=original)
        if not files.filter(role=role).exists():
            files.update(role=role)


def receive_sent_file(entry: Entry, *, sent: IO[bytes], name: str, by: User) -> WorkFile:
    """Keep a file that came with a form and join it to the work. Durable when this returns; EntryError if unwanted."""
    refuse_unwanted_file(entry, size_bytes=sent.seek(0, SEEK_END), by=by)
    sent.seek(0)
    with tempfile.NamedTemporaryFile() as copy:
        shutil.copyfileobj(sent, copy, 1024 * 1024)
        copy.flush()
        original = receive_file(Path(copy.name), name=name, by=by, medium="")
    return attach_original(entry, original=original, sent_name=clean_label(name) or "file", by=by)


@transaction.atomic
def remove_file(entry: Entry, *, file: WorkFile, by: User) -> None:
    """Take a file off the work; the original stays in the archive's store."""
    entry = _locked(entry)
    can_edit_entry(by, entry).or_refuse()
    EntryEvent.objects.create(
        entry=entry, by=by, verb="file_removed", details={"sha256": file.original.sha256, "name": file.sent_name}
    )
    file.delete()


@transaction.atomic
def move_entry(entry: Entry, *, to: EntryState, by: User | None, verb: str, reason: str = "") -> Entry:
    """Move the state, if the table of moves allows it, and write the event. The one place that assigns `state`."""
    entry = _locked(entry)
    before = EntryState(entry.state)
    if to not in MOVES[before]:
        raise MoveNotAllowed(
            "not_from_here",
            _("“%(title)s” is “%(state)s” now, so this can't be done. Nothing was changed.")
            % {"title": entry.work.local_title, "state": before.label},
        )
    entry.state = to
    entry.save(update_fields=["state"])
    EntryEvent.objects.create(entry=entry, by=by, verb=verb, from_state=before, to_state=to, reason=reason)
    return entry


@transaction.atomic
def submit_entry(entry: Entry, *, by: User) -> Entry:
    """Submit a draft or a returned entry: check it, number it, mail the receipt. Submitting twice is one submission.

    Where no coordinator forwards it, it goes on to the organiser at once, within the unit's quota.
    Raises IncompleteEntry with the mistakes; EntryError `late`, `quota`.
    """
    entry = _locked(entry)
    if entry.state not in EDITABLE and entry.number:
        return entry
    can_edit_entry(by, entry).or_refuse()
    time = call_timeliness(entry.call, entry)
    if time not in {Timeliness.IN_TIME, Timeliness.WITHIN_GRACE}:
        raise EntryError("late", LATE)
    mistakes = find_mistakes(entry)
    if mistakes:
        raise IncompleteEntry(_("The entry is saved, but not submitted yet: some things are missing."), mistakes)
    has_coordinator = is_forwarded_by_hand(entry)
    if not has_coordinator:
        _take_place(entry)
    if entry.number is None:
        entry.number = _take_number(entry)
    entry.submitted_at = timezone.now()
    entry.save(update_fields=["number", "submitted_at"])
    entry = move_entry(
        entry, to=EntryState.SUBMITTED, by=by, verb="submitted",
        reason="within_grace" if time == Timeliness.WITHIN_GRACE else "",
    )  # fmt: skip
    if not has_coordinator:
        entry = move_entry(entry, to=EntryState.FORWARDED, by=None, verb="forwarded")
    transaction.on_commit(lambda: tasks.send_receipt.enqueue(entry.pk))
    return entry


def _locked_series(entry: Entry) -> NumberSeries:
    """Return the series of the entry's category, locked: numbers and places are taken one after the other."""
    code = entry.category.code
    NumberSeries.objects.get_or_create(call=entry.call, category_code=code)
    series: NumberSeries = NumberSeries.objects.select_for_update().get(call=entry.call, category_code=code)
    return series


def _take_place(entry: Entry) -> None:
    """Make sure that the unit has a place left. EntryError `quota`."""
    _locked_series(entry)
    if quota_left(entry.category, entry.unit) == 0:
        raise EntryError(
            "quota",
            _("%(unit)s has used all its places in this category: “%(title)s” stays as it is, nothing is lost.")
            % {"unit": entry.unit.local_name, "title": entry.work.local_title},
        )


def _take_number(entry: Entry) -> str:
    code = entry.category.code
    series = _locked_series(entry)
    while True:
        series.last += 1
        number = entry_number(code, entry.call.year, series.last)
        if not Entry.objects.filter(number=number).exists():  # another call of the same year may share the series
            break
    series.save(update_fields=["last"])
    return number


@transaction.atomic
def forward_entry(entry: Entry, *, by: User) -> Entry:
    """The coordinator of the unit, or of one above it, sends a submitted entry on, within the unit's quota.

    PermissionDenied to anyone else; MoveNotAllowed; EntryError `quota`.
    """
    entry = _locked(entry)
    can_coordinate(by, entry.unit).or_refuse()
    if entry.state == EntryState.SUBMITTED:
        _take_place(entry)
    return move_entry(entry, to=EntryState.FORWARDED, by=by, verb="forwarded")


def return_entry(entry: Entry, *, reason: str, by: User) -> Entry:
    """Give an entry back to its uploader, who is told why. EntryError `no_reason` without words."""
    if not reason.strip():
        raise EntryError("no_reason", _("Say what should be changed; the uploader will read it."))
    return move_entry(entry, to=EntryState.RETURNED, by=by, verb="returned", reason=reason.strip())


def accept_entry(entry: Entry, *, by: User) -> Entry:
    """The organiser finds an entry eligible."""
    return move_entry(entry, to=EntryState.ELIGIBLE, by=by, verb="accepted")


def refuse_entry(entry: Entry, *, reason: str, by: User) -> Entry:
    """The organiser finds an entry ineligible and says why."""
    if not reason.strip():
        raise EntryError("no_reason", _("Say why the entry is not eligible; its unit will read it."))
    return move_entry(entry, to=EntryState.INELIGIBLE, by=by, verb="refused", reason=reason.strip())


def withdraw_entry(entry: Entry, *, by: User, reason: str = "") -> Entry:
    """Take an entry back before it is judged."""
    return move_entry(entry, to=EntryState.WITHDRAWN, by=by, verb="withdrawn", reason=reason)


def disqualify_entry(entry: Entry, *, reason: str, by: User) -> Entry:
    """Take an entry out at any time; a reason is needed."""
    if not reason.strip():
        raise EntryError("no_reason", _("Say why the entry is disqualified."))
    return move_entry(entry, to=EntryState.DISQUALIFIED, by=by, verb="disqualified", reason=reason.strip())


def freeze_entry(entry: Entry, *, by: User | None) -> Entry:
    """Put an entry before the judges: from now on it can't change under them."""
    return move_entry(entry, to=EntryState.IN_JUDGING, by=by, verb="judging_began")
