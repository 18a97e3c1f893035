"""What entries do when the pipeline tells of an upload: refuse it before a byte, or join it to the work when whole.

An upload for an entry has the purpose `entry:<uuid>`.
"""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from archive.entries.deadlines import Timeliness
from archive.entries.models import Entry
from archive.entries.operations import LATE, attach_original
from archive.entries.queries import call_timeliness
from archive.entries.rules import can_edit_entry
from media_pipeline.exceptions import RefusedFile
from media_pipeline.models import Original, Upload
from media_pipeline.signals import upload_finished, upload_requested

PURPOSE = "entry:"


def entry_of(purpose: str) -> Entry | None:
    """Return the entry that a purpose names, None if it names none."""
    try:
        found: Entry | None = Entry.objects.filter(uuid=UUID(purpose.removeprefix(PURPOSE))).first()
    except ValueError:
        return None
    return found


@receiver(upload_requested)
def refuse_upload(sender: Any, *, user: Any, purpose: str, size_bytes: int, **kwargs: Any) -> None:
    """Refuse a file for an entry that isn't the person's, is sent already, is late, or takes no file so large."""
    if not purpose.startswith(PURPOSE):
        return
    entry = entry_of(purpose)
    if entry is None:
        raise RefusedFile("no_entry", _("The entry for this file is not there."))
    decision = can_edit_entry(user, entry)
    if not decision:
        raise RefusedFile("not_allowed", decision.reason)
    if call_timeliness(entry.call) != Timeliness.IN_TIME:
        raise RefusedFile("late", LATE)
    if size_bytes > entry.category.max_file_bytes:
        raise RefusedFile("too_large", _("The file is larger than this category takes. Send a smaller one."))


@receiver(upload_finished)
def join_upload(sender: Any, *, upload: Upload, original: Original, **kwargs: Any) -> None:
    """Join a whole upload to its entry."""
    entry = entry_of(upload.purpose) if upload.purpose.startswith(PURPOSE) else None
    if entry is None:
        return
    try:
        attach_original(entry, original=original, sent_name=upload.name, by=upload.owner)
    except PermissionDenied as refused:
        raise RefusedFile("not_allowed", str(refused)) from refused
