"""Moving an entry from state to state. `move_entry` alone assigns `state`, and writes the event."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from archive.entries.enums import MOVES, EntryState
from archive.entries.exceptions import EntryError, MoveNotAllowed
from archive.entries.models import Entry, EntryEvent
from archive.units.models import User


def locked_entry(entry: Entry) -> Entry:
    """Return the entry afresh, locked until the transaction ends."""
    locked: Entry = (
        Entry.objects.select_for_update(of=("self",))
        .select_related("call", "category", "work", "unit")
        .get(pk=entry.pk)
    )
    return locked


@transaction.atomic
def move_entry(entry: Entry, *, to: EntryState, by: User | None, verb: str, reason: str = "") -> Entry:
    """Move the state, if the table of moves allows it, and write the event. The one place that assigns `state`."""
    entry = locked_entry(entry)
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
