"""Public search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from exhibitions.hanging import salon_sizes
from exhibitions.queries import search_exhibited
from exhibitions.showing import picture_style

LONGEST = 100
LAST_PAGE = 10_000


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Find works on show by title, people, lines, transcription, pinyin or initials; all of them for no words."""
    text = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    kinds = [kind[:10] for kind in request.GET.getlist("kind")[:30]]
    page = request.GET.get("page", "")
    number = min(int(page), LAST_PAGE) if page.isdecimal() and len(page) < 6 else 1
    found = search_exhibited(text, kinds=kinds, page=number, request=request)
    for one in found.shown:
        one.fit(salon_sizes(one.ratio))
    context = {
        "text": text,
        "kinds": kinds,
        "found": found,
        "style": picture_style(found.shown),
        "place": "search",
    }
    return render(request, "exhibitions/search.html", context)
