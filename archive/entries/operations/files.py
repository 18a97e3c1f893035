"""The files of an entry's work: refused before they are taken, joined, told apart, taken off."""

import shutil
import tempfile
from os import SEEK_END
from pathlib import Path
from typing import IO

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from archive.entries.companions import role_of
from archive.entries.deadlines import Timeliness
from archive.entries.enums import EDITABLE, EntryState
from archive.entries.exceptions import EntryError, LateEntry
from archive.entries.models import Entry, EntryEvent
from archive.entries.operations.moves import locked_entry
from archive.entries.queries import call_timeliness
from archive.entries.rules import can_edit_entry
from archive.units.models import User
from archive.works.models import WorkFile
from media_pipeline.labels import clean_label
from media_pipeline.models import Original
from media_pipeline.operations import receive_file


def refuse_unwanted_file(entry: Entry, *, size_bytes: int, by: User | None) -> None:
    """Refuse a file before it is taken. EntryError `not_allowed`, `late`, `too_large`, `empty`."""
    decision = can_edit_entry(by or AnonymousUser(), entry)
    if not decision:
        raise EntryError("not_allowed", decision.reason)
    if call_timeliness(entry.call) != Timeliness.IN_TIME:
        raise LateEntry
    if size_bytes > entry.category.max_file_bytes:
        raise EntryError("too_large", _("The file is larger than this category takes. Send a smaller one."))
    if size_bytes == 0:
        raise EntryError("empty", _("The file is empty. Perhaps it was not copied whole; send it again."))


@transaction.atomic
def attach_original(
    entry: Entry, *, original: Original, sent_name: str, by: User, caption: str = "", replaces: WorkFile | None = None
) -> WorkFile:
    """Join a received file to the entry's work: last in order, or in the place of the one it replaces. Safe twice."""
    entry = locked_entry(entry)
    can_edit_entry(by, entry).or_refuse()
    order = WorkFile.objects.filter(work=entry.work).count()
    if replaces is not None:
        order, caption = replaces.order, replaces.caption
    file, is_new = WorkFile.objects.get_or_create(
        work=entry.work,
        original=original,
        role=role_of(original.medium, asked=entry.category.medium),
        defaults={"order": order, "sent_name": sent_name[:255], "caption": caption},
    )
    if is_new:
        EntryEvent.objects.create(
            entry=entry, by=by, verb="file_added", details={"sha256": original.sha256, "name": sent_name[:255]}
        )
    if replaces is not None and replaces.pk != file.pk:
        remove_file(entry, file=replaces, by=by)
    return file


@transaction.atomic
def settle_file_roles(original: Original) -> None:
    """Give a file its role in its entries' works, now that its medium is known. Safe twice."""
    entries = Entry.objects.filter(work__files__original=original, state__in=EDITABLE | {EntryState.SUBMITTED})
    for entry in entries.select_related("category"):
        role = role_of(original.medium, asked=entry.category.medium)
        files = WorkFile.objects.filter(work_id=entry.work_id, original=original)
        if not files.filter(role=role).exists():
            files.update(role=role)


def receive_sent_file(entry: Entry, *, sent: IO[bytes], name: str, by: User) -> WorkFile:
    """Keep a file that came with a form and join it to the work. Durable when this returns; EntryError if unwanted."""
    refuse_unwanted_file(entry, size_bytes=sent.seek(0, SEEK_END), by=by)
    sent.seek(0)
    with tempfile.NamedTemporaryFile() as copy:
        shutil.copyfileobj(sent, copy, 1024 * 1024)
        copy.flush()
        original = receive_file(Path(copy.name), name=name, by=by, medium="")
    return attach_original(entry, original=original, sent_name=clean_label(name) or "file", by=by)


@transaction.atomic
def remove_file(entry: Entry, *, file: WorkFile, by: User) -> None:
    """Take a file off the work; the original stays in the archive's store."""
    entry = locked_entry(entry)
    can_edit_entry(by, entry).or_refuse()
    EntryEvent.objects.create(
        entry=entry, by=by, verb="file_removed", details={"sha256": file.original.sha256, "name": file.sent_name}
    )
    file.delete()
