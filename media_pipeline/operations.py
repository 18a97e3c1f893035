"""Writes of the pipeline: a file is received, its renditions are made, an upload grows and is finished."""

import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from media_pipeline import tasks
from media_pipeline.enums import Medium
from media_pipeline.exceptions import RefusedFile, ToolFailed
from media_pipeline.labels import clean_label
from media_pipeline.models import Job, Original, Rendition, Upload
from media_pipeline.preparation import RECIPE_VERSION, Prepared, prepare
from media_pipeline.probing import Probe, probe
from media_pipeline.signals import original_prepared, original_refused, upload_finished, upload_requested
from media_pipeline.states import JobState, OriginalState
from media_pipeline.store import (
    drop_runs,
    keep_original,
    original_on_disk,
    publish_renditions,
    rendition_workshop,
)

log = logging.getLogger(__name__)
MOST_TRIES = 3
REPORT_SECONDS = 1.0
NOT_PREPARED = _(
    "The file was received and is kept, but its renditions could not be made. Send it in another format, "
    "or tell the organiser."
)


def receive_file(path: Path, *, name: str, by: Any, medium: str = "") -> Original:
    """Keep a file as an original (the same bytes only once) and queue its preparation. Durable when this returns.

    `name` and `by` are for the log of who sent what; the bytes are stored under their digest alone.
    """
    sha256, size = keep_original(path)
    original, is_new = Original.objects.get_or_create(sha256=sha256, defaults={"size_bytes": size, "medium": medium})
    if is_new:
        log.info("original %s received, %d bytes, by user %s", sha256[:12], size, getattr(by, "pk", None))
    queue_preparation(original, medium=medium)
    return original


def queue_preparation(original: Original, *, medium: str = "") -> None:
    """Queue the making of renditions unless they are made or being made. Safe twice.

    One that was refused is looked at again: it may have come as another medium before.
    """
    with transaction.atomic():
        job, is_new = Job.objects.select_for_update().get_or_create(original=original)
        is_refused = original.state == OriginalState.REFUSED and medium and medium != original.medium
        if not is_new and not (is_refused or job.state == JobState.FAILED):
            return
        if is_refused:
            Original.objects.filter(pk=original.pk).update(medium=medium, state=OriginalState.RECEIVED)
        job.state, job.percent, job.failure = JobState.QUEUED, 0, ""
        job.tries = 0
        job.save(update_fields=["state", "percent", "failure", "tries"])
        transaction.on_commit(lambda: tasks.prepare.enqueue(str(original.pk)))


def prepare_original(original_id: UUID) -> None:
    """Probe an original and make its renditions; the worker's work. Safe to run again at any time.

    A file that can't be used gets state `refused` with a reason in each language; the original stays. A program of ours
    that fails is tried three times.
    """
    original = Original.objects.get(pk=original_id)
    job, _created = Job.objects.get_or_create(original=original)
    if job.state == JobState.DONE and original.renditions.filter(recipe=RECIPE_VERSION).exists():
        return
    Job.objects.filter(pk=job.pk).update(
        state=JobState.RUNNING, tries=job.tries + 1, percent=0, started_at=timezone.now(), finished_at=None
    )
    Original.objects.filter(pk=original.pk).update(state=OriginalState.PREPARING)
    try:
        _make_renditions(original, job)
    except RefusedFile as refusal:
        _refuse(original, job, refusal.code, refusal.reason)
    except ToolFailed as failure:
        log.exception("original %s: preparation failed", original.sha256[:12])
        if job.tries + 1 < MOST_TRIES:
            Job.objects.filter(pk=job.pk).update(state=JobState.QUEUED, failure=str(failure)[:2000])
            tasks.prepare.enqueue(str(original.pk))
        else:
            _refuse(original, job, "not_prepared", NOT_PREPARED, failure=str(failure)[:2000])


def _make_renditions(original: Original, job: Job) -> None:
    medium = Medium(original.medium) if original.medium else None
    with original_on_disk(original.sha256) as path, rendition_workshop() as workshop:
        facts = probe(path, name=original.sha256, medium=medium)
        out = workshop / "out"
        prepared = prepare(path, facts, out, on_progress=_reporter(job))
        run = publish_renditions(out, original.pk)
    with transaction.atomic():
        original.renditions.all().delete()
        Rendition.objects.bulk_create(_rendition_rows(original, prepared, run))
        _write_facts(original, facts, prepared)
        Job.objects.filter(pk=job.pk).update(state=JobState.DONE, percent=100, finished_at=timezone.now(), failure="")
        transaction.on_commit(lambda: drop_runs(original.pk, keep=run))
    original_prepared.send(Original, original=original)


def _reporter(job: Job) -> Callable[[float], None]:
    """Return a function that writes progress to the job, at most once a second, 99 at most."""
    last = 0.0

    def report(fraction: float) -> None:
        nonlocal last
        if time.monotonic() - last >= REPORT_SECONDS:
            last = time.monotonic()
            Job.objects.filter(pk=job.pk).update(percent=min(99, int(fraction * 100)))

    return report


def _rendition_rows(original: Original, prepared: Prepared, run: str) -> list[Rendition]:
    return [
        Rendition(
            original=original,
            name=made.name,
            kind=made.kind,
            recipe=RECIPE_VERSION,
            path=f"{run}/{made.path}",
            mime=made.mime,
            width_px=made.width_px,
            height_px=made.height_px,
            size_bytes=made.bytes,
        )
        for made in prepared.made
    ]


def _in_each_language(sentence: Any) -> dict[str, str]:
    sentences = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            sentences[code] = str(sentence)
    return sentences


def _write_facts(original: Original, facts: Probe, prepared: Prepared) -> None:
    original.state = OriginalState.READY
    original.reason_code, original.reason = "", {}
    original.medium = facts.medium
    original.format, original.mime = facts.format, facts.mime
    original.width_px, original.height_px = facts.width_px, facts.height_px
    original.duration_seconds, original.has_audio = facts.duration_seconds, facts.has_audio
    original.colour, original.placeholder = prepared.colour, prepared.placeholder
    original.text = facts.text
    original.warnings = [
        {"code": notice.code, "sentence": _in_each_language(notice.sentence)}
        for notice in facts.warnings
        if notice.code not in {"name_changed", "extension_wrong"}
    ]
    original.facts = {
        "metadata": facts.metadata,
        "chapters": [[chapter.start_seconds, chapter.title] for chapter in facts.chapters],
        "colour_profile": facts.colour_profile,
        "pages": facts.pages,
        "encoding": facts.encoding,
    }
    original.save()


def _refuse(original: Original, job: Job, code: str, reason: Any, *, failure: str = "") -> None:
    original.state, original.reason_code, original.reason = OriginalState.REFUSED, code, _in_each_language(reason)
    original.save(update_fields=["state", "reason_code", "reason"])
    Job.objects.filter(pk=job.pk).update(
        state=JobState.FAILED, finished_at=timezone.now(), failure=failure or str(reason)
    )
    original_refused.send(Original, original=original)


def begin_upload(*, by: Any, name: str, size_bytes: int, medium: str = "", purpose: str = "") -> Upload:
    """Make room for a file on its way. Raises RefusedFile before a byte is taken: too large, empty, or not now."""
    if size_bytes == 0:
        raise RefusedFile("empty", _("The file is empty. Look at it on your own machine and send it again."))
    if size_bytes > settings.UPLOAD_MAX_BYTES:
        raise RefusedFile("too_large", _("The file is larger than the system takes. Send a smaller one."))
    upload_requested.send(Upload, user=by, purpose=purpose, name=name, size_bytes=size_bytes)
    upload = Upload.objects.create(
        owner=by, name=clean_label(name) or "file", size_bytes=size_bytes, medium=medium, purpose=purpose
    )
    path = upload_path(upload)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return upload


def upload_path(upload: Upload) -> Path:
    """Return where the bytes so far lie."""
    return Path(settings.UPLOAD_DIR) / str(upload.pk)


def finish_upload(upload: Upload) -> Original:
    """Turn a whole upload into an original; durable when this returns. Safe twice."""
    if upload.original is not None:
        return upload.original
    path = upload_path(upload)
    with transaction.atomic():
        original = receive_file(path, name=upload.name, by=upload.owner, medium=upload.medium)
        upload.original = original
        upload.offset_bytes = upload.size_bytes
        upload.save(update_fields=["original", "offset_bytes", "touched_at"])
        upload_finished.send(Upload, upload=upload, original=original)
    path.unlink(missing_ok=True)
    return original


def drop_upload(upload: Upload) -> None:
    """Forget an upload that its sender ended; an original that came of it stays."""
    upload_path(upload).unlink(missing_ok=True)
    upload.delete()
