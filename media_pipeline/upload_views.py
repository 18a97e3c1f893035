"""Resumable upload, tus 1.0 (https://tus.io/protocols/resumable-upload): creation, offset, bytes, termination, expiration.

Bytes are appended to a file and made durable before they are counted, so a server that is killed loses nothing that it
has acknowledged: the offset is the file's own size. Only the sender sees an upload; to anyone else it is not there.
Django's CSRF check holds for every request here: the sender's script sends `X-CSRFToken`.
"""

import base64
import binascii
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import translation
from django.utils.http import http_date
from django.utils.translation import get_language, get_language_from_request, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from media_pipeline.descriptions import facts_line
from media_pipeline.exceptions import RefusedFile
from media_pipeline.models import Job, Original, Upload
from media_pipeline.operations import append_bytes, begin_upload, drop_upload, finish_upload, offset_of
from media_pipeline.operations.uploads import STALE_AFTER, OffsetMoved
from media_pipeline.states import OriginalState

VERSION = "1.0.0"
EXTENSIONS = "creation,termination,expiration"
PIECE_BYTES = 256 * 1024
PATCH_TYPE = "application/offset+octet-stream"
STATUS_OF = {
    "too_large": 413, "empty": 422, "no_room": 507, "signed_out": 401, "no_length": 400, "medium_unknown": 400,
    "purpose_unknown": 400, "wrong_type": 415, "wrong_version": 412, "moved": 409,
}  # fmt: skip
SIGNED_OUT = gettext_lazy("You are signed out. Sign in again in another tab; the file goes on where it stopped.")

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def _answer(status: int, **headers: str) -> HttpResponse:
    response = HttpResponse(status=status)
    response["Cache-Control"] = "no-store"
    for name, value in headers.items():
        response[name.replace("_", "-")] = value
    return response


def _refusal(code: str, reason: object, status: int = 403) -> JsonResponse:
    response = JsonResponse({"code": code, "reason": str(reason)}, status=STATUS_OF.get(code, status))
    response["Cache-Control"] = "no-store"
    if code == "wrong_version":
        response["Tus-Version"] = VERSION
    return response


def speaks_tus(view: "View[P]") -> "View[P]":
    """Answer only signed-in senders who speak this version, in the language that the request asks for."""

    @wraps(view)
    def checked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        language = get_language_from_request(request)
        with translation.override(language):  # these addresses have no language of their own; the script names it
            response = answer(request, *args, **kwargs)
        response["Tus-Resumable"], response["Content-Language"] = VERSION, language
        return response

    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:  # no redirect: a script can't sign in
            return _refusal("signed_out", SIGNED_OUT)
        if request.headers.get("Tus-Resumable", VERSION) != VERSION:
            return _refusal("wrong_version", _("This server speaks tus %(version)s.") % {"version": VERSION})
        try:
            return view(request, *args, **kwargs)
        except RefusedFile as refused:
            return _refusal(refused.code, refused.reason)

    return checked


def _metadata(header: str) -> dict[str, str]:
    """Return the decoded `Upload-Metadata`; a value that is not base64 or not UTF-8 becomes ''."""
    values: dict[str, str] = {}
    for pair in header.split(","):
        key, _space, encoded = pair.strip().partition(" ")
        try:
            values[key] = base64.b64decode(encoded, validate=True).decode("utf-8")
        except (binascii.Error, ValueError):
            values[key] = ""
    return values


def _number(header: str) -> int | None:
    """Return a header's number of bytes, None for what is none."""
    return int(header) if header.isascii() and header.isdigit() and len(header) <= 18 else None


@require_http_methods(["POST", "OPTIONS"])
@speaks_tus
def create(request: HttpRequest) -> HttpResponse:
    """Begin an upload, or tell what the server speaks."""
    if request.method == "OPTIONS":
        most = str(settings.UPLOAD_MAX_BYTES)
        return _answer(204, Tus_Version=VERSION, Tus_Extension=EXTENSIONS, Tus_Max_Size=most)
    length = _number(request.headers.get("Upload-Length", ""))
    if length is None:
        raise RefusedFile("no_length", _("The length of the file is missing or no number."))
    values = _metadata(request.headers.get("Upload-Metadata", ""))
    upload = begin_upload(
        by=request.user,
        name=values.get("filename", ""),
        size_bytes=length,
        medium=values.get("medium", ""),
        purpose=values.get("purpose", ""),
    )
    location = reverse("media_pipeline:upload", args=[upload.pk])
    return _answer(201, Location=location, Upload_Offset="0", Upload_Expires=_expiry(upload))


@require_http_methods(["HEAD", "PATCH", "DELETE", "GET"])
@speaks_tus
def upload(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """Tell the offset, take bytes, end the upload, or tell its state as JSON."""
    found = get_object_or_404(Upload.objects.select_related("original", "owner"), pk=upload_id, owner=request.user)
    if request.method == "DELETE":
        drop_upload(found)
        return _answer(204)
    if request.method == "PATCH":
        return _take_bytes(request, found)
    offset = offset_of(found)
    if request.method == "HEAD":
        # The last answer may have been lost on its way: who asks again gets what it would have said.
        return _progress(found, offset, status=200)
    return _state(found.original, offset=offset, size=found.size_bytes)


@require_safe
@speaks_tus
def original(request: HttpRequest, original_id: UUID) -> HttpResponse:
    """Tell an original's state as JSON to whoever sent it."""
    found = Original.objects.filter(pk=original_id, uploads__owner=request.user.pk).first()
    if found is None:
        raise Http404(_("There is no such file."))
    return _state(found)


def _take_bytes(request: HttpRequest, found: Upload) -> HttpResponse:
    if request.content_type != PATCH_TYPE:
        raise RefusedFile("wrong_type", _("The bytes of a file come as %(type)s.") % {"type": PATCH_TYPE})
    sent_offset, offset = _number(request.headers.get("Upload-Offset", "")), offset_of(found)
    try:
        if sent_offset != offset:
            raise OffsetMoved(str(sent_offset))
        if offset < found.size_bytes:
            offset = append_bytes(found, offset=offset, pieces=_pieces(request))
        return _progress(found, offset, status=204)
    except OffsetMoved:
        response: HttpResponse = _refusal("moved", _("The file has gone on from elsewhere; ask where it stands."))
        response["Upload-Offset"] = str(offset_of(found))
        return response


def _pieces(request: HttpRequest) -> Iterator[bytes]:
    """Yield the body as it comes; a connection that breaks only ends it, so that what arrived is kept."""
    while True:
        try:
            piece = request.read(PIECE_BYTES)
        except OSError:  # Django's UnreadablePostError is one
            return
        if not piece:
            return
        yield piece


def _progress(found: Upload, offset: int, *, status: int) -> HttpResponse:
    """Answer with the offset; of a whole file make the original first, and name it."""
    headers = {"Upload_Offset": str(offset), "Upload_Length": str(found.size_bytes)}
    if offset < found.size_bytes:
        return _answer(status, **headers, Upload_Expires=_expiry(found))
    try:
        made = finish_upload(found)
    except RefusedFile as refused:
        return _refusal(refused.code, refused.reason, 422)
    return _answer(status, **headers, Zhancang_Original=str(made.pk), Zhancang_Sha256=made.sha256)


def _expiry(found: Upload) -> str:
    return http_date((found.touched_at + STALE_AFTER).timestamp())


def _state(found: Original | None, **sizes: int) -> JsonResponse:
    body: dict[str, Any] = {**sizes, "state": "uploading", "percent": 0, "reason": ""}
    if found is not None:
        job = Job.objects.filter(original=found).first()
        body |= {
            "original": str(found.pk),
            "sha256": found.sha256,
            "state": found.state,
            "state_words": OriginalState(found.state).label,
            "percent": job.percent if job else 0,
            "reason": found.reason.get(get_language() or "", "") if found.reason else "",
            "medium": found.medium,
            "format": found.format,
            "width": found.width_px,
            "height": found.height_px,
            "seconds": found.duration_seconds,
            "facts": facts_line(found),
        }
    response = JsonResponse(body)
    response["Cache-Control"] = "no-store"
    return response
