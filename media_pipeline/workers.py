"""A worker that is seen to be alive, and the rescue of tasks whose worker is not.

The task backend has no heartbeat: a worker killed with -9 leaves its task RUNNING for ever
(https://github.com/RealOrangeOne/django-tasks-db). Each worker here notes every few seconds that it lives, and puts the
tasks of workers not seen for a while back in the queue: every task, not only ours. Tasks therefore run at least once.
The clocks of all machines must agree to within a few seconds.
"""

import logging
import os
import signal
import socket
import threading
import time
from datetime import timedelta
from types import FrameType
from typing import Any

from django.db import close_old_connections, connection
from django.db.utils import Error
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker as TaskWorker
from django_tasks_db.models import DBTaskResult

from media_pipeline.models import Worker
from media_pipeline.operations import drop_stale_uploads
from media_pipeline.store import sweep_leftovers

log = logging.getLogger(__name__)
BEAT_SECONDS = 4
LOST_AFTER_SECONDS = 20
FORGET_AFTER = timedelta(hours=1)
TIDY_SECONDS = 3600
LEFT_AFTER_SECONDS = 3 * 24 * 3600
ENDED_AT_ONCE = frozenset({"media"})
"""Queues whose tasks are long and safe to break off; the others' (a mail) are short and ended in peace."""


def rescue_lost_tasks() -> int:
    """Put running tasks whose worker has not been seen for 20 s back in the queue; return how many. Safe from many."""
    now = timezone.now()
    alive = set(
        Worker.objects.filter(seen_at__gte=now - timedelta(seconds=LOST_AFTER_SECONDS)).values_list("pk", flat=True)
    )
    rescued = 0
    for result in DBTaskResult.objects.filter(
        status=TaskResultStatus.RUNNING, started_at__lt=now - timedelta(seconds=2)
    ):
        if result.worker_ids and result.worker_ids[-1] in alive:
            continue
        rescued += DBTaskResult.objects.filter(
            pk=result.pk, status=TaskResultStatus.RUNNING, worker_ids=result.worker_ids
        ).update(status=TaskResultStatus.READY, started_at=None)
    if rescued:
        log.warning("%d tasks of lost workers are back in the queue", rescued)
    Worker.objects.filter(seen_at__lt=now - FORGET_AFTER).delete()
    return rescued


def note_alive(worker_id: str) -> None:
    """Write that the worker lives."""
    Worker.objects.update_or_create(pk=worker_id, defaults={"host": socket.gethostname()[:120], "pid": os.getpid()})


class Heartbeat(threading.Thread):
    """Notes in the background that the worker lives, looks for lost tasks, and tidies up once an hour."""

    def __init__(self, worker_id: str) -> None:
        super().__init__(name="heartbeat", daemon=True)
        self.worker_id = worker_id
        self.ended = threading.Event()
        self.tidied_at = time.monotonic()

    def run(self) -> None:
        """Beat until ended; a database that is busy or away for a moment is tried again at the next beat."""
        while not self.ended.wait(BEAT_SECONDS):
            try:
                close_old_connections()
                note_alive(self.worker_id)
                rescue_lost_tasks()
                if time.monotonic() - self.tidied_at > TIDY_SECONDS:
                    self.tidied_at = time.monotonic()
                    drop_stale_uploads()
                    sweep_leftovers(older_than_seconds=LEFT_AFTER_SECONDS)
            except (Error, OSError) as error:
                log.warning("heartbeat missed: %s", error)
        connection.close()


class SeenWorker(TaskWorker):
    """The backend's worker with a heartbeat. A signal ends it: media tasks at once, given back; others when done."""

    current_queue = ""

    def run(self) -> None:
        """Be seen before the first task is taken, work until told to stop, then sign off."""
        note_alive(self.worker_id)
        rescue_lost_tasks()
        heartbeat = Heartbeat(self.worker_id)
        heartbeat.start()
        try:
            super().run()
        finally:
            self.running = False  # a second signal must not break this off
            heartbeat.ended.set()
            heartbeat.join(5)
            Worker.objects.filter(pk=self.worker_id).delete()

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """Stop; a media task in hand is broken off, its programs end with it, and it goes back in the queue."""
        if not self.running:
            return
        log.warning("%s: stopping", signal.strsignal(signum))
        self.running = False
        if not self.running_task or self.current_queue in ENDED_AT_ONCE:
            raise SystemExit(0)

    def run_task(self, db_task_result: "DBTaskResult[Any, Any]") -> None:
        """Run one task; if the worker is told to stop meanwhile, give the task back."""
        self.current_queue = db_task_result.queue_name
        super().run_task(db_task_result)
        if not self.running:
            DBTaskResult.objects.filter(
                pk=db_task_result.pk,
                status=TaskResultStatus.FAILED,
                exception_class_path="builtins.SystemExit",
            ).update(
                status=TaskResultStatus.READY, started_at=None, finished_at=None, exception_class_path="", traceback=""
            )
