"""Resumable upload: what was acknowledged is never lost, and nobody else sees it."""

import base64
import hashlib

import pytest
from django.test import Client

from media_pipeline.models import Job, Original, Upload
from media_pipeline.operations import upload_path
from media_pipeline.store import original_on_disk
from tests.factories.units import UserFactory

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
    assert Client().post("/files/uploads/").status_code == 302


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
