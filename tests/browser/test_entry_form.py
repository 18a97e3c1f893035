"""The entry form where the browser does the work: saving without a network, an upload that pauses, no scripts, axe."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PASSWORD
from tests.browser.walk import axe_faults

pytestmark = pytest.mark.browser

SLOW_BYTES_A_SECOND = 400_000


def begin(page: Page, url: str, code: str) -> str:
    """Begin a draft; return its address."""
    page.goto(f"{url}/submit/new/")
    page.click(f"#stars button[value={code}]")
    page.wait_for_url("**/edit/")
    return page.url


def names(page: Page) -> list[str]:
    return [field.input_value() for field in page.locator("[name=creator]").all()]


def test_what_is_typed_without_a_network_comes_back_and_is_saved(product, sign_in):
    page = sign_in("demo-uploader")
    address = begin(page, product.url, "SC")
    context = page.context
    context.set_offline(True)
    page.fill("[name=title]", "断网之夜")
    page.fill("[name=creator]", "方知远")
    page.click("[data-add]")
    page.keyboard.type("林照野")
    expect(page.locator("#saved")).to_have_attribute("data-save", "offline")
    page.close()
    context.set_offline(False)

    page = context.new_page()
    page.goto(address)

    expect(page.locator("[name=title]")).to_have_value("断网之夜")
    assert names(page) == ["方知远", "林照野"]
    expect(page.locator("#saved")).to_have_attribute("data-save", "saved")
    page.wait_for_timeout(1500)
    page.evaluate("localStorage.clear()")
    page.reload()
    assert names(page) == ["方知远", "林照野"]


def test_two_people_who_edit_one_entry_do_not_overwrite_each_other(product, sign_in):
    first = sign_in("demo-uploader")
    first.goto(f"{product.url}/submit/new/")
    first.click("#stars button[value=SC]")
    first.wait_for_url("**/edit/")
    second = sign_in("demo-coordinator")
    second.goto(first.url)

    first.fill("[name=title]", "先存的题目")
    expect(first.locator("#saved")).to_have_attribute("data-save", "saved")
    first.wait_for_timeout(1500)
    second.fill("[name=title]", "后存的题目")

    expect(second.locator("#saved")).to_have_attribute("data-save", "clash", timeout=10_000)
    first.reload()
    assert first.input_value("[name=title]") == "先存的题目"
    assert second.input_value("[name=title]") == "后存的题目"


def test_upload_pauses_goes_on_and_is_replaced(product, sign_in, tmp_path: Path):
    sent = tmp_path / "长卷.jpg"
    sent.write_bytes(b"\xff\xd8\xff\xe0" + bytes(1_500_000))
    page = sign_in("demo-uploader")
    begin(page, product.url, "SF")
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 5, "downloadThroughput": -1, "uploadThroughput": SLOW_BYTES_A_SECOND},
    )
    page.set_input_files("#pick", sent)
    page.wait_for_selector("[data-sending] .file-do button >> nth=0")
    page.wait_for_timeout(800)
    page.click("[data-sending] .file-do button >> nth=0")
    expect(page.locator("[data-sending] .file-speed")).to_contain_text("%")
    page.wait_for_timeout(1000)
    expect(page.locator("[data-received] [data-file]")).to_have_count(0)
    network.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1},
    )

    page.click("[data-sending] .file-do button >> nth=0")

    expect(page.locator("[data-received] .file-name")).to_contain_text("长卷.jpg")
    expect(page.locator("[data-received] [data-file=wrong]")).to_have_count(1, timeout=60_000)
    with page.expect_file_chooser() as chosen:
        page.click("[data-replace]")
    other = tmp_path / "另一张.jpg"
    other.write_bytes(b"\xff\xd8\xff\xe0" + bytes(1000))
    chosen.value.set_files(other)
    expect(page.locator("[data-received] .file-name")).to_have_text(["另一张.jpg 1004 B"])


def test_poem_is_submitted_without_scripts(product, browser: Browser):
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    page = context.new_page()
    page.goto(f"{product.url}/sign-in/")
    page.fill("#id_username", "demo-uploader")
    page.fill("#id_password", PASSWORD)
    page.click("main button[type=submit]")
    begin(page, product.url, "SC")
    page.fill("[name=title]", "灯下")
    page.fill("[name=creator] >> nth=0", "方知远")
    page.fill("[name=text]", "一灯如豆")
    page.click("button[name=submit]")
    errors = page.locator("#errors li")
    expect(errors).to_have_count(3)
    assert page.input_value("[name=text]") == "一灯如豆"
    page.check("[name=details-verse_form] >> nth=0", force=True)
    page.check("[name=is_own_work]")
    page.check("[name=may_be_shown]")

    page.click("button[name=submit]")

    assert page.locator("#no").inner_text().startswith("SC-")
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_desk_pages_have_no_fault_that_axe_finds(product, sign_in, width):
    page = sign_in("demo-coordinator", viewport={"width": width, "height": 900}, bypass_csp=True)
    begin(page, product.url, "SF")
    for address in (page.url, f"{product.url}/submit/", f"{product.url}/submit/new/", f"{product.url}/submit/unit/"):
        page.goto(address)
        assert (address, axe_faults(page)) == (address, [])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
