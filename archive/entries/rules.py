"""May this person do this to this entry? The one place where it is asked."""

from django.utils.translation import gettext_lazy as _

from archive.decisions import ALLOWED, Decision
from archive.entries.enums import BEFORE_JUDGING, EDITABLE, EntryState
from archive.entries.models import Entry
from archive.units.enums import Role
from archive.units.models import Unit
from archive.units.rules import Person, can_organise, has_role

STAFF = frozenset({Role.UPLOADER, Role.COORDINATOR})


def can_enter(user: Person, unit: Unit) -> Decision:
    """Uploaders and coordinators enter works of their own unit."""
    if has_role(user, STAFF, unit):
        return ALLOWED
    return Decision(False, _("You can enter works only for a unit in which you are an uploader or the coordinator."))


def can_coordinate(user: Person, unit: Unit) -> Decision:
    """Coordinators of the unit, or of a unit above it, check its entries."""
    if has_role(user, [Role.COORDINATOR], unit):
        return ALLOWED
    return Decision(False, _("Only the unit's coordinator can forward entries."))


def can_see_entry(user: Person, entry: Entry) -> Decision:
    """The uploader, the unit's coordinators and those above them, and organisers see an entry."""
    if entry.owner_id == user.pk or has_role(user, [Role.COORDINATOR], entry.unit) or can_organise(user):
        return ALLOWED
    return Decision(False, _("This entry belongs to another unit."))


def can_edit_entry(user: Person, entry: Entry) -> Decision:
    """The uploader and the unit's coordinator edit a draft or an entry that was returned."""
    if entry.state not in EDITABLE:
        return Decision(False, _("This entry has been submitted and can't be changed; ask for it to be returned."))
    if entry.owner_id == user.pk or has_role(user, [Role.COORDINATOR], entry.unit):
        return ALLOWED
    return Decision(False, _("Only its uploader or the unit's coordinator can change this entry."))


def can_forward_entry(user: Person, entry: Entry) -> Decision:
    """The unit's coordinator forwards what was submitted."""
    if entry.state != EntryState.SUBMITTED:
        return Decision(False, _("Only a submitted entry can be forwarded."))
    return can_coordinate(user, entry.unit)


def can_return_entry(user: Person, entry: Entry) -> Decision:
    """The coordinator returns what was submitted; the organiser what was forwarded."""
    if entry.state == EntryState.SUBMITTED and has_role(user, [Role.COORDINATOR], entry.unit):
        return ALLOWED
    if entry.state == EntryState.FORWARDED and can_organise(user):
        return ALLOWED
    return Decision(False, _("This entry can't be returned by you now."))


def can_decide_eligibility(user: Person, entry: Entry) -> Decision:
    """Organisers say whether a forwarded entry is eligible."""
    return can_organise(user)


def can_disqualify_entry(user: Person, entry: Entry) -> Decision:
    """Organisers take an entry out at any time."""
    return can_organise(user)


def can_withdraw_entry(user: Person, entry: Entry) -> Decision:
    """The uploader or the coordinator withdraws an entry before it is judged."""
    if entry.state not in BEFORE_JUDGING:
        return Decision(False, _("This entry is being judged and can't be withdrawn any more."))
    if entry.owner_id == user.pk or has_role(user, [Role.COORDINATOR], entry.unit):
        return ALLOWED
    return Decision(False, _("Only its uploader or the unit's coordinator can withdraw this entry."))
