"""A file on its way to an entry: refused before a byte where it can't be taken, joined when whole."""

import base64
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from archive.calls.models import Call
from archive.entries.deadlines import Timeliness, timeliness
from tests.factories.units import UserFactory

NOON = timezone.now().replace(hour=12, minute=0, second=0, microsecond=0)


def create(user, entry, size=9):
    client = Client()
    client.force_login(user)
    pairs = {"filename": "作品.jpg", "purpose": f"entry:{entry.uuid}"}
    metadata = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in pairs.items())
    answer = client.post("/files/uploads/", HTTP_UPLOAD_LENGTH=str(size), HTTP_UPLOAD_METADATA=metadata)
    return client, answer


def test_whole_upload_is_joined_to_its_entry(scene):
    scene.entry.work.files.all().delete()
    client, begun = create(scene.uploader, scene.entry)

    client.patch(
        begun["Location"], b"123456789", content_type="application/offset+octet-stream", HTTP_UPLOAD_OFFSET="0"
    )

    file = scene.entry.work.files.get()
    assert (file.sent_name, file.original.size_bytes) == ("作品.jpg", 9)


def test_file_for_someone_elses_entry_is_refused(scene):
    _client, answer = create(UserFactory(), scene.entry)

    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")


def test_file_after_the_deadline_is_refused_before_a_byte(scene):
    Call.objects.update(closes_at=timezone.now() - timedelta(seconds=1))

    _client, answer = create(scene.uploader, scene.entry)

    assert (answer.status_code, answer.json()["code"]) == (403, "late")


@pytest.mark.parametrize(
    ("now", "begun", "expected"),
    [
        (-61, None, Timeliness.EARLY),
        (-1, None, Timeliness.IN_TIME),
        (0, None, Timeliness.LATE),
        (10, -5, Timeliness.WITHIN_GRACE),
        (10, 1, Timeliness.LATE),
        (31, -5, Timeliness.LATE),
        (30, -5, Timeliness.LATE),
    ],
)
def test_grace_is_for_what_began_before_the_close(now, begun, expected):
    def at(minutes):
        return NOON + timedelta(minutes=minutes)

    assert (
        timeliness(
            at(now),
            opens_at=at(-60),
            closes_at=at(0),
            grace_ends_at=at(30),
            begun_at=None if begun is None else at(begun),
        )
        == expected
    )
