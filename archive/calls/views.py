"""The public pages: what is called for, a programme with its notice, a call with its rules."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from archive.calls.enums import CallPhase
from archive.calls.models import Call, Programme
from archive.calls.notices import read_notice
from archive.calls.queries import call_rows, category_rows, programmes_with_stages, time_line
from archive.calls.rules import can_see_call
from archive.units.rules import can_organise


def call_list(request: HttpRequest) -> HttpResponse:
    """Show every published call, open ones first, and the programmes they belong to."""
    return render(
        request,
        "calls/call_list.html",
        {"place": "calls", "rows": call_rows(), "programmes": programmes_with_stages()},
    )


def programme(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a programme's notice, its stages on a line, and its calls. One without a published call is for organisers."""
    shown = get_object_or_404(Programme, slug=slug)
    rows = call_rows(programme=shown)
    if not (rows.open or rows.coming or rows.closed or can_organise(request.user)):
        raise Http404
    return render(
        request,
        "calls/programme.html",
        {
            "place": "calls",
            "programme": shown,
            "notice": read_notice(shown.local_notice),
            "line": time_line(shown),
            "rows": rows,
        },
    )


def call_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show a call: dates in its own zone, time left, categories with their limits, rules. A draft is for organisers."""
    call = get_object_or_404(Call.objects.select_related("programme", "stage"), code=code)
    if not can_see_call(request.user, call):
        raise Http404
    phase = call.phase
    return render(
        request,
        "calls/call_detail.html",
        {
            "place": "calls",
            "call": call,
            "phase": phase,
            "is_open": call.is_open,
            "counts_to": {CallPhase.COMING: call.opens_at, CallPhase.OPEN: call.closes_at}.get(phase),
            "categories": category_rows(call),
            "rules": read_notice(call.local_rules),
        },
    )
