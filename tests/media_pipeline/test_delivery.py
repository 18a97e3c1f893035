"""Addresses of renditions: signed, stable for caches, served in ranges, and free of what the file says of its maker."""

import json
from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone

from media_pipeline import delivery
from media_pipeline.models import Original
from media_pipeline.operations import prepare_original, receive_file
from media_pipeline.store import original_key
from tests.factories.units import UserFactory
from tests.factories.works import OriginalFactory
from tests.media_pipeline.photographs import a_photograph

pytestmark = pytest.mark.django_db


@pytest.fixture
def prepared(tmp_path) -> Original:
    original = receive_file(a_photograph(tmp_path), name="照片.jpg", by=UserFactory())
    prepare_original(original.pk)
    return Original.objects.prefetch_related("renditions").get(pk=original.pk)


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


def test_picture_component_has_every_source_and_no_style(prepared):
    picture = delivery.picture(prepared, alt='"山水" & 云')

    html = render_to_string("components/picture.html", {"picture": picture, "loading": "eager", "priority": True})

    assert html.count("<source") == 3
    assert 'width="1200" height="900" alt="&quot;山水&quot; &amp; 云" loading="eager"' in html
    assert 'fetchpriority="high"' in html
    assert "style=" not in html


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=10-19", 10, 19), ("bytes=-5", -5, -1), ("bytes=7-", 7, -1), ("bytes=0-999999999", 0, -1)],
)
def test_range_of_a_rendition_is_served_as_asked(prepared, asked, first, last):
    url = delivery.share_card_url(prepared)
    whole = b"".join(Client().get(url).streaming_content)
    first, last = first % len(whole), last % len(whole)

    part = Client().get(url, HTTP_RANGE=asked)

    assert (part.status_code, part["Content-Range"]) == (206, f"bytes {first}-{last}/{len(whole)}")
    assert b"".join(part.streaming_content) == whole[first : last + 1]
    assert part["Content-Length"] == str(last + 1 - first)


@pytest.mark.parametrize("asked", ["bytes=999999999-", "bytes=-0", "bytes=9-3"])
def test_range_that_is_not_there_is_told_with_the_size(prepared, asked):
    url = delivery.share_card_url(prepared)
    size = Client().get(url)["Content-Length"]

    answer = Client().get(url, HTTP_RANGE=asked)

    assert (answer.status_code, answer["Content-Range"]) == (416, f"bytes */{size}")


@pytest.mark.parametrize("asked", ["bytes=0-1,4-5", "lines=1-2", "bytes=" + "9" * 5000 + "-"])
def test_range_of_another_kind_gives_the_whole(prepared, asked):
    answer = Client().get(delivery.share_card_url(prepared), HTTP_RANGE=asked)

    assert (answer.status_code, answer.headers.get("Content-Range")) == (200, None)


def test_rendition_is_typed_kept_for_long_and_never_sniffed(prepared):
    types = {"avif-320": "image/avif", "webp-320": "image/webp", "jpeg-320": "image/jpeg"}
    by_name = {rendition.name: rendition for rendition in prepared.renditions.all()}

    for name, mime in types.items():
        answer = Client().head(delivery.file_url(prepared, by_name[name].path))
        assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == (mime, "nosniff")
        assert answer["Cache-Control"] == "private, max-age=604800, immutable"
        assert answer["Content-Length"] == str(by_name[name].size_bytes)


def test_image_information_names_its_own_address(tmp_path):
    original = receive_file(a_photograph(tmp_path, (2600, 2100)), name="大.jpg", by=None)
    prepare_original(original.pk)
    url = delivery.deep_zoom_url(Original.objects.get(pk=original.pk))

    information = json.loads(Client().get(url).content)

    assert information["id"] == "http://testserver" + url.removesuffix("/info.json")
    assert information["width"] == 2600
    tile = url.replace("info.json", "0,0,512,512/512,512/0/default.jpg")
    assert Client().get(tile)["Content-Type"] == "image/jpeg"


def test_address_with_a_wrong_signature_or_another_folder_is_not_there(prepared):
    url = delivery.share_card_url(prepared)
    token = url.split("/")[3]
    folder = f"/files/r/{token}/{prepared.pk}"

    assert Client().get(url).status_code == 200
    assert Client().get(url.replace(token, token[:-1] + ("0" if token[-1] != "0" else "1"))).status_code == 404
    assert Client().get(url.replace(token, "é" + token[1:])).status_code == 404
    assert Client().get(url.replace(str(prepared.pk), str(OriginalFactory().pk))).status_code == 404
    assert Client().get(f"{folder}/../../originals/{original_key(prepared.sha256)}").status_code == 404
    assert Client().get(f"{folder}/%2e%2e/%2e%2e/originals/{original_key(prepared.sha256)}").status_code == 404
    assert Client().get(f"{folder}/a%00b").status_code == 404
    assert Client().get(f"{folder}/{'x' * 400}").status_code == 404
    assert Client().get(f"{folder}/").status_code == 404


def test_address_stays_the_same_for_a_while_and_ends_after_two_weeks(prepared, time_machine):
    time_machine.move_to(timezone.now().replace(year=2027), tick=False)
    url = delivery.share_card_url(prepared)
    assert delivery.share_card_url(prepared) == url
    assert delivery.share_card_url(prepared, audience="judging") != url

    time_machine.move_to(timezone.now() + timedelta(days=6, hours=23))
    assert Client().get(url).status_code == 200

    time_machine.move_to(timezone.now() + timedelta(days=8))
    assert Client().get(url).status_code == 404
