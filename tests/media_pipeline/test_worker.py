"""Workers die and are told to stop in mid-work; no job is lost, none is left running."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.db import connection
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from media_pipeline.models import Worker
from media_pipeline.operations import receive_file
from media_pipeline.workers import rescue_lost_tasks
from tests.media_pipeline.photographs import a_photograph

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]


def running_task(worker: str) -> DBTaskResult:
    return DBTaskResult.objects.create(
        status=TaskResultStatus.RUNNING,
        args_kwargs={"args": [], "kwargs": {}},
        task_path="x.y",
        run_after=timezone.now(),
        backend_name="default",
        worker_ids=[worker],
        started_at=timezone.now() - timedelta(minutes=2),
        exception_class_path="",
        traceback="",
    )


def test_task_of_a_worker_not_seen_goes_back_and_that_of_a_live_one_stays():
    for name, unseen in (("live", timedelta()), ("gone", timedelta(minutes=1)), ("long gone", timedelta(hours=2))):
        Worker.objects.create(pk=name, host="h", pid=1)
        Worker.objects.filter(pk=name).update(seen_at=timezone.now() - unseen)
    tasks = [running_task(name) for name in ("live", "gone", "long gone", "never seen")]

    assert rescue_lost_tasks() == 3

    for task in tasks:
        task.refresh_from_db()
    ready = TaskResultStatus.READY
    assert [task.status for task in tasks] == [TaskResultStatus.RUNNING, ready, ready, ready]
    assert set(Worker.objects.values_list("pk", flat=True)) == {"live", "gone"}
    assert rescue_lost_tasks() == 0


@pytest.mark.media
@pytest.mark.skipif(connection.vendor != "sqlite", reason="copies the test's database to a file")
def test_job_survives_a_killed_worker_and_one_told_to_stop(tmp_path):
    """Real worker processes: killed with -9 in mid-work, then one is told to stop, then one finishes the job."""
    receive_file(a_photograph(tmp_path, (6000, 4000)), name="a.jpg", by=None)
    place = tmp_path / "zhancang.sqlite3"
    connection.ensure_connection()
    place.write_bytes(connection.connection.serialize())
    environment = {
        **os.environ,
        "VAR_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{place}",
        "MEDIA_STORAGE_URL": f"file://{tmp_path / 'media'}",
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
    }
    assert str(tmp_path / "media" / "originals") == configured.STORAGES["originals"]["OPTIONS"]["location"]
    database = sqlite3.connect(place, timeout=30, isolation_level=None)

    def a_worker(*arguments: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen([sys.executable, "manage.py", "worker", *arguments], cwd=ROOT, env=environment)

    def job() -> tuple[str, int]:
        return database.execute("select state, tries from media_pipeline_job").fetchone()

    def wait_until_running(tries: int) -> None:
        until = time.monotonic() + 60
        while job() != ("running", tries):
            assert time.monotonic() < until, f"the job is {job()}"
            time.sleep(0.02)

    first = a_worker()
    wait_until_running(1)
    first.kill()
    first.wait(10)
    assert job() == ("running", 1)
    database.execute("update media_pipeline_worker set seen_at = '2026-01-01 00:00:00'")

    second = a_worker()
    wait_until_running(2)
    second.send_signal(signal.SIGTERM)
    assert second.wait(10) == 0
    assert job() == ("queued", 1)

    assert a_worker("--batch").wait(120) == 0
    assert job() == ("done", 2)
    assert database.execute("select state from media_pipeline_original").fetchone() == ("ready",)
    assert database.execute("select count(*) from media_pipeline_worker").fetchone() == (0,)
    database.close()
