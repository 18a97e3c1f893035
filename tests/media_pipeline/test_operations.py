"""From a received file to an original with its renditions: once for each file, told in words when it can't be."""

import hashlib
import math
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.dispatch import Signal
from django_tasks_db.models import DBTaskResult

from media_pipeline.json_values import json_value
from media_pipeline.models import Job, Original
from media_pipeline.operations import prepare_original, queue_preparation, receive_file
from media_pipeline.operations.preparing import _claim, _ClaimLost, _make_renditions
from media_pipeline.signals import original_prepared
from media_pipeline.store import keep_original, original_key, original_on_disk, runs_of, sweep_leftovers
from tests.factories.units import UserFactory
from tests.media_pipeline.photographs import a_photograph

pytestmark = pytest.mark.django_db


@pytest.fixture
def received(tmp_path) -> Original:
    return receive_file(a_photograph(tmp_path), name="照片.jpg", by=UserFactory())


@contextmanager
def raising(signal: Signal, error: BaseException) -> Iterator[None]:
    """Let a receiver raise."""

    def receiver(**kwargs: object) -> None:
        raise error

    signal.connect(receiver)
    try:
        yield
    finally:
        signal.disconnect(receiver)


def test_received_file_is_kept_whole_read_only_and_queued_once(tmp_path):
    path = a_photograph(tmp_path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()

    originals = {receive_file(path, name=name, by=None).pk for name in ("a.jpg", "b.jpg")}

    assert len(originals) == 1
    with original_on_disk(digest) as kept:
        assert kept.read_bytes() == path.read_bytes()
        assert kept.stat().st_mode & 0o222 == 0
        assert kept.stat().st_ino != path.stat().st_ino
    assert list((Path(storages["originals"].location) / "incoming").iterdir()) == []
    assert DBTaskResult.objects.filter(task_path="media_pipeline.tasks.prepare").count() == 1


def test_file_of_ours_is_linked_not_copied(tmp_path):
    path = tmp_path / "upload"
    path.write_bytes(b"bytes of a film")

    sha256, size = keep_original(path, is_ours=True)

    assert (sha256, size) == (hashlib.sha256(b"bytes of a film").hexdigest(), 15)
    with original_on_disk(sha256) as kept:
        assert kept.stat().st_ino == path.stat().st_ino


def test_prepared_photograph_is_ready_with_its_facts(received):
    prepare_original(received.pk)

    received.refresh_from_db()
    assert (received.state, received.medium, received.width_px, received.height_px) == ("ready", "image", 1200, 900)
    assert received.colour.startswith("#")
    assert received.placeholder.startswith("data:image/")
    assert (received.job.state, received.job.percent, received.job.tries) == ("done", 100, 1)
    assert {"avif-320", "webp-960", "jpeg-960", "share", "square"} <= {r.name for r in received.renditions.all()}


def test_captions_are_known_by_their_content_since_the_name_is_not_kept(tmp_path):
    path = tmp_path / "字幕"
    path.write_bytes("\ufeff1\r\n00:00:01,000 --> 00:00:02,500\r\n春风<i>又</i>绿\r\n".encode())

    original = receive_file(path, name="字幕.srt", by=UserFactory())
    prepare_original(original.pk)

    original.refresh_from_db()
    assert (original.format, original.warnings) == ("srt", [])
    assert sorted(original.renditions.values_list("name", flat=True)) == ["captions", "text"]


def test_preparing_again_changes_nothing(received):
    prepare_original(received.pk)
    before = list(received.renditions.order_by("pk").values_list("pk", flat=True))

    prepare_original(received.pk)
    queue_preparation(received)

    assert list(received.renditions.order_by("pk").values_list("pk", flat=True)) == before
    assert Job.objects.get(original=received).state == "done"


def test_renditions_of_an_older_recipe_are_made_anew_and_in_use_meanwhile(received):
    prepare_original(received.pk)
    former = runs_of(received.pk)
    received.renditions.update(recipe=0)

    queue_preparation(received)

    received.refresh_from_db()
    assert (received.state, Job.objects.get(original=received).state) == ("ready", "queued")
    prepare_original(received.pk)
    assert set(received.renditions.values_list("recipe", flat=True)) == {1}
    assert len(runs_of(received.pk)) == 1
    assert runs_of(received.pk).isdisjoint(former)


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
    with original_on_disk(original.sha256) as kept:
        assert kept.read_bytes() == path.read_bytes()

    receive_file(path, name="fake.txt", by=None, medium="text")

    original.refresh_from_db()
    assert (original.state, original.medium, original.job.state) == ("received", "text", "queued")


def test_trouble_with_a_store_is_tried_three_times_then_told_in_words(received):
    original_path = Path(storages["originals"].path(original_key(received.sha256)))
    original_path.unlink()

    for tries in (1, 2):
        prepare_original(received.pk)
        job = Job.objects.get(original=received)
        assert (job.state, job.tries) == ("queued", tries)
    prepare_original(received.pk)

    received.refresh_from_db()
    assert (received.state, received.reason_code, received.job.state) == ("refused", "not_prepared", "failed")
    assert "FileNotFoundError" in received.job.failure
    assert str(original_path) not in received.reason["en"]
    assert DBTaskResult.objects.filter(task_path="media_pipeline.tasks.prepare").count() == 3


def test_file_that_kills_its_worker_each_time_is_given_up(received):
    for _try in range(3):
        _claim(received)

    prepare_original(received.pk)

    received.refresh_from_db()
    assert (received.state, received.reason_code, received.job.state) == ("refused", "not_prepared", "failed")


def test_fault_of_ours_leaves_no_job_running(received):
    with raising(original_prepared, ValueError("a fault")), pytest.raises(ValueError, match="a fault"):
        prepare_original(received.pk)

    job = Job.objects.get(original=received)
    assert (job.state, job.failure) == ("failed", "ValueError: a fault")
    assert (received.renditions.count(), runs_of(received.pk)) == (0, set())


def test_worker_that_is_told_to_stop_uses_up_no_try(received):
    with raising(original_prepared, SystemExit(0)), pytest.raises(SystemExit):
        prepare_original(received.pk)

    job = Job.objects.get(original=received)
    assert (job.state, job.tries) == ("queued", 0)


def test_worker_thought_dead_publishes_nothing_over_the_one_that_took_over(received):
    first = _claim(received)
    assert first is not None
    prepare_original(received.pk)
    rows, runs = set(received.renditions.values_list("path", flat=True)), runs_of(received.pk)

    with pytest.raises(_ClaimLost):
        _make_renditions(received, first)

    assert set(received.renditions.values_list("path", flat=True)) == rows
    assert runs_of(received.pk) == runs
    assert len(runs) == 1


def test_what_killed_workers_left_half_made_is_swept(tmp_path):
    making = Path(storages["renditions"].location) / "making" / "tmp1"
    making.mkdir(parents=True)

    assert sweep_leftovers(older_than_seconds=60) == 0
    assert sweep_leftovers(older_than_seconds=-60) == 1
    assert not making.exists()


def test_what_a_file_says_of_itself_becomes_json_that_every_database_keeps():
    told = {"a\x00b": [math.nan, 1.5, b"\xff", ("x", None)], 7: "\ud83d", "lens": True}

    assert json_value(told) == {"a�b": [None, 1.5, "ff", ["x", None]], "7": "�", "lens": True}
