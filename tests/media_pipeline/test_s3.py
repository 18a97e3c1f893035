"""Originals and renditions in a bucket, against a real S3 server on loopback."""

from collections.abc import Iterator

import boto3
import pytest
from botocore.exceptions import ClientError
from django.core.files.storage import storages
from django.test import Client
from PIL import Image

from config.storages import media_storages
from media_pipeline import delivery
from media_pipeline.fonts import font_cuts
from media_pipeline.models import Job, Original
from media_pipeline.operations import prepare_original, receive_file
from media_pipeline.store import keep_cached, original_on_disk, read_cached, rendition_size, runs_of, thin_out
from tests.media_pipeline.s3_server import s3_server

pytestmark = [pytest.mark.media, pytest.mark.django_db]
KEY, SECRET = "zhancang-test-key", "zhancang-test-secret"


@pytest.fixture(scope="module")
def s3_address(tmp_path_factory) -> Iterator[str]:
    """The address of a bucket in a real S3 server."""
    with s3_server(tmp_path_factory.mktemp("weed"), key=KEY, secret=SECRET) as port:
        client = boto3.client(
            "s3", endpoint_url=f"http://127.0.0.1:{port}", aws_access_key_id=KEY, aws_secret_access_key=SECRET,
            region_name="us-east-1",
        )  # fmt: skip
        client.create_bucket(Bucket="zhancang")
        yield f"s3://{KEY}:{SECRET}@127.0.0.1:{port}/zhancang?scheme=http"


def test_file_goes_to_the_bucket_and_back_with_its_renditions(s3_address, settings, tmp_path):
    settings.STORAGES = {**settings.STORAGES, **media_storages(s3_address, base_url="http://testserver")}
    path = tmp_path / "a.png"
    Image.linear_gradient("L").resize((700, 500)).save(path)

    original = receive_file(path, name="a.png", by=None)
    prepare_original(original.pk)

    with original_on_disk(original.sha256) as copy:
        assert copy.read_bytes() == path.read_bytes()
    ready = Original.objects.prefetch_related("renditions").get(pk=original.pk)
    assert (ready.state, ready.width_px) == ("ready", 700)
    url = delivery.share_card_url(ready)
    whole = b"".join(Client().get(url).streaming_content)
    assert whole[:2] == b"\xff\xd8"
    part = Client().get(url, HTTP_RANGE="bytes=100-199")
    assert (part.status_code, b"".join(part.streaming_content)) == (206, whole[100:200])
    assert Client().get(url.replace(".jpg", ".gif")).status_code == 404

    former = runs_of(original.pk)
    ready.renditions.update(recipe=0)
    prepare_original(original.pk)

    (old_run,) = former
    store = storages["renditions"]
    assert list(store.bucket.objects.filter(Prefix=f"renditions/{original.pk}/{old_run}/")) == []
    assert Client().get(url).status_code == 404
    anew = Original.objects.get(pk=original.pk)
    assert b"".join(Client().get(delivery.share_card_url(anew)).streaming_content)[:2] == b"\xff\xd8"


def test_bucket_out_of_reach_is_trouble_not_a_missing_file(s3_address, settings, tmp_path):
    settings.STORAGES = {**settings.STORAGES, **media_storages(s3_address, base_url="http://testserver")}
    path = tmp_path / "a.txt"
    path.write_text("几行字", encoding="utf-8")
    original = receive_file(path, name="a.txt", by=None, medium="text")
    wrong = s3_address.replace(SECRET, "another-secret")
    settings.STORAGES = {**settings.STORAGES, **media_storages(wrong, base_url="http://testserver")}

    prepare_original(original.pk)

    job = Job.objects.get(original=original)
    assert (job.state, job.tries) == ("queued", 1)
    assert "ClientError" in job.failure
    with pytest.raises(ClientError):
        rendition_size(f"{original.pk}/run/text.txt")


def test_cut_fonts_are_kept_in_the_bucket_and_thinned(s3_address, settings):
    settings.STORAGES = {**settings.STORAGES, **media_storages(s3_address, base_url="http://testserver")}
    (cut,) = font_cuts("kai", frozenset("听星"))
    first = Client().get(cut.url).content
    store = storages["renditions"]
    (kept,) = store.bucket.objects.filter(Prefix="renditions/fonts/")

    assert first[:4] == b"wOF2"
    assert kept.get()["Body"].read() == first
    keep_cached("fonts/newer", b"font")
    assert thin_out("fonts", most=1) == 1
    assert [read_cached("fonts/newer"), read_cached(kept.key.removeprefix("renditions/"))] == [b"font", None]
    assert Client().get(cut.url).content == first
