"""What the CMS's first page tells an organiser about calls: how long they are open, and which entries wait."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from archive.calls.enums import CallPhase, CallState
from archive.calls.instants import instant_in_words, time_left
from archive.calls.models import Call
from archive.entries.enums import EntryState
from archive.entries.queries import calls_at_work


@dataclass(frozen=True)
class CallLine:
    """A call with the time left in words; `is_due` in its last three days and while closed entries wait."""

    call: Call
    when: str
    is_due: bool
    edit_url: str
    entries_url: str
    waiting_url: str


def _line(call: Call) -> CallLine:
    phase, left = call.phase, time_left(call.closes_at)
    if call.state == CallState.DRAFT:
        when = _("Draft: nobody sees it yet")
    elif phase == CallPhase.COMING:
        when = _("Opens %(instant)s") % {"instant": instant_in_words(call.opens_at, call.zone_info)}
    elif phase == CallPhase.CLOSED:
        when = _("Closed")
    elif left.days:
        when = ngettext("%(n)s day left", "%(n)s days left", left.days) % {"n": left.days}
    else:
        when = _("%(hours)s h %(minutes)s min left") % {"hours": left.hours, "minutes": left.minutes}
    entries, waiting = reverse("cms_entries:index"), EntryState.FORWARDED.value
    return CallLine(
        call=call,
        when=when,
        is_due=phase == CallPhase.OPEN and left.days < 3 and call.state == CallState.PUBLISHED,
        edit_url=reverse(call.snippet_viewset.get_url_name("edit"), args=[call.pk]),
        entries_url=f"{entries}?call={call.pk}",
        waiting_url=f"{entries}?call={call.pk}&state={waiting}",
    )


class CallsPanel(Component):
    """The calls at work."""

    name = "calls"
    template_name = "entries/cms/home_panel.html"
    order = 10

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Hand over a line a call. One query."""
        return {"lines": [_line(call) for call in calls_at_work()]}
