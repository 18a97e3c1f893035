"""Who may see and run calls."""

from django.utils.translation import gettext_lazy as _

from archive.calls.enums import CallState
from archive.calls.models import Call
from archive.decisions import ALLOWED, Decision
from archive.units.rules import Person, can_organise


def can_see_call(user: Person, call: Call) -> Decision:
    """Everybody sees a published call; organisers also see their drafts."""
    if call.state != CallState.DRAFT or can_organise(user):
        return ALLOWED
    return Decision(False, _("This call is not published yet."))
