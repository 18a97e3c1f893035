"""Hands out the fonts cut for pages; an address never changes what it holds."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from media_pipeline.fonts import TooBusy, UnknownCut, font_file

CACHE = "public, max-age=31536000, immutable"


@require_safe
def font(request: HttpRequest, face: str, edition: str, signature: str, packed: str) -> HttpResponse:
    """Serve one cut of a face. No query."""
    try:
        content = font_file(face, edition, signature, packed)
    except UnknownCut as unknown:
        raise Http404(_("There is no such file.")) from unknown
    except TooBusy:
        return HttpResponse(status=429, headers={"Retry-After": "5", "Cache-Control": "no-store"})
    return HttpResponse(content, content_type="font/woff2", headers={"Cache-Control": CACHE})
