"""Moving entries from state to state. `move_entries` alone assigns `state`, and writes the events."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from archive.entries.enums import MOVES, EntryState
from archive.entries.exceptions import EntryError, MoveNotAllowed
from archive.entries.models import Entry, EntryEvent
from archive.entries.rules import (
    can_decide_eligibility,
    can_disqualify_entry,
    can_return_entry,
    can_withdraw_entry,
)
from archive.units.models import User

BATCH = 500


def locked_entry(entry: Entry) -> Entry:
    """Return the entry afresh, locked until the transaction ends."""
    locked: Entry = (
        Entry.objects.select_for_update(of=("self",))
        .select_related("call", "category", "work", "unit")
        .get(pk=entry.pk)
    )
    return locked


def entry_to_move(entry: Entry, *, to: EntryState) -> Entry:
    """Return the entry, locked, if the table of moves lets it go there from where it is. MoveNotAllowed if not."""
    entry = locked_entry(entry)
    _check_move(entry, to)
    return entry


def _check_move(entry: Entry, to: EntryState) -> None:
    before = EntryState(entry.state)
    if to not in MOVES[before]:
        raise MoveNotAllowed(
            "not_from_here",
            _("“%(title)s” is “%(state)s” now, so this can't be done. Nothing was changed.")
            % {"title": entry.work.local_title, "state": before.label},
        )


@transaction.atomic
def move_entries(
    entries: Iterable[Entry], *, to: EntryState, by: User | None, verb: str, reason: str = ""
) -> list[Entry]:
    """Move the entries, if the table of moves allows it for each, and write their events; all or none.

    The one place that assigns `state`. Three queries for every 500 entries.
    """
    keys = [entry.pk for entry in entries]
    moved: list[Entry] = []
    for first in range(0, len(keys), BATCH):
        locked = Entry.objects.select_for_update(of=("self",)).select_related("call", "category", "work", "unit")
        batch = list(locked.filter(pk__in=keys[first : first + BATCH]).order_by("pk"))
        for entry in batch:
            _check_move(entry, to)
        EntryEvent.objects.bulk_create(
            EntryEvent(entry=entry, by=by, verb=verb, from_state=entry.state, to_state=to, reason=reason)
            for entry in batch
        )
        Entry.objects.filter(pk__in=[entry.pk for entry in batch]).update(state=to)
        for entry in batch:
            entry.state = to
        moved += batch
    return moved


def move_entry(entry: Entry, *, to: EntryState, by: User | None, verb: str, reason: str = "") -> Entry:
    """Move one entry."""
    return move_entries([entry], to=to, by=by, verb=verb, reason=reason)[0]


def _in_words(reason: str, wanted: StrOrPromise) -> str:
    """Return the reason without blanks at its ends. EntryError `no_reason`, with what is wanted, for an empty one."""
    if not reason.strip():
        raise EntryError("no_reason", wanted)
    return reason.strip()


@transaction.atomic
def return_entry(entry: Entry, *, reason: str, by: User) -> Entry:
    """Give an entry back to its uploader, who is told why: the coordinator, or once it was forwarded the organiser.

    EntryError `no_reason`; MoveNotAllowed; PermissionDenied to anyone else.
    """
    reason = _in_words(reason, _("Say what should be changed; the uploader will read it."))
    entry = entry_to_move(entry, to=EntryState.RETURNED)
    can_return_entry(by, entry).or_refuse()
    return move_entry(entry, to=EntryState.RETURNED, by=by, verb="returned", reason=reason)


@transaction.atomic
def accept_entry(entry: Entry, *, by: User) -> Entry:
    """The organiser finds an entry eligible. MoveNotAllowed; PermissionDenied to anyone else."""
    entry = entry_to_move(entry, to=EntryState.ELIGIBLE)
    can_decide_eligibility(by, entry).or_refuse()
    return move_entry(entry, to=EntryState.ELIGIBLE, by=by, verb="accepted")


@transaction.atomic
def refuse_entry(entry: Entry, *, reason: str, by: User) -> Entry:
    """The organiser finds an entry ineligible and says why.

    EntryError `no_reason`; MoveNotAllowed; PermissionDenied to anyone else.
    """
    reason = _in_words(reason, _("Say why the entry is not eligible; its unit will read it."))
    entry = entry_to_move(entry, to=EntryState.INELIGIBLE)
    can_decide_eligibility(by, entry).or_refuse()
    return move_entry(entry, to=EntryState.INELIGIBLE, by=by, verb="refused", reason=reason)


@transaction.atomic
def withdraw_entry(entry: Entry, *, by: User, reason: str = "") -> Entry:
    """The uploader or the coordinator takes an entry back before it is judged.

    MoveNotAllowed; PermissionDenied to anyone else.
    """
    entry = entry_to_move(entry, to=EntryState.WITHDRAWN)
    can_withdraw_entry(by, entry).or_refuse()
    return move_entry(entry, to=EntryState.WITHDRAWN, by=by, verb="withdrawn", reason=reason.strip())


@transaction.atomic
def disqualify_entry(entry: Entry, *, reason: str, by: User) -> Entry:
    """The organiser takes an entry out, at any time, and says why.

    EntryError `no_reason`; MoveNotAllowed; PermissionDenied to anyone else.
    """
    reason = _in_words(reason, _("Say why the entry is disqualified."))
    entry = entry_to_move(entry, to=EntryState.DISQUALIFIED)
    can_disqualify_entry(by, entry).or_refuse()
    return move_entry(entry, to=EntryState.DISQUALIFIED, by=by, verb="disqualified", reason=reason)


def freeze_entries(entries: Iterable[Entry], *, by: User | None) -> list[Entry]:
    """Put entries before the judges: from now on they can't change under them. Called when a round opens."""
    return move_entries(entries, to=EntryState.IN_JUDGING, by=by, verb="judging_began")
