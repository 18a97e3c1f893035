"""The entry form: shown, saved by itself, saved and submitted whole, and its files."""

from dataclasses import asdict
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from archive.entries import desk, operations
from archive.entries.enums import EDITABLE
from archive.entries.exceptions import EntryError, IncompleteEntry, Mistake, StaleEntry
from archive.entries.form_page import clash_rows, form_context, todo_of
from archive.entries.forms import EntryForm
from archive.entries.models import Entry
from archive.entries.rules import can_edit_entry, can_withdraw_entry
from archive.entries.views.access import entry_for
from archive.units.enums import Role
from archive.units.rules import has_role
from archive.units.views import person_of
from archive.works.models import WorkFile
from media_pipeline.exceptions import MediaPipelineError


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show the form; by POST save all of it, and submit it if that was asked."""
    entry = entry_for(request, uuid)
    if entry.state not in EDITABLE:
        return redirect("entries:detail", uuid=uuid)
    can_edit_entry(request.user, entry).or_refuse()
    if request.method != "POST":
        return _form_page(request, entry)
    form = EntryForm(request.POST, category=entry.category)
    try:
        entry = operations.save_entry(entry, values=form.values(), version=_version(request), by=person_of(request))
    except StaleEntry as stale:
        return _form_page(request, entry, typed=request.POST, notice=stale, status=409)
    mistakes = _received_plainly(request, entry) + form.mistakes()
    if mistakes:
        return _form_page(request, entry, typed=request.POST, mistakes=mistakes, status=422)
    if "submit" not in request.POST:
        return redirect("entries:edit", uuid=uuid)
    return _submitted(request, entry)


def _submitted(request: HttpRequest, entry: Entry) -> HttpResponse:
    try:
        operations.submit_entry(entry, by=person_of(request))
    except IncompleteEntry as incomplete:
        return _form_page(request, entry, mistakes=incomplete.mistakes, notice=incomplete, status=422)
    except EntryError as refused:
        return _form_page(request, entry, notice=refused, status=409)
    return redirect("entries:detail", uuid=entry.uuid)


def _version(request: HttpRequest) -> int:
    value = request.POST.get("version", "")
    return int(value) if value.isdecimal() and len(value) < 10 else 0


def _received_plainly(request: HttpRequest, entry: Entry) -> list[Mistake]:
    """Take the files that a browser without scripts sent with the form; return what was refused."""
    mistakes = []
    for sent in request.FILES.getlist("file"):
        name = sent.name or ""
        try:
            operations.receive_sent_file(entry, sent=sent, name=name, by=person_of(request))
        except (EntryError, MediaPipelineError) as refused:
            mistakes.append(Mistake("files", "file_refused", f"{name}: {refused}"))
    return mistakes


def _form_page(
    request: HttpRequest,
    entry: Entry,
    *,
    typed: QueryDict | None = None,
    mistakes: list[Mistake] | None = None,
    notice: Exception | None = None,
    status: int = 200,
) -> HttpResponse:
    context = form_context(entry, typed=typed, mistakes=mistakes or [], notice=notice)
    context["may_withdraw"] = bool(can_withdraw_entry(request.user, entry))
    context["is_coordinator"] = has_role(request.user, [Role.COORDINATOR])
    return render(request, "entries/entry_form.html", context, status=status)


@require_POST
def autosave(request: HttpRequest, uuid: UUID) -> JsonResponse:
    """Keep what was typed; answer with the new version, or say who saved meanwhile, with both values.

    401 when the person has to sign in again: a script can't follow the way to the sign-in page.
    """
    if not request.user.is_authenticated:
        return JsonResponse({"reason": _("You have been signed out.")}, status=401)
    entry = entry_for(request, uuid)
    form = EntryForm(request.POST, category=entry.category)
    try:
        saved = operations.save_entry(entry, values=form.values(), version=_version(request), by=person_of(request))
    except StaleEntry as stale:
        clashes = [asdict(row) for row in clash_rows(entry, stale)]
        return JsonResponse({"reason": str(stale), "version": stale.version, "clashes": clashes}, status=409)
    except PermissionDenied as refused:
        return JsonResponse({"reason": str(refused)}, status=403)
    at = timezone.localtime(saved.saved_at, saved.call.zone_info).strftime("%H:%M")
    errors = {mistake.field: str(mistake.sentence) for mistake in form.mistakes()}
    return JsonResponse({"version": saved.version, "at": at, "errors": errors, "todo": todo_of(saved)})


@login_required
@require_GET
def files(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Render the list of received files alone, for a page that is already open."""
    entry = entry_for(request, uuid)
    context = {"entry": entry, "files": desk.file_rows(entry), "has_captions": entry.category.max_files > 1}
    return render(request, "entries/_files.html", context)


@login_required
@require_POST
def remove_file(request: HttpRequest, uuid: UUID, file: UUID) -> HttpResponse:
    """Take a file off the work."""
    entry = entry_for(request, uuid)
    found = get_object_or_404(WorkFile.objects.select_related("original"), work_id=entry.work_id, uuid=file)
    operations.remove_file(entry, file=found, by=person_of(request))
    return redirect("entries:edit", uuid=uuid)
