"""The judge's own pages: rounds, one work, the light table, signing, stepping back. Each without JavaScript first."""

import json
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from archive.exceptions import ZhancangError
from archive.judging.enums import RoundState
from archive.judging.exceptions import JudgingError, StaleScorecard
from archive.judging.forms import RecusalForm, SentCard, read_card
from archive.judging.light_table import wall_of
from archive.judging.models import Assignment, Round, Scorecard
from archive.judging.operations import recuse, save_scorecard, sign_scorecards
from archive.judging.queries import rounds_of, rounds_to_watch
from archive.judging.rules import can_enter_desk, can_judge, can_run_rounds, can_sit, is_chair
from archive.judging.score_lines import scored_lines, total_words
from archive.judging.work_page import WorkPage, work_page
from archive.units.models import User
from archive.units.views import person_of

STATUS = {"stale": 409, "not_yours": 403}
MOST_BYTES = 64 * 1024


def _found(assignment_uuid: UUID) -> Assignment:
    return get_object_or_404(
        Assignment.objects.select_related("round__call", "scorecard", "recusal", "judge"), uuid=assignment_uuid
    )


def _assignment(request: HttpRequest, assignment_uuid: UUID) -> Assignment:
    assignment = _found(assignment_uuid)
    can_judge(request.user, assignment).or_refuse()
    return assignment


@login_required
@never_cache
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """List the judge's rounds with progress; for organisers also the rounds they may watch."""
    can_enter = can_enter_desk(request.user)
    if not can_enter:
        can_run_rounds(request.user).or_refuse()
    return render(
        request,
        "judging/home.html",
        {
            "rounds": rounds_of(person_of(request)),
            "watched": rounds_to_watch() if can_run_rounds(request.user) else [],
        },
    )


def _work_context(request: HttpRequest, page: WorkPage, **more: object) -> dict[str, object]:
    round = page.assignment.round
    return {
        "page": page,
        "round": round,
        "is_chair": is_chair(request.user, round),
        "can_score": round.is_scoring and not page.is_signed,
        "recusal_form": RecusalForm(prefix="recusal", auto_id=f"w{page.place}_%s"),
        "criteria": page.criteria,
        "card": {"remark": page.remark, "is_flagged": page.is_flagged, "version": page.version},
        **more,
    }


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def work(request: HttpRequest, assignment_uuid: UUID) -> HttpResponse:
    """Show one work with its score panel; a POST saves the card and goes on."""
    assignment = _assignment(request, assignment_uuid)
    if request.method != "POST":
        page = work_page(assignment)
        return render(request, "judging/work.html", _work_context(request, page))
    criteria = list(assignment.round.criteria.all())
    go = request.POST.get("go", "next")
    scores = {str(place): request.POST.get(f"score-{place}") for place in range(1, len(criteria) + 1)}
    is_flagged = request.POST.get("is_flagged") == "1"
    sent = read_card(
        criteria,
        scores,
        remark=request.POST.get("remark"),
        is_flagged=is_flagged != (go == "flag"),
        version=request.POST.get("version"),
    )
    error = _saved(assignment, sent, person_of(request))
    if error is None:
        page = work_page(assignment)
        target = page.after if go == "next" else page.before if go == "before" else None
        if go == "next" and target is None:
            return redirect("judging:light_table", assignment.round.uuid)
        return redirect("judging:work", target.uuid if target else assignment.uuid)
    page = work_page(assignment)
    clash = error if isinstance(error, StaleScorecard) else None
    card = {
        "remark": sent.remark,
        "is_flagged": sent.is_flagged,
        "version": clash.theirs["version"] if clash else sent.version,
    }
    context = _work_context(
        request, page, error=error, clash=clash, criteria=scored_lines(criteria, sent.typed, sent.errors), card=card
    )
    return render(request, "judging/work.html", context, status=STATUS.get(getattr(error, "code", ""), 422))


def _saved(assignment: Assignment, sent: SentCard, by: User) -> ZhancangError | None:
    """Save the card and return what stands against it, if anything does."""
    if sent.errors:
        return JudgingError("not_a_number", _("Nothing was saved: a score isn't a number. It stands below."))
    try:
        save_scorecard(
            assignment,
            scores=sent.scores,
            remark=sent.remark,
            is_flagged=sent.is_flagged,
            version=sent.version,
            by=by,
        )
    except JudgingError as error:
        return error
    return None


@never_cache
@require_POST
def save(request: HttpRequest, assignment_uuid: UUID) -> JsonResponse:
    """Save a card sent as JSON: `{"scores": {"1": "9"}, "remark": "", "is_flagged": false, "version": 0}`.

    200 with the new version; 401 signed out; 403 not theirs to score; 409 with both values; 422 refused, with a code and a sentence.
    """
    if not request.user.is_authenticated:
        return JsonResponse(
            {"code": "signed_out", "sentence": _("Please sign in again; the score is kept here.")}, status=401
        )
    assignment = _found(assignment_uuid)
    may = can_judge(request.user, assignment)
    if not may:
        return JsonResponse({"code": "not_allowed", "sentence": str(may.reason)}, status=403)
    try:
        body = json.loads(request.body[:MOST_BYTES])
        scores = body["scores"]
        if not isinstance(scores, dict):
            raise TypeError("scores")
    except (ValueError, KeyError, TypeError, RecursionError):
        return JsonResponse({"code": "unreadable", "sentence": _("This card can't be read.")}, status=400)
    criteria = list(assignment.round.criteria.all())
    sent = read_card(
        criteria,
        scores,
        remark=body.get("remark"),
        is_flagged=body.get("is_flagged"),
        version=body.get("version", 0),
    )
    error = _saved(assignment, sent, person_of(request))
    if isinstance(error, StaleScorecard):
        return JsonResponse(
            {
                "code": error.code,
                "sentence": str(error.sentence),
                "mine": error.mine,
                "theirs": error.theirs,
                "saved_at": error.saved_at,
            },
            status=409,
        )
    if error is not None:
        return JsonResponse({"code": error.code, "sentence": str(error.sentence)}, status=STATUS.get(error.code, 422))
    card = Scorecard.objects.prefetch_related("scores").get(assignment=assignment)
    stored = {one.criterion_id: one.value for one in card.scores.all()}
    return JsonResponse(
        {
            "version": card.version,
            "saved_at": card.saved_at.isoformat() if card.saved_at else "",
            "total": total_words(criteria, stored),
        }
    )


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step_back(request: HttpRequest, assignment_uuid: UUID) -> HttpResponse:
    """Ask why a judge steps back from a work; a POST takes them off it and goes on to the next."""
    assignment = _assignment(request, assignment_uuid)
    form = RecusalForm(request.POST or None, prefix="recusal")
    error = None
    if request.method == "POST" and form.is_valid():
        after = work_page(assignment).after
        try:
            recuse(assignment, reason=form.reason(), by=person_of(request))
        except JudgingError as refusal:
            error = refusal
        else:
            messages.success(request, _("You stepped back from %(code)s.") % {"code": assignment.blind_code})
            return redirect("judging:work", after.uuid) if after else redirect("judging:home")
    context = {"assignment": assignment, "round": assignment.round, "form": form, "error": error}
    return render(request, "judging/step_back.html", context, status=422 if error or form.errors else 200)


@login_required
@never_cache
@require_safe
def light_table(request: HttpRequest, round_uuid: UUID) -> HttpResponse:
    """Show all the judge's works as a wall, sorted by their own totals."""
    round = get_object_or_404(Round.objects.select_related("call").exclude(state=RoundState.DRAFT), uuid=round_uuid)
    can_sit(request.user, round).or_refuse()
    return render(
        request,
        "judging/light_table.html",
        {"round": round, "wall": wall_of(round, person_of(request)), "is_chair": is_chair(request.user, round)},
    )


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, round_uuid: UUID) -> HttpResponse:
    """Show what will be signed; a POST signs all of the judge's cards for good."""
    round = get_object_or_404(Round.objects.select_related("call").exclude(state=RoundState.DRAFT), uuid=round_uuid)
    can_sit(request.user, round).or_refuse()
    error = None
    if request.method == "POST":
        try:
            sign_scorecards(round, by=person_of(request))
        except JudgingError as refusal:
            error = refusal
        else:
            messages.success(request, _("Signed. Thank you."))
            return redirect("judging:sign", round.uuid)
    context = {
        "round": round,
        "wall": wall_of(round, person_of(request)),
        "error": error,
        "is_chair": is_chair(request.user, round),
    }
    return render(request, "judging/sign.html", context, status=422 if error else 200)
