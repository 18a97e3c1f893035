"""An entry is submitted and forwarded: it gets its number, and takes one of its unit's places."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.entries import tasks
from archive.entries.deadlines import Timeliness
from archive.entries.enums import EDITABLE, EntryState
from archive.entries.exceptions import EntryError, IncompleteEntry, LateEntry
from archive.entries.models import Entry, NumberSeries
from archive.entries.numbering import entry_number
from archive.entries.operations.moves import entry_to_move, locked_entry, move_entry
from archive.entries.places import is_forwarded_by_hand, quota_left
from archive.entries.queries import call_timeliness, find_mistakes
from archive.entries.rules import can_coordinate, can_edit_entry
from archive.units.models import User


@transaction.atomic
def submit_entry(entry: Entry, *, by: User) -> Entry:
    """Submit a draft or a returned entry: check it, number it, mail the receipt. Submitting twice is one submission.

    Where no coordinator forwards it, it goes on to the organiser at once, within the unit's quota.
    Raises IncompleteEntry with the mistakes; EntryError `late`, `quota`.
    """
    entry = locked_entry(entry)
    if entry.state not in EDITABLE and entry.number:
        return entry
    can_edit_entry(by, entry).or_refuse()
    time = call_timeliness(entry.call, entry)
    if time not in {Timeliness.IN_TIME, Timeliness.WITHIN_GRACE}:
        raise LateEntry
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


@transaction.atomic
def forward_entry(entry: Entry, *, by: User) -> Entry:
    """The coordinator of the unit, or of one above it, sends a submitted entry on, within the unit's quota.

    PermissionDenied to anyone else; MoveNotAllowed; EntryError `quota`.
    """
    entry = entry_to_move(entry, to=EntryState.FORWARDED)
    can_coordinate(by, entry.unit).or_refuse()
    _take_place(entry)
    return move_entry(entry, to=EntryState.FORWARDED, by=by, verb="forwarded")


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
