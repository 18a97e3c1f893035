"""The submission desk: home, the entry form with its autosave, receipt, and the unit's board."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from archive.calls.models import Call
from archive.entries import desk, operations
from archive.entries.enums import EDITABLE, EntryState
from archive.entries.exceptions import EntryError, IncompleteEntry, Mistake, MoveNotAllowed, StaleEntry
from archive.entries.forms import EntryForm, shown_values
from archive.entries.models import Entry
from archive.entries.rules import can_edit_entry, can_forward_entry, can_return_entry, can_see_entry, can_withdraw_entry
from archive.units.enums import Role
from archive.units.models import Unit
from archive.units.rules import has_role, units_with_role
from archive.works.models import WorkFile


def _entry_for(request: HttpRequest, uuid: UUID) -> Entry:
    """Return the entry if the person may see it; to anyone else it is not there."""
    entry: Entry = get_object_or_404(
        Entry.objects.select_related("call", "category", "unit", "work", "owner"), uuid=uuid
    )
    if not can_see_entry(request.user, entry):
        raise Http404(_("There is no such entry."))
    return entry


@login_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Say what is open, how long, what needs the person, and what is theirs."""
    mine = desk.entry_rows(desk.listed(Entry.objects.owned_by(request.user)))
    is_coordinator = has_role(request.user, [Role.COORDINATOR])
    context = {
        "calls": desk.open_calls(),
        "units": desk.units_of(request.user),
        "rows": mine,
        "needs": [row for row in mine if row.is_editable],
        "is_coordinator": is_coordinator,
    }
    return render(request, "entries/home.html", context)


@login_required
def start(request: HttpRequest) -> HttpResponse:
    """Offer the open categories; by POST begin a draft in one."""
    units = desk.units_of(request.user)
    if not units:
        raise PermissionDenied(_("Your account may not enter works yet; ask your unit's coordinator."))
    if request.method == "POST":
        call = get_object_or_404(Call.objects.published(), code=request.POST.get("call", ""))
        category = get_object_or_404(call.categories, code=request.POST.get("category", ""))
        unit = next((unit for unit in units if str(unit.uuid) == request.POST.get("unit", "")), units[0])
        try:
            entry = operations.start_entry(call, category=category, unit=unit, by=_person(request))
        except EntryError as refused:
            return render(request, "entries/refused.html", {"refused": refused}, status=409)
        return redirect("entries:edit", uuid=entry.uuid)
    return render(request, "entries/start.html", {"calls": desk.open_calls(), "units": units})


def _person(request: HttpRequest) -> Any:
    """Return the signed-in user; `login_required` stands before every view here."""
    return request.user


@login_required
def edit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show the form; by POST save all of it, and submit it if that was asked."""
    entry = _entry_for(request, uuid)
    if entry.state not in EDITABLE:
        return redirect("entries:detail", uuid=uuid)
    can_edit_entry(request.user, entry).or_refuse()
    if request.method != "POST":
        return _form_page(request, entry)
    form = EntryForm(request.POST, category=entry.category)
    try:
        entry = operations.save_entry(entry, values=form.values(), version=_version(request), by=_person(request))
    except StaleEntry as stale:
        return _form_page(request, entry, typed=request.POST, notice=stale, status=409)
    for sent in request.FILES.getlist("file"):
        _receive_plainly(request, entry, sent)
    mistakes = [Mistake(name, "unreadable", str(errors[0])) for name, errors in form.errors.items()]
    if mistakes:
        return _form_page(request, entry, typed=request.POST, mistakes=mistakes, status=422)
    if "submit" not in request.POST:
        return redirect("entries:edit", uuid=uuid)
    try:
        operations.submit_entry(entry, by=_person(request))
    except IncompleteEntry as incomplete:
        return _form_page(request, entry, mistakes=incomplete.mistakes, notice=incomplete, status=422)
    except EntryError as refused:
        return _form_page(request, entry, notice=refused, status=409)
    return redirect("entries:detail", uuid=uuid)


def _version(request: HttpRequest) -> int:
    value = request.POST.get("version", "")
    return int(value) if value.isdigit() else 0


def _receive_plainly(request: HttpRequest, entry: Entry, sent: Any) -> None:
    """Take a file that a browser without scripts sent with the form."""
    operations.receive_sent_file(entry, sent=sent, name=sent.name or "", by=_person(request))


def _form_page(
    request: HttpRequest,
    entry: Entry,
    *,
    typed: Any = None,
    mistakes: list[Mistake] | None = None,
    notice: Exception | None = None,
    status: int = 200,
) -> HttpResponse:
    values = shown_values(entry.work)
    creators = [(c.name, c.name_en) for c in entry.work.creators.all()]
    details = dict(entry.work.details)
    if typed is not None:
        values |= {name: typed.get(name, "") for name in values}
        latin = typed.getlist("creator_en")
        creators = [(name, latin[i] if i < len(latin) else "") for i, name in enumerate(typed.getlist("creator"))]
        details |= {q["key"]: typed.get(f"details-{q['key']}", "") for q in entry.category.fields}
    found = {mistake.field: mistake for mistake in reversed(mistakes or [])}
    returned = entry.events.filter(verb="returned").select_related("by").last()
    context = {
        "entry": entry,
        "values": values,
        "creators": creators or [("", "")],
        "is_withheld": any(c.is_withheld for c in entry.work.creators.all()),
        "questions": [
            {
                **q,
                "value": details.get(q["key"], ""),
                "name": f"details-{q['key']}",
                "mistake": found.get(f"details-{q['key']}"),
            }
            for q in entry.category.fields
        ],
        "files": desk.file_rows(entry),
        "mistakes": mistakes or [],
        "found": found,
        "notice": notice,
        "returned": returned if entry.state == EntryState.RETURNED else None,
        "accepts": {"image": "image/*", "video": "video/*", "text": ".txt,.docx,audio/*"}[entry.category.medium],
    }
    return render(request, "entries/entry_form.html", context, status=status)


@login_required
@require_POST
def autosave(request: HttpRequest, uuid: UUID) -> JsonResponse:
    """Keep what was typed; answer with the new version, or say who saved meanwhile."""
    entry = _entry_for(request, uuid)
    form = EntryForm(request.POST, category=entry.category)
    try:
        saved = operations.save_entry(entry, values=form.values(), version=_version(request), by=_person(request))
    except StaleEntry as stale:
        return JsonResponse({"reason": str(stale)}, status=409)
    except PermissionDenied as refused:
        return JsonResponse({"reason": str(refused)}, status=403)
    at = timezone.localtime(saved.saved_at, saved.call.zone_info).strftime("%H:%M")
    errors = {name: messages[0] for name, messages in form.errors.items()}
    return JsonResponse({"version": saved.version, "at": at, "errors": errors})


@login_required
@require_GET
def files(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Render the list of received files alone, for a page that is already open."""
    entry = _entry_for(request, uuid)
    return render(request, "entries/_files.html", {"entry": entry, "files": desk.file_rows(entry)})


@login_required
@require_POST
def remove_file(request: HttpRequest, uuid: UUID, file: UUID) -> HttpResponse:
    """Take a file off the work."""
    entry = _entry_for(request, uuid)
    found = get_object_or_404(WorkFile.objects.select_related("original"), work_id=entry.work_id, uuid=file)
    operations.remove_file(entry, file=found, by=_person(request))
    return redirect("entries:edit", uuid=uuid)


@login_required
@require_GET
def detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show the receipt: number, instant, fingerprints, what comes next, and what happened so far."""
    entry = _entry_for(request, uuid)
    context = {
        "entry": entry,
        "files": desk.file_rows(entry),
        "steps": desk.steps_of(entry),
        "events": list(entry.events.exclude(verb__in=["saved", "started"]).select_related("by")),
        "creators": list(entry.work.creators.all()),
        "may_forward": bool(can_forward_entry(request.user, entry)),
        "may_return": bool(can_return_entry(request.user, entry)),
        "may_withdraw": entry.state == EntryState.SUBMITTED and bool(can_withdraw_entry(request.user, entry)),
        "mark": desk.MARKS.get(EntryState(entry.state), "eligible"),
        "is_editable": bool(can_edit_entry(request.user, entry)),
    }
    return render(request, "entries/entry_detail.html", context)


@login_required
@require_POST
def move(request: HttpRequest, uuid: UUID, verb: str) -> HttpResponse:
    """Forward, return or withdraw one entry."""
    entry = _entry_for(request, uuid)
    refused = _moved(request, entry, verb)
    if refused:
        return render(request, "entries/refused.html", {"refused": refused, "entry": entry}, status=409)
    return redirect("entries:unit_board" if verb != "withdraw" else "entries:home")


def _moved(request: HttpRequest, entry: Entry, verb: str) -> Exception | None:
    """Make the move; return the refusal, if any."""
    try:
        if verb == "forward":
            can_forward_entry(request.user, entry).or_refuse()
            operations.forward_entry(entry, by=_person(request))
        elif verb == "return":
            can_return_entry(request.user, entry).or_refuse()
            operations.return_entry(entry, reason=request.POST.get("reason", ""), by=_person(request))
        else:
            can_withdraw_entry(request.user, entry).or_refuse()
            operations.withdraw_entry(entry, by=_person(request))
    except (EntryError, MoveNotAllowed, PermissionDenied) as refused:
        return refused
    return None


@login_required
def unit_board(request: HttpRequest) -> HttpResponse:
    """Show the coordinator the unit's entries and places; by POST forward or return those ticked."""
    units = units_with_role(request.user, [Role.COORDINATOR])
    if not units.exists():
        raise PermissionDenied(_("This page is for unit coordinators."))
    refusals: list[tuple[Entry, Exception]] = []
    if request.method == "POST":
        verb = "return" if "return" in request.POST else "forward"
        for entry in Entry.objects.for_units(units).filter(uuid__in=_uuids(request)).select_related("unit", "work"):
            if refused := _moved(request, entry, verb):
                refusals.append((entry, refused))
        if not refusals:
            return redirect("entries:unit_board")
    calls = desk.open_calls()
    entries = list(desk.listed(Entry.objects.for_units(units).exclude(state=EntryState.DRAFT)))
    context = {
        "rows": sorted(desk.entry_rows(entries), key=lambda row: row.entry.state != EntryState.SUBMITTED),
        "waiting": sum(entry.state == EntryState.SUBMITTED for entry in entries),
        "boards": [(c, desk.quota_rows(c, [e for e in entries if e.call_id == c.pk])) for c in calls],
        "unit": Unit.objects.filter(memberships__user_id=request.user.pk, memberships__role=Role.COORDINATOR).first(),
        "refusals": refusals,
    }
    return render(request, "entries/unit_board.html", context, status=409 if refusals else 200)


def _uuids(request: HttpRequest) -> list[UUID]:
    found = []
    for value in request.POST.getlist("entry"):
        try:
            found.append(UUID(value))
        except ValueError:
            continue
    return found
