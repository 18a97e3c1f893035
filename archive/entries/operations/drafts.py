"""A draft is begun, and what is typed is kept."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.calls.models import Call, Category
from archive.entries.deadlines import Timeliness
from archive.entries.enums import EntryState
from archive.entries.exceptions import EntryError, StaleEntry
from archive.entries.models import Entry, EntryEvent
from archive.entries.operations.moves import locked_entry
from archive.entries.queries import call_timeliness, find_clashes
from archive.entries.rules import can_edit_entry, can_enter
from archive.entries.values import WORK_NAMES, EntryValues, FileValues
from archive.units.models import Unit, User
from archive.works.models import Creator, Work
from archive.works.operations import reindex_work


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
    entry = locked_entry(entry)
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
