"""The public result of a round."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from archive.judging.enums import RoundState
from archive.judging.models import Round
from archive.judging.queries import published_awards


@require_safe
def round_result(request: HttpRequest, round_uuid: UUID) -> HttpResponse:
    """Show who got which award in which category; a round without a published result isn't there."""
    round = get_object_or_404(
        Round.objects.select_related("call__programme"), uuid=round_uuid, state=RoundState.PUBLISHED
    )
    return render(request, "judging/result.html", {"round": round, "result": published_awards(round)})
