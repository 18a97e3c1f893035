"""Hands out renditions to whoever holds a signed address; the check of the person was made where it was signed."""

import json
import re

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from media_pipeline.delivery import is_token_good
from media_pipeline.store import read_rendition, rendition_size, type_of

RANGE = re.compile(r"^bytes=([0-9]{0,18})-([0-9]{0,18})$")
CACHE = "private, max-age=604800, immutable"


def _span(header: str, total: int) -> tuple[int, int] | None:
    """Return (first, last) byte of a single-range header; None where it asks for nothing that is there."""
    match = RANGE.match(header)
    if not match or not (match[1] or match[2]):
        return 0, total - 1
    if not match[1]:
        wanted = min(int(match[2]), total)
        return (total - wanted, total - 1) if wanted else None
    first, last = int(match[1]), int(match[2]) if match[2] else total - 1
    return (first, min(last, total - 1)) if first < total and first <= last else None


@require_safe
def rendition(request: HttpRequest, token: str, original_id: str, path: str) -> HttpResponseBase:
    """Serve one rendition, whole or in a range (RFC 9110, section 14)."""
    if not is_token_good(token, original_id) or ".." in path.split("/"):
        raise Http404(_("This address has expired or was never right. Open the page again."))
    key = f"{original_id}/{path}"
    total = rendition_size(key)
    if total is None:
        raise Http404(_("There is no such file."))
    if path.endswith("tiles/info.json"):
        return _image_information(request, key, total)
    asked = request.headers.get("Range", "")
    span = _span(asked, total) if asked else (0, total - 1)
    if span is None:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{total}"})
    first, last = span
    partial = last - first + 1 < total or RANGE.match(asked) is not None
    content = read_rendition(key, first, last - first + 1) if request.method == "GET" else iter(())
    response = StreamingHttpResponse(content, status=206 if partial else 200, content_type=type_of(path))
    response["Content-Length"] = str(last - first + 1)
    response["Accept-Ranges"] = "bytes"
    if partial:
        response["Content-Range"] = f"bytes {first}-{last}/{total}"
    response["Cache-Control"] = CACHE
    return response


def _image_information(request: HttpRequest, key: str, total: int) -> HttpResponse:
    """Serve `info.json` with its own address as the image's id, as IIIF Image API 3.0, section 5.2, asks."""
    information = json.loads(b"".join(read_rendition(key, 0, total)))
    information["id"] = request.build_absolute_uri(request.path).removesuffix("/info.json")
    response = HttpResponse(json.dumps(information), content_type="application/json")
    response["Cache-Control"] = CACHE
    return response
