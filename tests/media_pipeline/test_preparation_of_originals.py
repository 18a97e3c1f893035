"""From a received file to what a visitor is served: facts, renditions, addresses, ranges, refusals, lost workers."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from PIL import Image

from media_pipeline import delivery
from media_pipeline.models import Job, Original, Worker
from media_pipeline.operations import prepare_original, receive_file
from media_pipeline.workers import rescue_lost_tasks
from tests.factories.units import UserFactory
from tests.factories.works import OriginalFactory

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]


def a_photograph(folder: Path, size: tuple[int, int] = (1200, 900)) -> Path:
    """A JPEG that holds a position and a name."""
    exif = Image.Exif()
    exif[0x013B] = "SECRET-NAME"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (12.0, 20.0, 42.0)
    path = folder / "photo.jpg"
    Image.linear_gradient("L").resize(size).convert("RGB").save(path, exif=exif)
    return path


@pytest.fixture
def prepared(tmp_path) -> Original:
    original = receive_file(a_photograph(tmp_path), name="照片.jpg", by=UserFactory())
    prepare_original(original.pk)
    return Original.objects.prefetch_related("renditions").get(pk=original.pk)


def test_prepared_photograph_is_ready_with_its_facts(prepared):
    assert (prepared.state, prepared.medium, prepared.width_px, prepared.height_px) == ("ready", "image", 1200, 900)
    assert prepared.colour.startswith("#")
    assert prepared.placeholder.startswith("data:image/")
    assert (prepared.job.state, prepared.job.percent) == ("done", 100)
    assert {"avif-320", "webp-960", "jpeg-960", "share", "square"} <= {r.name for r in prepared.renditions.all()}


def test_nothing_served_holds_the_position_or_the_name(prepared, tmp_path):
    assert b"SECRET-NAME" in (tmp_path / "photo.jpg").read_bytes()
    client = Client()

    for rendition in prepared.renditions.all():
        body = b"".join(client.get(delivery.file_url(prepared, rendition.path)).streaming_content)
        assert b"SECRET-NAME" not in body, rendition.name
        assert b"GPS" not in body, rendition.name


def test_picture_needs_no_query_when_renditions_are_fetched(prepared, django_assert_num_queries):
    with django_assert_num_queries(0):
        picture = delivery.picture(prepared, sizes="50vw", alt="照片")

    assert picture is not None
    assert [mime for mime, _srcset in picture.sources] == ["image/avif", "image/webp", "image/jpeg"]
    assert (picture.width, picture.height) == (1200, 900)


def test_range_of_a_rendition_is_served_as_asked(prepared):
    url = delivery.share_card_url(prepared)
    whole = b"".join(Client().get(url).streaming_content)

    part = Client().get(url, HTTP_RANGE="bytes=10-19")

    assert (part.status_code, part["Content-Range"]) == (206, f"bytes 10-19/{len(whole)}")
    assert b"".join(part.streaming_content) == whole[10:20]
    assert Client().get(url, HTTP_RANGE=f"bytes={len(whole)}-").status_code == 416


def test_address_with_a_wrong_signature_or_another_folder_is_not_there(prepared):
    url = delivery.share_card_url(prepared)
    token = url.split("/")[3]

    assert Client().get(url).status_code == 200
    assert Client().get(url.replace(token, token[:-1] + ("0" if token[-1] != "0" else "1"))).status_code == 404
    assert Client().get(url.replace(str(prepared.pk), str(OriginalFactory().pk))).status_code == 404
    assert Client().get(f"/files/r/{token}/{prepared.pk}/../../originals/{prepared.key}").status_code == 404


def test_address_ends_after_two_weeks(prepared, time_machine):
    url = delivery.share_card_url(prepared)

    time_machine.move_to(timezone.now() + timedelta(days=15))

    assert Client().get(url).status_code == 404


def test_refused_file_is_kept_with_a_reason_in_both_languages(tmp_path):
    path = tmp_path / "fake.jpg"
    path.write_bytes(b"#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n")

    original = receive_file(path, name="fake.jpg", by=None)
    prepare_original(original.pk)

    original.refresh_from_db()
    assert original.state == "refused"
    assert set(original.reason) == {"zh-hans", "en"}
    assert original.reason["en"]
    assert Job.objects.get(original=original).state == "failed"


def test_preparing_again_changes_nothing(prepared):
    before = list(prepared.renditions.order_by("pk").values_list("pk", flat=True))

    prepare_original(prepared.pk)

    assert list(prepared.renditions.order_by("pk").values_list("pk", flat=True)) == before


def test_task_of_a_worker_not_seen_goes_back_and_that_of_a_live_one_stays(tmp_path):
    receive_file(a_photograph(tmp_path), name="a.jpg", by=None)
    Worker.objects.create(pk="live", host="h", pid=1)
    Worker.objects.create(pk="gone", host="h", pid=2)
    Worker.objects.filter(pk="gone").update(seen_at=timezone.now() - timedelta(minutes=1))

    def running(worker: str) -> DBTaskResult:
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

    live, gone = running("live"), running("gone")

    assert rescue_lost_tasks() == 1
    live.refresh_from_db()
    gone.refresh_from_db()
    assert (live.status, gone.status) == (TaskResultStatus.RUNNING, TaskResultStatus.READY)


@pytest.mark.media
def test_worker_killed_in_mid_work_is_replaced_and_the_job_ends_well(tmp_path):
    """A real worker process, killed with -9 while it makes tiles; a second one finishes the job."""
    environment = {**os.environ, "VAR_DIR": str(tmp_path / "var"), "DJANGO_SETTINGS_MODULE": "config.settings.dev"}
    environment.pop("DATABASE_URL", None)

    def manage(*arguments: str, **options):
        return subprocess.Popen([sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment, **options)

    (tmp_path / "var").mkdir()
    assert manage("migrate", "-v0").wait(120) == 0
    a_photograph(tmp_path, (9000, 6000))
    code = (
        "from pathlib import Path; from media_pipeline.operations import receive_file;"
        f"receive_file(Path({str(tmp_path / 'photo.jpg')!r}), name='a.jpg', by=None)"
    )
    assert manage("shell", "-v0", "-c", code).wait(60) == 0
    database = sqlite3.connect(tmp_path / "var" / "zhancang.sqlite3", timeout=30)

    def job_state() -> str:
        return database.execute("select state from media_pipeline_job").fetchone()[0]

    def wait_for(state: str, seconds: float) -> None:
        until = time.monotonic() + seconds
        while job_state() != state:
            assert time.monotonic() < until, f"the job is {job_state()}, not {state}"
            time.sleep(0.05)

    first = manage("worker", start_new_session=True)
    wait_for("running", 30)
    first.send_signal(signal.SIGKILL)
    first.wait(10)
    assert job_state() == "running"
    database.execute("update media_pipeline_worker set seen_at = '2000-01-01 00:00:00'")
    database.commit()

    second = manage("worker")
    try:
        wait_for("done", 60)
    finally:
        second.terminate()
        assert second.wait(20) == 0
    assert database.execute("select state from media_pipeline_original").fetchone()[0] == "ready"
    assert database.execute("select tries from media_pipeline_job").fetchone()[0] == 2
