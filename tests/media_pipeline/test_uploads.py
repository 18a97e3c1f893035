"""Resumable upload: what was acknowledged is never lost, and nobody else sees it."""

import base64
import hashlib
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.dispatch import Signal
from django.test import Client
from django.utils import timezone

from media_pipeline.exceptions import RefusedFile
from media_pipeline.models import Job, Original, Upload
from media_pipeline.operations import (
    append_bytes,
    drop_stale_uploads,
    finish_upload,
    prepare_original,
    receive_file,
    upload_path,
)
from media_pipeline.operations.uploads import OffsetMoved
from media_pipeline.signals import upload_finished, upload_requested
from media_pipeline.store import original_on_disk
from tests.factories.units import UserFactory
from tests.media_pipeline.photographs import a_photograph

pytestmark = pytest.mark.django_db
TUS = {"HTTP_TUS_RESUMABLE": "1.0.0"}
CONTENT = bytes(range(256)) * 40


@pytest.fixture
def sender(client: Client) -> Client:
    client.force_login(UserFactory())
    return client


def begin(client: Client, size: int = len(CONTENT), name: str = "作品.jpg") -> str:
    encoded = base64.b64encode(name.encode()).decode()
    answer = client.post(
        "/files/uploads/", HTTP_UPLOAD_LENGTH=str(size), HTTP_UPLOAD_METADATA=f"filename {encoded}", **TUS
    )
    assert answer.status_code == 201
    return answer["Location"]


@contextmanager
def refusing(signal: Signal, purpose_of: str) -> Iterator[None]:
    """Let a receiver refuse, as the entries do after a deadline."""

    def receiver(**kwargs: object) -> None:
        raise RefusedFile("late", f"The {purpose_of} is over.")

    signal.connect(receiver)
    try:
        yield
    finally:
        signal.disconnect(receiver)


def send(client: Client, url: str, offset: int, piece: bytes):
    return client.patch(
        url, piece, content_type="application/offset+octet-stream", HTTP_UPLOAD_OFFSET=str(offset), **TUS
    )


def test_upload_in_pieces_becomes_an_original_with_the_right_digest(sender, django_capture_on_commit_callbacks):
    url = begin(sender)
    assert send(sender, url, 0, CONTENT[:3000])["Upload-Offset"] == "3000"
    assert sender.head(url)["Upload-Offset"] == "3000"

    last = send(sender, url, 3000, CONTENT[3000:])

    digest = hashlib.sha256(CONTENT).hexdigest()
    assert (last.status_code, last["Zhancang-Sha256"]) == (204, digest)
    original = Original.objects.get(sha256=digest)
    with original_on_disk(digest) as path:
        assert path.read_bytes() == CONTENT
    assert Job.objects.get(original=original).state == "queued"
    assert not upload_path(Upload.objects.get()).exists()


def test_piece_at_a_wrong_offset_is_refused_and_nothing_is_written(sender):
    url = begin(sender)
    send(sender, url, 0, CONTENT[:1000])

    answer = send(sender, url, 500, CONTENT[500:])

    assert (answer.status_code, answer["Upload-Offset"]) == (409, "1000")
    assert sender.head(url)["Upload-Offset"] == "1000"


def test_offset_is_what_the_disk_holds_even_if_the_row_is_behind(sender):
    """A server killed between writing and counting."""
    url = begin(sender)
    upload_path(Upload.objects.get()).write_bytes(CONTENT[:4096])

    assert sender.head(url)["Upload-Offset"] == "4096"


def test_bytes_past_the_announced_length_are_not_taken(sender):
    url = begin(sender, size=10)

    answer = send(sender, url, 0, CONTENT)

    assert answer["Upload-Offset"] == "10"
    assert Original.objects.get().sha256 == hashlib.sha256(CONTENT[:10]).hexdigest()


def test_same_bytes_from_two_people_are_one_original(sender, client):
    send(sender, begin(sender), 0, CONTENT)
    other = Client()
    other.force_login(UserFactory())

    send(other, begin(other, name="另一个名字.jpg"), 0, CONTENT)

    assert Original.objects.count() == 1
    assert Upload.objects.filter(original__isnull=False).count() == 2


def test_upload_is_not_there_for_anyone_else(sender):
    url = begin(sender)
    stranger = Client()
    stranger.force_login(UserFactory())

    assert stranger.head(url).status_code == 404
    assert stranger.delete(url).status_code == 404
    assert stranger.get(url).status_code == 404
    assert send(stranger, url, 0, CONTENT).status_code == 404


def test_someone_signed_out_is_told_so_and_nothing_is_forgotten(sender):
    url = begin(sender)
    send(sender, url, 0, CONTENT[:1000])

    answer = send(Client(), url, 1000, CONTENT[1000:])

    assert (answer.status_code, answer.json()["code"]) == (401, "signed_out")
    assert Client().post("/files/uploads/").status_code == 401
    assert sender.head(url)["Upload-Offset"] == "1000"


def test_request_without_the_token_is_refused(sender):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(UserFactory())

    assert strict.post("/files/uploads/", HTTP_UPLOAD_LENGTH="10", **TUS).status_code == 403
    assert not Upload.objects.exists()


@pytest.mark.parametrize(("size", "status", "code"), [(0, 422, "empty"), (21 * 1024**3, 413, "too_large")])
def test_file_that_cannot_be_taken_is_refused_before_a_byte(sender, size, status, code):
    answer = sender.post("/files/uploads/", HTTP_UPLOAD_LENGTH=str(size), **TUS)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert not Upload.objects.exists()


def test_ended_upload_leaves_nothing(sender):
    url = begin(sender)
    send(sender, url, 0, CONTENT[:1000])
    path = upload_path(Upload.objects.get())

    assert sender.delete(url).status_code == 204
    assert (Upload.objects.count(), path.exists()) == (0, False)


@pytest.mark.parametrize(
    ("length", "metadata", "code"),
    [
        ("", "", "no_length"),
        ("²", "", "no_length"),
        ("9" * 5000, "", "no_length"),
        ("10", "medium c2NydWxs", "medium_unknown"),
        ("10", "purpose AGE=", "purpose_unknown"),
    ],
)
def test_wrong_beginning_is_told_in_words(sender, length, metadata, code):
    answer = sender.post("/files/uploads/", HTTP_UPLOAD_LENGTH=length, HTTP_UPLOAD_METADATA=metadata, **TUS)

    assert (answer.status_code, answer.json()["code"]) == (400, code)
    assert answer.json()["reason"]


def test_another_version_or_type_is_refused(sender):
    url = begin(sender)

    old = sender.head(url, HTTP_TUS_RESUMABLE="0.2.2")
    typed = sender.patch(url, b"{}", content_type="application/json", HTTP_UPLOAD_OFFSET="0", **TUS)

    assert (old.status_code, old["Tus-Version"], typed.status_code) == (412, "1.0.0", 415)
    assert sender.options("/files/uploads/")["Tus-Extension"] == "creation,termination,expiration"


def test_deadline_is_asked_before_a_byte_is_taken(sender):
    with refusing(upload_requested, "call"):
        answer = sender.post("/files/uploads/", HTTP_UPLOAD_LENGTH="10", **TUS)

    assert (answer.status_code, answer.json()) == (403, {"code": "late", "reason": "The call is over."})
    assert not Upload.objects.exists()


def test_file_that_is_refused_at_its_end_keeps_its_bytes(sender):
    url = begin(sender)
    with refusing(upload_finished, "call"):
        answer = send(sender, url, 0, CONTENT)

    assert (answer.status_code, answer.json()["code"]) == (422, "late")
    assert (Original.objects.count(), upload_path(Upload.objects.get()).read_bytes()) == (0, CONTENT)
    assert sender.head(url)["Zhancang-Sha256"] == hashlib.sha256(CONTENT).hexdigest()


def test_lost_last_answer_is_given_again(sender):
    url = begin(sender)
    append_bytes(Upload.objects.get(), offset=0, pieces=[CONTENT])  # the server was killed before it answered

    first, second = sender.head(url), sender.head(url)

    original = Original.objects.get()
    for answer in (first, second):
        assert (answer["Upload-Offset"], answer["Zhancang-Original"]) == (str(len(CONTENT)), str(original.pk))
    assert send(sender, url, len(CONTENT), b"more")["Zhancang-Sha256"] == original.sha256


def test_connection_thought_lost_cannot_mix_its_bytes_in(sender):
    begin(sender)
    upload = Upload.objects.get()

    def pieces_of_the_lost_connection() -> Iterator[bytes]:
        yield CONTENT[:1000]
        append_bytes(upload, offset=1000, pieces=[CONTENT[1000:2000]])  # the one that took over
        yield b"old bytes" * 100

    with pytest.raises(OffsetMoved):
        append_bytes(upload, offset=0, pieces=pieces_of_the_lost_connection())

    assert upload_path(upload).read_bytes() == CONTENT[:2000]


def test_two_connections_finish_one_upload_to_one_original(sender):
    begin(sender)
    upload = Upload.objects.get()
    append_bytes(upload, offset=0, pieces=[CONTENT])
    other = Upload.objects.get()

    originals = {finish_upload(upload).pk, finish_upload(other).pk}

    assert originals == {Original.objects.get().pk}
    with original_on_disk(Original.objects.get().sha256) as kept:
        assert kept.read_bytes() == CONTENT


def test_full_disk_is_told_in_words_and_what_arrived_stays(sender):
    """The process's own limit on a file's size stands in for the disk's end."""
    most = 2 * 1024**2
    film = bytes(3 * 1024**2)
    url = begin(sender, size=len(film))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, limits[1]))
    try:
        answer = send(sender, url, 0, film)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert (answer.status_code, answer.json()["code"]) == (507, "no_room")
    assert answer.json()["reason"]
    assert sender.head(url)["Upload-Offset"] == str(most)
    assert send(sender, url, most, film[most:])["Zhancang-Sha256"] == hashlib.sha256(film).hexdigest()


def test_upload_that_was_ended_cannot_be_finished(sender):
    url = begin(sender)
    upload = Upload.objects.get()
    append_bytes(upload, offset=0, pieces=[CONTENT])
    sender.delete(url)

    with pytest.raises(RefusedFile) as refused:
        finish_upload(upload)

    assert (refused.value.code, Original.objects.count()) == ("ended", 0)


def test_upload_left_for_a_week_is_forgotten_and_a_fresh_one_stays(sender):
    begin(sender, name="old.jpg")
    begin(sender, name="new.jpg")
    old, new = Upload.objects.get(name="old.jpg"), Upload.objects.get(name="new.jpg")
    Upload.objects.filter(pk=old.pk).update(touched_at=timezone.now() - timedelta(days=8))
    long_ago = (timezone.now() - timedelta(days=8)).timestamp()
    for upload in (old, new):
        os.utime(upload_path(upload), (long_ago, long_ago))

    assert drop_stale_uploads() == 1

    assert list(Upload.objects.all()) == [new]
    assert (upload_path(old).exists(), upload_path(new).exists()) == (False, True)


def test_state_of_a_file_is_told_to_its_sender_alone(sender, tmp_path: Path):
    photograph = a_photograph(tmp_path, (640, 480)).read_bytes()
    url = begin(sender, size=len(photograph))
    assert sender.get(url).json() == {
        "offset": 0, "size": len(photograph), "state": "uploading", "percent": 0, "reason": ""
    }  # fmt: skip
    original = Original.objects.get(pk=send(sender, url, 0, photograph)["Zhancang-Original"])
    prepare_original(original.pk)

    state = sender.get(f"/files/originals/{original.pk}/").json()

    assert (state["state"], state["percent"], state["width"], state["reason"]) == ("ready", 100, 640, "")
    assert state["facts"].startswith("JPEG · 640 × 480 · ")
    stranger = Client()
    stranger.force_login(UserFactory())
    assert stranger.get(f"/files/originals/{original.pk}/").status_code == 404
    assert Client().get(f"/files/originals/{original.pk}/").status_code == 401


def test_reason_of_a_refused_file_is_told_in_the_readers_language(sender):
    original = Original.objects.get(pk=send(sender, begin(sender), 0, CONTENT)["Zhancang-Original"])
    prepare_original(original.pk)
    original.refresh_from_db()

    for language in ("en", "zh-hans"):
        told = sender.get(f"/files/originals/{original.pk}/", HTTP_ACCEPT_LANGUAGE=language).json()
        assert (told["state"], told["reason"]) == ("refused", original.reason[language])


def test_same_file_sent_with_a_form_is_the_same_original(sender, tmp_path: Path):
    (tmp_path / "same").write_bytes(CONTENT)

    received = receive_file(tmp_path / "same", name="same.jpg", by=None)

    assert send(sender, begin(sender), 0, CONTENT)["Zhancang-Original"] == str(received.pk)
