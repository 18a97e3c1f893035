"""An upload grows piece by piece and becomes an original.

The bytes so far lie in a file; its size is the offset. Each piece is added under the file's own lock and only where the
file ends at that moment, so two connections that send the same upload (the lost one and the one that took over) can't
mix their bytes, and neither holds the other up.
"""

import errno
import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from media_pipeline.enums import Medium
from media_pipeline.exceptions import MediaPipelineError, RefusedFile
from media_pipeline.labels import clean_label
from media_pipeline.models import Original, Upload
from media_pipeline.operations.receiving import record_original
from media_pipeline.signals import upload_finished, upload_requested
from media_pipeline.store import keep_original
from media_pipeline.wording import fill

STALE_AFTER = timedelta(days=7)
"""How long the bytes of an upload that doesn't go on are kept."""

NO_ROOM = _("The server has no room for this file now. What arrived is kept; tell the organiser and go on later.")
ENDED = _("The upload was ended meanwhile. Send the file again.")


class OffsetMoved(MediaPipelineError):
    """The upload does not end where the sender thinks: another connection went on, or the file is gone."""


def begin_upload(*, by: Any, name: str, size_bytes: int, medium: str = "", purpose: str = "") -> Upload:
    """Make room for a file on its way. Raises RefusedFile before a byte is taken: too large, empty, or not now."""
    if size_bytes == 0:
        raise RefusedFile("empty", _("The file is empty. Look at it on your own machine and send it again."))
    if size_bytes > settings.UPLOAD_MAX_BYTES:
        sentence = _("The file has %(size)s; at most %(most)s can be taken. Send a smaller one.")
        most = filesizeformat(settings.UPLOAD_MAX_BYTES)
        raise RefusedFile("too_large", fill(sentence, size=filesizeformat(size_bytes), most=most))
    if medium and medium not in Medium.values:
        raise RefusedFile("medium_unknown", _("The kind of file that was named is not known here."))
    if not purpose.isprintable() or len(purpose) > 80:
        raise RefusedFile("purpose_unknown", _("What the file is for is not known here. Open the page again."))
    upload_requested.send(Upload, user=by, purpose=purpose, name=name, size_bytes=size_bytes)
    folder = Path(settings.UPLOAD_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(folder).free < size_bytes:
        raise RefusedFile("no_room", NO_ROOM)
    upload = Upload.objects.create(
        owner=by, name=clean_label(name) or "file", size_bytes=size_bytes, medium=medium, purpose=purpose
    )
    upload_path(upload).touch()
    return upload


def upload_path(upload: Upload) -> Path:
    """Return where the bytes so far lie."""
    return Path(settings.UPLOAD_DIR) / str(upload.pk)


def offset_of(upload: Upload) -> int:
    """Return how many bytes are safe on the disk: the file's own size, or all once it has become an original."""
    if upload.original_id:
        return upload.size_bytes
    try:
        handle = os.open(upload_path(upload), os.O_RDONLY)
    except FileNotFoundError:
        return 0
    try:
        size = os.fstat(handle).st_size
        os.fsync(handle)
    finally:
        os.close(handle)
    return size


def append_bytes(upload: Upload, *, offset: int, pieces: Iterable[bytes]) -> int:
    """Add pieces from `offset` on, never past the announced length; return the new offset once all is durable.

    Raises OffsetMoved where the file ends elsewhere, RefusedFile when the disk is full; what was added before stays.
    """
    path = upload_path(upload)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        with _told_when_full():
            for piece in pieces:
                offset = _append_piece(handle, offset, piece[: upload.size_bytes - offset])
                if offset >= upload.size_bytes:
                    break
    finally:
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    Upload.objects.filter(pk=upload.pk).update(offset_bytes=offset, touched_at=timezone.now())
    return offset


@contextmanager
def _told_when_full() -> Iterator[None]:
    """Turn a full disk into a sentence."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise RefusedFile("no_room", NO_ROOM) from error
        raise


def _append_piece(handle: int, offset: int, piece: bytes) -> int:
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        status = os.fstat(handle)
        if status.st_size != offset or status.st_nlink == 0:
            raise OffsetMoved(str(status.st_size))
        rest = memoryview(piece)
        while rest:
            written = os.pwrite(handle, rest, offset)
            rest, offset = rest[written:], offset + written
    finally:
        fcntl.flock(handle, fcntl.LOCK_UN)
    return offset


def finish_upload(upload: Upload) -> Original:
    """Turn a whole upload into an original; durable when this returns. Safe twice, and from two connections at once.

    The file is read and hashed before the transaction, which is short. Raises RefusedFile where a receiver of
    `upload_finished` won't have it; the bytes then stay until the upload is dropped.
    """
    path = upload_path(upload)
    with _finishing(path):
        current = Upload.objects.select_related("original").filter(pk=upload.pk).first()
        if current is None:
            raise RefusedFile("ended", ENDED)
        if current.original is not None:
            return current.original
        with _told_when_full():
            sha256, size = keep_original(path, is_ours=True)
        if size != upload.size_bytes:
            raise OffsetMoved(str(size))
        original = _record_whole(upload, sha256, size)
        path.unlink(missing_ok=True)
    return original


@contextmanager
def _finishing(path: Path) -> Iterator[None]:
    """Let one connection at a time finish an upload: a sender who asks again while a film is hashed only waits."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except FileNotFoundError:  # finished and gone
        yield
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _record_whole(upload: Upload, sha256: str, size: int) -> Original:
    with transaction.atomic():
        locked = Upload.objects.select_for_update(of=("self",)).filter(pk=upload.pk).first()
        if locked is None:
            raise RefusedFile("ended", ENDED)
        if locked.original is None:
            locked.original = record_original(sha256, size, medium=locked.medium, by=locked.owner)
            locked.offset_bytes = locked.size_bytes
            locked.save(update_fields=["original", "offset_bytes", "touched_at"])
            upload_finished.send(Upload, upload=locked, original=locked.original)
    return locked.original


def drop_upload(upload: Upload) -> None:
    """Forget an upload that its sender ended; an original that came of it stays."""
    upload_path(upload).unlink(missing_ok=True)
    upload.delete()


def drop_stale_uploads() -> int:
    """Forget uploads that have not gone on for a week, and files without an upload; return how many."""
    before = timezone.now() - STALE_AFTER
    Upload.objects.filter(original=None, touched_at__lt=before).delete()
    folder = Path(settings.UPLOAD_DIR)
    old = [path for path in folder.iterdir() if path.stat().st_mtime < before.timestamp()] if folder.is_dir() else []
    growing = {str(pk) for pk in Upload.objects.filter(original=None).values_list("pk", flat=True)} if old else set()
    dropped = [path for path in old if path.name not in growing]
    for path in dropped:
        path.unlink(missing_ok=True)
    return len(dropped)
