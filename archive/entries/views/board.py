"""The coordinator's board: the unit's entries and places; forwarding and returning, one or several."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from archive.calls.models import Call
from archive.entries import board, desk, operations
from archive.entries.exceptions import EntryError
from archive.entries.models import Entry
from archive.entries.views.access import entry_for
from archive.units.models import Unit
from archive.units.views import person_of, posted


@login_required
@require_http_methods(["GET", "POST"])
def unit_board(request: HttpRequest) -> HttpResponse:
    """Show the coordinator the unit's entries and places; by POST forward or return those ticked."""
    choices = board.coordinated_units(request.user)
    if not choices:
        raise PermissionDenied(_("This page is for unit coordinators."))
    unit = _unit_of(request, choices)
    calls = board.calls_of(unit)
    call = next((call for call in calls if call.code == request.GET.get("call")), calls[0] if calls else None)
    refusals: list[tuple[Entry, Exception]] = []
    if request.method == "POST":
        entries = Entry.objects.filter(unit=unit, uuid__in=_uuids(request)).select_related("unit", "work", "category")
        verb = "return" if "return" in request.POST else "forward"
        refusals = _moved_all(request, list(entries), verb)
        if not refusals:
            return redirect(f"{reverse('entries:unit_board')}?{request.GET.urlencode()}")
    context = {"choices": choices, "unit": unit, "calls": calls, "call": call, "is_coordinator": True}
    if call is not None:
        context |= _board_context(request, call, unit, refusals)
    return render(request, "entries/unit_board.html", context, status=409 if refusals else 200)


def _unit_of(request: HttpRequest, choices: list[board.UnitChoice]) -> Unit:
    """Return the unit asked for, else the first in which something waits, else the first."""
    asked = request.GET.get("unit", "")
    wanted = [choice.unit for choice in choices if str(choice.unit.uuid) == asked]
    wanted += [choice.unit for choice in choices if choice.waiting]
    return (wanted or [choices[0].unit])[0]


def _board_context(
    request: HttpRequest, call: Call, unit: Unit, refusals: list[tuple[Entry, Exception]]
) -> dict[str, object]:
    state = request.GET.get("state", "")
    page = desk.page_of(board.board_entries(unit, call, state), request.GET.get("page", "1"))
    return {
        "board": board.board_of(unit, call),
        "page": page,
        "rows": desk.entry_rows(page.object_list),
        "state": state,
        "query": urlencode({"unit": unit.uuid, "call": call.code}),
        "refusals": refusals,
        "ticked": {str(entry.uuid) for entry, _refused in refusals},
        "reason": posted(request, "reason"),
        "is_returning": "return" in request.POST,
    }


def _moved_all(request: HttpRequest, entries: list[Entry], verb: str) -> list[tuple[Entry, Exception]]:
    """Move each; say how many went through, return those that did not with why."""
    refusals = [(entry, refused) for entry in entries if (refused := _moved(request, entry, verb))]
    if moved := len(entries) - len(refusals):
        if verb == "forward":
            said = ngettext("%(count)d entry was forwarded.", "%(count)d entries were forwarded.", moved)
        else:
            said = ngettext("%(count)d entry was returned.", "%(count)d entries were returned.", moved)
        messages.success(request, said % {"count": moved})
    if not entries:
        messages.warning(request, _("Nothing was ticked, so nothing was done."))
    return refusals


def _moved(request: HttpRequest, entry: Entry, verb: str) -> Exception | None:
    """Make the move; return the refusal, if any."""
    try:
        if verb == "forward":
            operations.forward_entry(entry, by=person_of(request))
        else:
            operations.return_entry(entry, reason=posted(request, "reason"), by=person_of(request))
    except (EntryError, PermissionDenied) as refused:
        return refused
    return None


@login_required
@require_POST
def move(request: HttpRequest, uuid: UUID, verb: str) -> HttpResponse:
    """Forward or return one entry, from its own page; the reason typed is shown again where it is refused."""
    entry = entry_for(request, uuid)
    if refused := _moved(request, entry, verb):
        context = {"refused": refused, "entry": entry, "reason": posted(request, "reason")}
        return render(request, "entries/refused.html", context, status=409)
    return redirect("entries:detail", uuid=uuid)


def _uuids(request: HttpRequest) -> list[UUID]:
    found = []
    for value in request.POST.getlist("entry"):
        try:
            found.append(UUID(value))
        except ValueError:
            continue
    return found
