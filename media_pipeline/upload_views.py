"""Resumable upload, tus 1.0 (https://tus.io/protocols/resumable-upload): creation, offset, bytes, termination.

Bytes are appended to a file and made durable before they are counted, so a server that is killed loses nothing that it
has acknowledged: the offset is the file's own size. Only the sender sees an upload; to anyone else it is not there.
"""

import base64
import binascii
import os
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from media_pipeline.exceptions import RefusedFile
from media_pipeline.models import Job, Original, Upload
from media_pipeline.operations import begin_upload, drop_upload, finish_upload, upload_path

VERSION = "1.0.0"
PIECE_BYTES = 1024 * 1024
PATCH_TYPE = "application/offset+octet-stream"
STATUS_OF = {"too_large": 413, "empty": 422}


def _answer(status: int, **headers: str) -> HttpResponse:
    response = HttpResponse(status=status)
    response["Tus-Resumable"] = VERSION
    response["Cache-Control"] = "no-store"
    for name, value in headers.items():
        response[name.replace("_", "-")] = value
    return response


def _refusal(refused: RefusedFile, status: int = 0) -> JsonResponse:
    body = {"code": refused.code, "reason": str(refused.reason)}
    response = JsonResponse(body, status=status or STATUS_OF.get(refused.code, 403))
    response["Tus-Resumable"] = VERSION
    return response


def _metadata(header: str) -> dict[str, str]:
    """Return the decoded `Upload-Metadata`; a value that is not base64 or not UTF-8 becomes ''."""
    values: dict[str, str] = {}
    for pair in header.split(","):
        key, _space, encoded = pair.strip().partition(" ")
        try:
            values[key] = base64.b64decode(encoded, validate=True).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError):
            values[key] = ""
    return values


@login_required
@require_http_methods(["POST", "OPTIONS"])
def create(request: HttpRequest) -> HttpResponse:
    """Begin an upload, or tell what the server speaks."""
    if request.method == "OPTIONS":
        return _answer(204, Tus_Version=VERSION, Tus_Extension="creation,termination")
    length = request.headers.get("Upload-Length", "")
    if not length.isdigit():
        return HttpResponse(_("The length of the file is missing."), status=400)
    values = _metadata(request.headers.get("Upload-Metadata", ""))
    try:
        upload = begin_upload(
            by=request.user,
            name=values.get("filename", ""),
            size_bytes=int(length),
            medium=values.get("medium", "")[:8],
            purpose=values.get("purpose", "")[:80],
        )
    except RefusedFile as refused:
        return _refusal(refused)
    return _answer(201, Location=reverse("media_pipeline:upload", args=[upload.pk]), Upload_Offset="0")


@login_required
@require_http_methods(["HEAD", "PATCH", "DELETE", "GET"])
def upload(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """Tell the offset, take bytes, end the upload, or tell its state as JSON."""
    found = get_object_or_404(Upload.objects.select_related("original"), pk=upload_id, owner=request.user)
    if request.method == "HEAD":
        return _answer(200, Upload_Offset=str(_offset(found)), Upload_Length=str(found.size_bytes))
    if request.method == "DELETE":
        drop_upload(found)
        return _answer(204)
    if request.method == "PATCH":
        return _take_bytes(request, found)
    return JsonResponse({"offset": _offset(found), "size": found.size_bytes, **_original_state(found.original)})


def _offset(found: Upload) -> int:
    """Return how many bytes are safe: the file's own size, or all once it has become an original."""
    if found.original_id:
        return found.size_bytes
    path = upload_path(found)
    return path.stat().st_size if path.exists() else 0


def _take_bytes(request: HttpRequest, found: Upload) -> HttpResponse:
    if request.content_type != PATCH_TYPE:
        return _answer(415)
    if request.headers.get("Upload-Offset") != str(_offset(found)):
        return _answer(409, Upload_Offset=str(_offset(found)))
    if not found.original_id:
        _append(request, found)
    offset = _offset(found)
    Upload.objects.filter(pk=found.pk).update(offset_bytes=offset)
    headers = {"Upload_Offset": str(offset)}
    if offset == found.size_bytes:
        try:
            original = finish_upload(found)
        except RefusedFile as refused:
            return _refusal(refused, 422)
        headers |= {"Zhancang_Original": str(original.pk), "Zhancang_Sha256": original.sha256}
    return _answer(204, **headers)


def _append(request: HttpRequest, found: Upload) -> None:
    """Append the body to the file, never past the announced length; what arrived before a break stays."""
    path = upload_path(found)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as target:
        room = found.size_bytes - target.tell()
        try:
            while room > 0 and (piece := request.read(min(PIECE_BYTES, room))):
                target.write(piece)
                room -= len(piece)
        except OSError:  # the sender's connection broke: Django's UnreadablePostError is one
            pass
        target.flush()
        os.fsync(target.fileno())


def _original_state(original: Original | None) -> dict[str, Any]:
    if original is None:
        return {"state": "uploading"}
    job = Job.objects.filter(original=original).first()
    return {
        "original": str(original.pk),
        "sha256": original.sha256,
        "state": original.state,
        "percent": job.percent if job else 0,
        "reason": original.reason.get(get_language() or "", "") if original.reason else "",
        "width": original.width_px,
        "height": original.height_px,
        "format": original.format,
        "seconds": original.duration_seconds,
    }
