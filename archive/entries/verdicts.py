"""What an organiser may decide about an entry in the CMS: its words, from which state, and the operation that does it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from archive.decisions import ALLOWED, Decision
from archive.entries import operations
from archive.entries.enums import MOVES, EntryState
from archive.entries.models import Entry
from archive.entries.rules import can_decide_eligibility, can_disqualify_entry
from archive.units.models import User
from archive.units.rules import Person

BEFORE_ORGANISER = frozenset({EntryState.FORWARDED, EntryState.ELIGIBLE, EntryState.INELIGIBLE})
SENT = frozenset(EntryState) - {EntryState.DRAFT}


def _accept(entry: Entry, reason: str, by: User) -> Entry:
    return operations.accept_entry(entry, by=by)


def _return(entry: Entry, reason: str, by: User) -> Entry:
    return operations.return_entry(entry, reason=reason, by=by)


def _refuse(entry: Entry, reason: str, by: User) -> Entry:
    return operations.refuse_entry(entry, reason=reason, by=by)


def _disqualify(entry: Entry, reason: str, by: User) -> Entry:
    return operations.disqualify_entry(entry, reason=reason, by=by)


@dataclass(frozen=True)
class Verdict:
    """One decision. `carry_out` takes the entry, the reason ('' where none is asked) and the organiser."""

    name: str
    label: StrOrPromise
    question: StrOrPromise
    reason_label: StrOrPromise
    icon: str
    to: EntryState
    carry_out: Callable[[Entry, str, User], Entry]
    states: frozenset[EntryState] = BEFORE_ORGANISER
    may: Callable[[Person, Entry], Decision] = can_decide_eligibility

    @property
    def needs_reason(self) -> bool:
        """True when the unit is told why."""
        return bool(self.reason_label)

    def fits(self, entry: Entry) -> bool:
        """Return whether the entry's state allows it."""
        state = EntryState(entry.state)
        return state in self.states and self.to in MOVES[state]

    def may_be_given(self, user: Person, entry: Entry) -> Decision:
        """Return whether the user may decide this about the entry now."""
        decision = self.may(user, entry)
        if not decision:
            return decision
        if not self.fits(entry):
            return Decision(False, _("The entry's state doesn't allow this."))
        return ALLOWED


VERDICTS = {
    verdict.name: verdict
    for verdict in (
        Verdict(
            "accept",
            _("Mark eligible"),
            _("Mark this entry eligible? It can then be put before the judges."),
            "",
            "check",
            EntryState.ELIGIBLE,
            _accept,
        ),
        Verdict(
            "return",
            _("Return for changes"),
            _("Return this entry to its uploader? They will read what you write here."),
            _("What should be changed"),
            "undo",
            EntryState.RETURNED,
            _return,
        ),
        Verdict(
            "refuse",
            _("Mark ineligible"),
            _("Mark this entry ineligible? Its unit will read what you write here."),
            _("Why it is not eligible"),
            "cross",
            EntryState.INELIGIBLE,
            _refuse,
        ),
        Verdict(
            "disqualify",
            _("Disqualify"),
            _("Disqualify this entry? It is taken out for good, with its award if it has one; its unit will read why."),
            _("Why it is disqualified"),
            "warning",
            EntryState.DISQUALIFIED,
            _disqualify,
            states=SENT,
            may=can_disqualify_entry,
        ),
    )
}
