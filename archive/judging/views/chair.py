"""The chair's board and what is done from it: closing, settling ties, publishing, taking a judge off a work."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from archive.entries.models import Entry
from archive.exceptions import ZhancangError
from archive.judging.board import board_of
from archive.judging.enums import RoundState
from archive.judging.exceptions import JudgingError
from archive.judging.models import Round
from archive.judging.operations import close_round, publish_result, settle_tie
from archive.judging.rules import can_chair, can_settle, is_chair
from archive.units.views import person_of, posted


def _round(request: HttpRequest, round_uuid: UUID) -> Round:
    round = get_object_or_404(Round.objects.select_related("call").exclude(state=RoundState.DRAFT), uuid=round_uuid)
    can_chair(request.user, round).or_refuse()
    return round


def _board(
    request: HttpRequest, round: Round, *, error: ZhancangError | None = None, places: dict[str, str] | None = None
) -> HttpResponse:
    """Show the board; what was typed stands there again where something was refused."""
    board = board_of(round)
    context = {
        "round": round,
        "board": board,
        "ties": [
            [(line, (places or {}).get(line.code, place)) for place, line in enumerate(tie, 1)] for tie in board.ties
        ],
        "error": error,
        "typed": posted(request, "reason") if error else "",
        "is_chair": is_chair(request.user, round),
        "can_settle": bool(can_settle(request.user, round)),
    }
    return render(request, "judging/chair.html", context, status=422 if error else 200)


@login_required
@never_cache
@require_safe
def board(request: HttpRequest, round_uuid: UUID) -> HttpResponse:
    """Show the board."""
    return _board(request, _round(request, round_uuid))


def _done(
    request: HttpRequest, round: Round, act: Callable[[], object], words: str, *, places: dict[str, str] | None = None
) -> HttpResponse:
    """Do one thing and show the board again, with what stands against it if anything does."""
    try:
        act()
    except ZhancangError as error:
        round.refresh_from_db()
        return _board(request, round, error=error, places=places)
    messages.success(request, words)
    return redirect("judging:chair", round.uuid)


@login_required
@require_POST
def close(request: HttpRequest, round_uuid: UUID) -> HttpResponse:
    """Close the round."""
    round = _round(request, round_uuid)
    reason = posted(request, "reason")[:2000]
    by = person_of(request)
    return _done(request, round, lambda: close_round(round, by=by, gaps_reason=reason), _("The round is closed."))


@login_required
@require_POST
def settle(request: HttpRequest, round_uuid: UUID) -> HttpResponse:
    """Settle one tie: `place-<code>` gives each tied work its place, from 1, to none the same."""
    round = _round(request, round_uuid)
    places = {name.removeprefix("place-"): posted(request, name) for name in request.POST if name.startswith("place-")}
    reason = posted(request, "reason")[:2000]
    by = person_of(request)
    return _done(
        request,
        round,
        lambda: settle_tie(round, _in_order(round, places), reason=reason, by=by),
        _("The tie is settled."),
        places=places,
    )


def _in_order(round: Round, places: dict[str, str]) -> list[Entry]:
    """Return the entries by their places. JudgingError `places_unclear` unless these are 1, 2 and so on, each once."""
    codes = {place.strip(): code.replace("\0", "") for code, place in places.items()}
    wanted = [str(place) for place in range(1, len(places) + 1)]
    if sorted(codes) != sorted(wanted):
        raise JudgingError("places_unclear", _("Nothing was settled: give each work a place of its own, from 1 on."))
    entries = dict(round.assignments.filter(blind_code__in=codes.values()).values_list("blind_code", "entry_id"))
    found = Entry.objects.in_bulk(list(entries.values()))
    return [found[entries[codes[place]]] for place in wanted if codes[place] in entries]


@login_required
@require_POST
def publish(request: HttpRequest, round_uuid: UUID) -> HttpResponse:
    """Publish the result."""
    round = _round(request, round_uuid)
    by = person_of(request)
    return _done(request, round, lambda: publish_result(round, by=by), _("The result is published."))
