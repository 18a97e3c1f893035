"""Home, the choice of a category, an entry's receipt with its history, and withdrawing."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from archive.calls.models import Call
from archive.entries import desk, operations
from archive.entries.enums import EDITABLE, EntryState
from archive.entries.exceptions import EntryError
from archive.entries.rules import can_edit_entry, can_forward_entry, can_return_entry, can_withdraw_entry
from archive.entries.views.access import entry_for
from archive.units.enums import Role
from archive.units.rules import has_role
from archive.units.views import person_of, posted


@login_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Say what is open, how long, what needs the person, and what is theirs."""
    mine = desk.own_entries(person_of(request))
    page = desk.page_of(mine, request.GET.get("page", "1"))
    context = {
        "calls": desk.open_calls(),
        "units": desk.units_to_enter_for(request.user),
        "page": page,
        "rows": desk.entry_rows(page.object_list),
        "needs": desk.entry_rows(
            mine.filter(state__in=EDITABLE).order_by("-state", "-saved_at").for_listing()[: desk.MOST_NEEDS]
        ),
        "is_coordinator": has_role(request.user, [Role.COORDINATOR]),
    }
    return render(request, "entries/home.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Offer the open categories; by POST begin a draft in one."""
    units = desk.units_to_enter_for(request.user)
    if not units:
        raise PermissionDenied(_("Your account may not enter works yet; ask your unit's coordinator."))
    if request.method == "POST":
        call = get_object_or_404(Call.objects.published(), code=posted(request, "call"))
        category = get_object_or_404(call.categories, code=posted(request, "category"))
        unit = next((unit for unit in units if str(unit.uuid) == posted(request, "unit")), units[0])
        try:
            entry = operations.start_entry(call, category=category, unit=unit, by=person_of(request))
        except EntryError as refused:
            return render(request, "entries/refused.html", {"refused": refused}, status=409)
        return redirect("entries:edit", uuid=entry.uuid)
    context = {
        "calls": desk.choices_for(units),
        "units": units,
        "is_coordinator": has_role(request.user, [Role.COORDINATOR]),
    }
    return render(request, "entries/start.html", context)


@login_required
@require_GET
def detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show the receipt: number, instant, pictures, fingerprints, what comes next, and what happened so far."""
    entry = entry_for(request, uuid)
    files = desk.file_rows(entry)
    context = {
        "entry": entry,
        "files": files,
        "answers": desk.answers_of(entry),
        "is_owner": entry.owner_id == request.user.pk,
        "pictures": [row for row in files if row.picture],
        "steps": desk.steps_of(entry),
        "events": desk.event_rows(entry),
        "creators": list(entry.work.creators.all()),
        "may_forward": bool(can_forward_entry(request.user, entry)),
        "may_return": bool(can_return_entry(request.user, entry)),
        "may_withdraw": bool(can_withdraw_entry(request.user, entry)),
        "is_coordinator": has_role(request.user, [Role.COORDINATOR]),
        "mark": desk.mark_of(entry.state),
        "is_editable": bool(can_edit_entry(request.user, entry)),
    }
    return render(request, "entries/entry_detail.html", context)


@login_required
@require_POST
def withdraw(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take an entry back before it is judged; a draft is thrown away by the same."""
    entry = entry_for(request, uuid)
    was_draft = entry.state == EntryState.DRAFT
    try:
        operations.withdraw_entry(entry, by=person_of(request), reason=posted(request, "reason"))
    except (EntryError, PermissionDenied) as refused:
        return render(request, "entries/refused.html", {"refused": refused, "entry": entry}, status=409)
    said = _("The draft “%(title)s” was thrown away.") if was_draft else _("“%(title)s” was withdrawn.")
    messages.success(request, said % {"title": entry.work.local_title})
    return redirect("entries:home")
