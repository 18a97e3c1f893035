"""What breaks off and goes on: the server is killed in mid-upload, as by a power cut."""

import hashlib
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SLOW_BYTES_A_SECOND = 120_000
SIZE_OF = "from media_pipeline.models import Original; print(Original.objects.get(sha256='{digest}').size_bytes)"


def test_upload_goes_on_after_the_server_was_killed(product, sign_in, tmp_path: Path):
    sent = tmp_path / "IMG_0500.jpg"
    Image.effect_noise((1600, 1200), 60).save(sent, quality=90)
    digest = hashlib.sha256(sent.read_bytes()).hexdigest()
    page = sign_in("demo-uploader")
    page.goto(f"{product.url}/submit/new/")
    page.click("#stars button[value=SY]")
    page.wait_for_url("**/edit/")
    page.fill("[name=title]", "断电之前")
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    slow = {"offline": False, "latency": 5, "downloadThroughput": -1, "uploadThroughput": SLOW_BYTES_A_SECOND}
    network.send("Network.emulateNetworkConditions", slow)
    page.set_input_files("#pick", sent)
    expect(page.locator("[data-sending] .file-speed")).to_contain_text("%")
    page.wait_for_timeout(1500)

    product.kill()
    page.wait_for_timeout(1500)
    expect(page.locator("[data-received] [data-file]")).to_have_count(0)
    network.send("Network.emulateNetworkConditions", {**slow, "uploadThroughput": -1})
    product.start()

    expect(page.locator("[data-received] [data-file=done]")).to_have_count(1, timeout=60_000)
    expect(page.locator("[name=title]")).to_have_value("断电之前")
    kept = product.manage("shell", "-v0", "-c", SIZE_OF.format(digest=digest))
    assert int(kept) == sent.stat().st_size
