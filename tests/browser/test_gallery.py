"""What only a browser does in the gallery: walking by keys, deep zoom from the picture's place, switches, films, stillness."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PICTURE_BOX = "(({x, y, width, height}) => [x, y, width, height])(document.querySelector('.study-view img').getBoundingClientRect())"
LAYOUT_SHIFT = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


def keys(page: Page, *pressed: str) -> str:
    """Press keys one after the other, each on the page that the one before led to; return the address at the end."""
    for key in pressed:
        page.keyboard.press(key)
        page.wait_for_timeout(400)
        page.wait_for_load_state()
    return re.sub(r"^https?://[^/]+", "", page.url)


def test_keys_walk_from_work_to_work_into_the_next_room_and_back(product, sign_in):
    visitor = sign_in(None)
    visitor.goto(f"{product.url}/one-sheet/room-1/6/")

    assert keys(visitor, "ArrowRight") == "/one-sheet/room-1/7/"
    assert keys(visitor, "ArrowRight") == "/one-sheet/room-2/"
    assert keys(visitor, "ArrowRight") == "/one-sheet/room-2/1/"
    assert keys(visitor, "ArrowLeft") == "/one-sheet/room-1/7/"
    assert keys(visitor, "Escape") == "/one-sheet/room-1/"
    assert keys(visitor, "Escape").startswith("/one-sheet/")


def test_deep_zoom_leaves_the_page_as_it_was(product, sign_in):
    visitor = sign_in(None)
    said: list[str] = []
    visitor.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    visitor.goto(f"{product.url}/one-sheet/room-2/1/")
    before = visitor.evaluate(PICTURE_BOX)

    visitor.click(".study-view picture")
    visitor.wait_for_selector(".zoom-stage[data-drawn]", state="attached")
    visitor.keyboard.press("+")
    visitor.keyboard.press("ArrowRight")
    assert visitor.url.endswith("/room-2/1/")
    visitor.keyboard.press("Escape")

    expect(visitor.locator(".zoom-stage")).to_have_count(0)
    assert visitor.evaluate(PICTURE_BOX) == before
    expect(visitor.locator("[data-open-zoom]")).to_be_focused()
    assert said == []


def test_transcription_stands_beside_the_picture_in_deep_zoom_as_it_was_set(product, sign_in):
    visitor = sign_in(None)
    visitor.goto(f"{product.url}/one-sheet/room-2/1/")
    visitor.click("label[for=han-t]")
    visitor.click("label[for=dir-h]")

    visitor.click("[data-open-zoom]")
    beside = visitor.locator(".zoom-reading")
    expect(beside).to_contain_text("萬象")
    expect(beside).not_to_contain_text("万象")
    canvas, words = visitor.locator(".zoom-canvas").bounding_box(), beside.bounding_box()
    assert canvas["x"] + canvas["width"] <= words["x"] + 1
    assert beside.locator(".verse").evaluate("verse => getComputedStyle(verse).writingMode") == "horizontal-tb"

    visitor.click(".zoom-reading-button")
    expect(beside).to_be_hidden()
    for _stop in range(8):  # the keyboard passes by what is hidden
        visitor.keyboard.press("Tab")
    visitor.keyboard.press("Escape")
    expect(visitor.locator(".zoom-stage")).to_have_count(0)


def test_transcription_turns_level_traditional_and_bare_of_marks(product, sign_in):
    visitor = sign_in(None)
    visitor.goto(f"{product.url}/one-sheet/room-1/1/")

    visitor.click("label[for=han-t]")
    expect(visitor.locator(".reading .tr")).to_be_visible()
    expect(visitor.locator(".reading .tr")).to_contain_text("銀盤")
    visitor.click("label[for=pt-off]")
    expect(visitor.locator(".reading .tr .pt").first).to_be_hidden()
    visitor.click("label[for=dir-h]")
    assert (
        visitor.evaluate("getComputedStyle(document.querySelector('.reading .verse')).writingMode") == "horizontal-tb"
    )


def test_film_asks_for_nothing_before_it_is_asked_for(product, sign_in):
    visitor = sign_in(None)
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url.split("?")[0]))
    visitor.goto(f"{product.url}/one-sheet/room-5/6/")
    visitor.wait_for_load_state("networkidle")
    films = (".m3u8", ".m4s", ".mp4", "hls.min.mjs")
    assert [url for url in asked if url.endswith(films)] == []

    visitor.evaluate("document.querySelector('video').muted = true")
    visitor.click("[data-seek] >> nth=2")
    expect(visitor.locator("[data-seek] >> nth=2")).to_have_attribute("aria-current", "true", timeout=15_000)
    assert any(url.endswith(".m3u8") for url in asked)


def test_hand_scroll_unrolls_by_keys_and_its_map_waits_for_script(product, sign_in):
    visitor = sign_in(None)
    visitor.goto(f"{product.url}/one-sheet/room-2/")
    visitor.focus("[data-roll-view]")
    visitor.keyboard.press("End")
    expect(visitor.locator("[data-roll-range]")).to_have_value("1000", timeout=10_000)
    assert visitor.evaluate("document.querySelector('[data-roll-view]').scrollLeft") < -1000

    without = sign_in(None, java_script_enabled=False)
    without.goto(f"{product.url}/one-sheet/room-2/")
    expect(without.locator(".handroll-bar")).to_be_hidden()


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_a_room_loads(product, sign_in, width):
    visitor = sign_in(None, viewport={"width": width, "height": 800})
    visitor.add_init_script(LAYOUT_SHIFT)
    for path in ("/one-sheet/room-1/", "/one-sheet/room-3/", "/one-sheet/room-5/", "/night-watch/room-2/", "/search/"):
        visitor.goto(product.url + path)
        visitor.wait_for_load_state("networkidle")
        for _screen in range(4):
            visitor.mouse.wheel(0, 700)
            visitor.wait_for_timeout(60)
        assert visitor.evaluate("window.shifted") < 0.005, path  # a font that arrives may move a line by a hair
