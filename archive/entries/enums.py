"""An entry's states, the groups of states that rules speak of, and the allowed moves."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EntryState(models.TextChoices):
    """An entry's life, as the field calls it."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned for changes")
    FORWARDED = "forwarded", _("Forwarded by the unit")
    ELIGIBLE = "eligible", _("Eligible")
    INELIGIBLE = "ineligible", _("Ineligible")
    IN_JUDGING = "in_judging", _("In judging")
    NOT_SELECTED = "not_selected", _("Not selected")
    SHORTLISTED = "shortlisted", _("Shortlisted")
    AWARDED = "awarded", _("Awarded")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    DISQUALIFIED = "disqualified", _("Disqualified")


EDITABLE = frozenset({EntryState.DRAFT, EntryState.RETURNED})
BEFORE_JUDGING = frozenset(
    {
        EntryState.DRAFT,
        EntryState.SUBMITTED,
        EntryState.RETURNED,
        EntryState.FORWARDED,
        EntryState.ELIGIBLE,
        EntryState.INELIGIBLE,
    }
)
HOLDING_PLACE = frozenset(
    {
        EntryState.FORWARDED,
        EntryState.ELIGIBLE,
        EntryState.INELIGIBLE,
        EntryState.IN_JUDGING,
        EntryState.NOT_SELECTED,
        EntryState.SHORTLISTED,
        EntryState.AWARDED,
    }
)
"""From the organiser on, an entry holds one of its unit's places in the category."""

JUDGED = frozenset({EntryState.NOT_SELECTED, EntryState.SHORTLISTED, EntryState.AWARDED})

_MOVES: dict[EntryState, set[EntryState]] = {
    EntryState.DRAFT: {EntryState.SUBMITTED},
    EntryState.SUBMITTED: {EntryState.RETURNED, EntryState.FORWARDED},
    EntryState.RETURNED: {EntryState.SUBMITTED},
    EntryState.FORWARDED: {EntryState.RETURNED, EntryState.ELIGIBLE, EntryState.INELIGIBLE},
    EntryState.ELIGIBLE: {EntryState.INELIGIBLE, EntryState.IN_JUDGING},
    EntryState.INELIGIBLE: {EntryState.ELIGIBLE},
    EntryState.IN_JUDGING: set(JUDGED),
    EntryState.SHORTLISTED: {EntryState.IN_JUDGING, EntryState.AWARDED, EntryState.NOT_SELECTED},
}
MOVES: dict[EntryState, frozenset[EntryState]] = {
    state: frozenset(
        _MOVES.get(state, set())
        | ({EntryState.WITHDRAWN} if state in BEFORE_JUDGING else set())
        | ({EntryState.DISQUALIFIED} if state not in {EntryState.WITHDRAWN, EntryState.DISQUALIFIED} else set())
    )
    for state in EntryState
}
