"""Public search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from exhibitions.queries import search_exhibited


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Find works on show by title, people, lines, transcription, pinyin or initials."""
    text = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    page = request.GET.get("page", "")
    shown, results = search_exhibited(text, page=int(page) if page.isdigit() else 1, request=request)
    style = {one.element: {"ar": f"{one.picture.aspect_ratio:.4f}", "tone": one.picture.colour or None}
             for one in shown if one.picture}  # fmt: skip
    context = {"text": text, "shown": shown, "results": results, "total": results.paginator.count, "style": style,
               "place": "search"}  # fmt: skip
    return render(request, "exhibitions/search.html", context)
