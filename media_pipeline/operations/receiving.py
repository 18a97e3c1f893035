"""A file is received: its bytes are kept once for good, and the making of its renditions is queued."""

import logging
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from media_pipeline import tasks
from media_pipeline.models import Job, Original
from media_pipeline.preparation import RECIPE_VERSION
from media_pipeline.states import JobState, OriginalState
from media_pipeline.store import keep_original

log = logging.getLogger(__name__)


def receive_file(path: Path, *, name: str, by: Any, medium: str = "") -> Original:
    """Keep a file as an original (the same bytes only once) and queue its preparation. Durable when this returns.

    `name` and `by` are for the log of who sent what; the bytes are stored under their digest alone.
    """
    sha256, size = keep_original(path)
    return record_original(sha256, size, medium=medium, by=by)


@transaction.atomic
def record_original(sha256: str, size_bytes: int, *, medium: str, by: Any) -> Original:
    """Return the original whose bytes are kept already, made if it is new, its preparation queued."""
    original, is_new = Original.objects.get_or_create(
        sha256=sha256, defaults={"size_bytes": size_bytes, "medium": medium}
    )
    if is_new:
        log.info("original %s received, %d bytes, by user %s", sha256[:12], size_bytes, getattr(by, "pk", None))
    queue_preparation(original, medium=medium)
    return original


def queue_preparation(original: Original, *, medium: str = "") -> None:
    """Queue the making of renditions unless they are made or being made. Safe twice; job and task are one write.

    One that was refused or failed is looked at again: it may have come as another medium, or the fault was ours. So is
    one whose renditions are of an older recipe; those stay in use meanwhile.
    """
    with transaction.atomic():
        job, is_new = Job.objects.select_for_update().get_or_create(original=original)
        has_failed = job.state == JobState.FAILED
        is_old = job.state == JobState.DONE and not original.renditions.filter(recipe=RECIPE_VERSION).exists()
        if not (is_new or has_failed or is_old):
            return
        if has_failed:
            original.state, original.reason_code, original.reason = OriginalState.RECEIVED, "", {}
            original.medium = medium or original.medium
            original.save(update_fields=["state", "reason_code", "reason", "medium"])
        job.state, job.percent, job.failure, job.tries = JobState.QUEUED, 0, "", 0
        job.queued_at, job.started_at, job.finished_at = timezone.now(), None, None
        job.save()
        tasks.prepare.enqueue(str(original.pk))
