"""The worker's work: an original is probed and its renditions are made, told to people as they come along.

Tasks run at least once, so two workers may hold the same original: the one that was thought dead, and the one that took
over. Each run claims the job by the instant it began; a run whose claim was taken over stops at its next report and
publishes nothing.
"""

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.utils import OperationalError
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from media_pipeline import tasks
from media_pipeline.enums import Medium
from media_pipeline.exceptions import MediaPipelineError, RefusedFile, ToolFailed
from media_pipeline.json_values import json_value
from media_pipeline.models import Job, Original, Rendition
from media_pipeline.preparation import RECIPE_VERSION, Prepared, prepare
from media_pipeline.probing import ABOUT_THE_NAME, Probe, probe
from media_pipeline.signals import original_prepared, original_refused
from media_pipeline.states import JobState, OriginalState
from media_pipeline.store import (
    STORE_TROUBLE,
    drop_runs,
    original_on_disk,
    publish_renditions,
    rendition_workshop,
    runs_of,
)

log = logging.getLogger(__name__)
MOST_TRIES = 3
REPORT_SECONDS = 1.0
RETRY_SECONDS = 20
TROUBLE = (ToolFailed, OperationalError, *STORE_TROUBLE)
NOT_PREPARED = _(
    "The file was received and is kept, but its renditions could not be made. Send it in another format, "
    "or tell the organiser."
)


class _ClaimLost(MediaPipelineError):
    """Another worker has taken the job over."""


def prepare_original(original_id: UUID) -> None:
    """Probe an original and make its renditions. Safe to run again at any time; done already: nothing happens.

    A file that can't be used gets state `refused` with a reason in each language; the original stays. What a program, a
    disk or a bucket of ours fails at is tried three times, and so is what killed the worker.
    """
    original = Original.objects.get(pk=original_id)
    began_at = _claim(original)
    if began_at is not None:
        with _Settlement(original, began_at):
            _make_renditions(original, began_at)


@transaction.atomic
def _claim(original: Original) -> datetime | None:
    """Take the job and return the instant that marks the claim; None where nothing is left to do."""
    Job.objects.get_or_create(original=original)
    job = Job.objects.select_for_update().get(original=original)
    if job.state == JobState.DONE and original.renditions.filter(recipe=RECIPE_VERSION).exists():
        return None
    if job.tries >= MOST_TRIES:
        _refuse(original, job, "not_prepared", NOT_PREPARED, failure=job.failure or "the worker was killed each time")
        return None
    job.state, job.tries, job.percent = JobState.RUNNING, job.tries + 1, 0
    job.started_at, job.finished_at = timezone.now(), None
    job.save(update_fields=["state", "tries", "percent", "started_at", "finished_at"])
    if original.state != OriginalState.READY:
        Original.objects.filter(pk=original.pk).update(state=OriginalState.PREPARING)
    return job.started_at


def _locked_job(original: Original, began_at: datetime) -> Job:
    """Return the job, locked until the transaction ends. Raises _ClaimLost if it is another run's by now."""
    job = Job.objects.select_for_update().filter(original=original, started_at=began_at, state=JobState.RUNNING).first()
    if job is None:
        raise _ClaimLost(str(original.pk))
    return job


def _make_renditions(original: Original, began_at: datetime) -> None:
    medium = Medium(original.medium) if original.medium in Medium.values else None
    with original_on_disk(original.sha256) as path, rendition_workshop() as workshop:
        facts = probe(path, name=original.sha256, medium=medium)
        out = workshop / "out"
        prepared = prepare(path, facts, out, on_progress=_reporter(original, began_at))
        former = runs_of(original.pk)
        run = publish_renditions(out, original.pk)
    is_kept = False
    try:
        with transaction.atomic():
            job = _locked_job(original, began_at)
            original.renditions.all().delete()
            Rendition.objects.bulk_create(_rendition_rows(original, prepared, run))
            _write_facts(original, facts, prepared)
            job.state, job.percent, job.failure, job.finished_at = JobState.DONE, 100, "", timezone.now()
            job.save(update_fields=["state", "percent", "failure", "finished_at"])
            original_prepared.send(Original, original=original)
        is_kept = True
    finally:
        drop_runs(original.pk, former if is_kept else {run})


def _reporter(original: Original, began_at: datetime) -> Callable[[float], None]:
    """Return a function that writes progress to the job, at most once a second, 99 at most."""
    last = 0.0

    def report(fraction: float) -> None:
        nonlocal last
        if time.monotonic() - last < REPORT_SECONDS:
            return
        last = time.monotonic()
        job = Job.objects.filter(original=original, started_at=began_at, state=JobState.RUNNING)
        try:
            is_ours = job.update(percent=max(0, min(99, int(fraction * 100))))
        except OperationalError as error:
            log.warning("original %s: progress not written: %s", original.sha256[:12], error)
            return
        if not is_ours:
            raise _ClaimLost(str(original.pk))

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
    original.text = str(json_value(facts.text))
    original.warnings = [
        {"code": notice.code, "sentence": _in_each_language(notice.sentence)}
        for notice in facts.warnings
        if notice.code not in ABOUT_THE_NAME
    ]
    original.facts = json_value(
        {
            "metadata": facts.metadata,
            "chapters": [[chapter.start_seconds, chapter.title] for chapter in facts.chapters],
            "colour_profile": facts.colour_profile,
            "pages": facts.pages,
            "encoding": facts.encoding,
        }
    )
    original.save()


class _Settlement:
    """Leaves no job half way: whatever ends the work, the job says so, and people are told in words."""

    def __init__(self, original: Original, began_at: datetime) -> None:
        self.original = original
        self.began_at = began_at

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        """Return whether the error is dealt with; a fault in our code is told and goes on, for the log."""
        if error is None:
            return False
        if isinstance(error, _ClaimLost):
            log.warning("original %s: another worker has taken over", self.original.sha256[:12])
            return True
        try:
            with transaction.atomic():
                return self._settle(_locked_job(self.original, self.began_at), error)
        except _ClaimLost:
            return isinstance(error, Exception)

    def _settle(self, job: Job, error: BaseException) -> bool:
        if isinstance(error, RefusedFile):
            _refuse(self.original, job, error.code, error.reason)
            return True
        if not isinstance(error, Exception):  # the worker is told to stop: that is no try
            job.state, job.tries = JobState.QUEUED, job.tries - 1
            job.save(update_fields=["state", "tries"])
            return False
        failure = str(json_value(f"{type(error).__name__}: {error}"))[:2000]
        is_trouble = isinstance(error, TROUBLE)
        if is_trouble and job.tries < MOST_TRIES:
            log.warning("original %s: try %d failed: %s", self.original.sha256[:12], job.tries, failure)
            job.state, job.failure = JobState.QUEUED, failure
            job.save(update_fields=["state", "failure"])
            again_at = timezone.now() + timedelta(seconds=RETRY_SECONDS * job.tries)
            tasks.prepare.using(run_after=again_at).enqueue(str(self.original.pk))
            return True
        log.error("original %s: preparation failed: %s", self.original.sha256[:12], failure, exc_info=error)
        _refuse(self.original, job, "not_prepared", NOT_PREPARED, failure=failure)
        return is_trouble


def _refuse(original: Original, job: Job, code: str, reason: Any, *, failure: str = "") -> None:
    """Say that a file can't be used; one whose older renditions are in use keeps them."""
    job.state, job.finished_at, job.failure = JobState.FAILED, timezone.now(), failure or str(reason)
    job.save(update_fields=["state", "finished_at", "failure"])
    if original.renditions.exists():
        return
    original.state, original.reason_code, original.reason = OriginalState.REFUSED, code, _in_each_language(reason)
    original.save(update_fields=["state", "reason_code", "reason"])
    original_refused.send(Original, original=original)
