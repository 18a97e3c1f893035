"""A worker that is seen to be alive, and the rescue of tasks whose worker is not.

The task backend has no heartbeat: a worker killed with -9 leaves its task RUNNING for ever
(https://github.com/RealOrangeOne/django-tasks-db). Each worker here notes every few seconds that it lives, and puts the
tasks of workers not seen for a while back in the queue: every task, not only ours.
"""

import logging
import os
import signal
import socket
import threading
from datetime import timedelta
from types import FrameType
from typing import Any

from django.db import close_old_connections, connection, transaction
from django.db.utils import OperationalError
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker as TaskWorker
from django_tasks_db.models import DBTaskResult

from media_pipeline.models import Worker

log = logging.getLogger(__name__)
BEAT_SECONDS = 4
LOST_AFTER_SECONDS = 20


def rescue_lost_tasks() -> int:
    """Put running tasks whose worker has not been seen for 20 s back in the queue; return how many. Safe from many."""
    alive = set(
        Worker.objects.filter(seen_at__gte=timezone.now() - timedelta(seconds=LOST_AFTER_SECONDS)).values_list(
            "pk", flat=True
        )
    )
    rescued = 0
    recently = timezone.now() - timedelta(seconds=2)
    for result in DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=recently):
        if result.worker_ids and result.worker_ids[-1] in alive:
            continue
        rescued += DBTaskResult.objects.filter(
            pk=result.pk, status=TaskResultStatus.RUNNING, worker_ids=result.worker_ids
        ).update(status=TaskResultStatus.READY, started_at=None)
    if rescued:
        log.warning("%d tasks of lost workers are back in the queue", rescued)
    return rescued


class Heartbeat(threading.Thread):
    """Notes in the background that the worker lives, and looks for lost tasks."""

    def __init__(self, worker_id: str) -> None:
        super().__init__(name="heartbeat", daemon=True)
        self.worker_id = worker_id
        self.ended = threading.Event()

    def run(self) -> None:
        """Beat until ended; a database that is busy for a moment is tried again at the next beat."""
        while not self.ended.is_set():
            try:
                close_old_connections()
                with transaction.atomic():
                    Worker.objects.update_or_create(
                        pk=self.worker_id, defaults={"host": socket.gethostname()[:120], "pid": os.getpid()}
                    )
                rescue_lost_tasks()
            except OperationalError as error:
                log.warning("heartbeat missed: %s", error)
            self.ended.wait(BEAT_SECONDS)
        connection.close()


class SeenWorker(TaskWorker):
    """The backend's worker with a heartbeat; a signal ends it after the task in hand, a second one at once."""

    def run(self) -> None:
        """Beat, work until told to stop, then sign off."""
        heartbeat = Heartbeat(self.worker_id)
        heartbeat.start()
        try:
            super().run()
        finally:
            heartbeat.ended.set()
            heartbeat.join(5)
            Worker.objects.filter(pk=self.worker_id).delete()

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """Stop at once, in mid-task too: the task goes back in the queue, since jobs are safe to run again."""
        log.warning("%s: stopping", signal.strsignal(signum))
        self.running = False
        raise SystemExit(0)

    def run_task(self, db_task_result: "DBTaskResult[Any, Any]") -> None:
        """Run one task; if the worker is told to stop meanwhile, give the task back."""
        try:
            super().run_task(db_task_result)
        finally:
            still = DBTaskResult.objects.filter(pk=db_task_result.pk, exception_class_path="builtins.SystemExit")
            still.update(
                status=TaskResultStatus.READY, started_at=None, finished_at=None, exception_class_path="", traceback=""
            )
