"""What entries do when the pipeline tells of an upload: refuse it before a byte, or join it to the work when whole.

An upload for an entry has the purpose `entry:<uuid>`, one that replaces a file `entry:<uuid>:<file's uuid>`.
"""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from archive.entries.exceptions import EntryError
from archive.entries.models import UPLOAD_PURPOSE, Entry
from archive.entries.operations import attach_original, refuse_unwanted_file, settle_file_roles
from archive.works.models import WorkFile
from media_pipeline.exceptions import RefusedFile
from media_pipeline.models import Original, Upload
from media_pipeline.signals import original_prepared, upload_finished, upload_requested


def entry_of(purpose: str) -> Entry | None:
    """Return the entry that a purpose names, None if it names none."""
    try:
        found: Entry | None = (
            Entry.objects.select_related("call", "category", "unit")
            .filter(uuid=UUID(purpose.removeprefix(UPLOAD_PURPOSE).partition(":")[0]))
            .first()
        )
    except ValueError:
        return None
    return found


def replaced_by(purpose: str, entry: Entry) -> WorkFile | None:
    """Return the file of the entry that an upload is to replace, None if it replaces none or it is gone."""
    try:
        file = UUID(purpose.removeprefix(UPLOAD_PURPOSE).partition(":")[2])
    except ValueError:
        return None
    return WorkFile.objects.select_related("original").filter(work_id=entry.work_id, uuid=file).first()


@receiver(upload_requested)
def refuse_upload(sender: Any, *, user: Any, purpose: str, size_bytes: int, **kwargs: Any) -> None:
    """Refuse a file for an entry that isn't the person's, is sent already, is late, or takes no file so large."""
    if not purpose.startswith(UPLOAD_PURPOSE):
        return
    entry = entry_of(purpose)
    if entry is None:
        raise RefusedFile("no_entry", _("The entry for this file is not there."))
    try:
        refuse_unwanted_file(entry, size_bytes=size_bytes, by=user)
    except EntryError as refused:
        raise RefusedFile(refused.code, refused.sentence) from refused


@receiver(upload_finished)
def join_upload(sender: Any, *, upload: Upload, original: Original, **kwargs: Any) -> None:
    """Join a whole upload to its entry."""
    entry = entry_of(upload.purpose) if upload.purpose.startswith(UPLOAD_PURPOSE) else None
    if entry is None:
        return
    replaces = replaced_by(upload.purpose, entry)
    try:
        attach_original(entry, original=original, sent_name=upload.name, by=upload.owner, replaces=replaces)
    except PermissionDenied as refused:
        raise RefusedFile("not_allowed", str(refused)) from refused


@receiver(original_prepared)
def settle_roles(sender: Any, *, original: Original, **kwargs: Any) -> None:
    """Tell a recitation or captions from the work itself, now that the file has been looked into."""
    settle_file_roles(original)
