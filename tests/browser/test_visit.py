"""A visitor in the demo's exhibitions: rooms, verse, films, search, without scripts, in English, and by axe."""

import pytest
from playwright.sync_api import expect

from tests.browser.walk import axe_faults, until

pytestmark = pytest.mark.browser


def test_visitor_walks_through_the_exhibition(product, sign_in, photograph):
    visitor = sign_in(None)
    visitor.goto(f"{product.url}/")
    photograph(visitor, "home")
    visitor.click(".lead-go a")
    expect(visitor.locator("h1")).to_have_text("一纸山河")
    photograph(visitor, "exhibition")
    visitor.click(".titlewall-foot a.button")
    expect(visitor.locator(".room-head h1")).to_have_text("墨痕")
    photograph(visitor, "room-wall")

    visitor.click(".hang .label-title a >> nth=0")
    expect(visitor.locator("h1")).to_have_text("听星")
    mode = visitor.evaluate("getComputedStyle(document.querySelector('.reading .verse')).writingMode")
    assert mode == "vertical-rl"
    photograph(visitor, "calligraphy")
    visitor.keyboard.press("ArrowRight")
    expect(visitor.locator("h1")).to_have_text("观微知著")
    visitor.keyboard.press("Escape")
    expect(visitor.locator(".room-head h1")).to_have_text("墨痕")


def test_hand_scroll_opens_at_its_right_edge_and_deep_zoom_draws(product, sign_in, photograph):
    visitor = sign_in(None)
    visitor.goto(f"{product.url}/one-sheet/room-2/")
    until(visitor, "document.querySelector('.handroll-piece').naturalWidth > 0")
    assert visitor.evaluate("document.querySelector('[data-roll-view]').scrollLeft") == 0
    photograph(visitor, "room-scroll")
    visitor.click(".label-title a")
    visitor.click("[data-open-zoom] >> nth=0")
    visitor.wait_for_selector(".zoom-stage[data-drawn]")
    photograph(visitor, "deep-zoom")
    visitor.keyboard.press("Escape")
    expect(visitor.locator(".zoom-stage")).to_have_count(0)


def test_poem_stands_upright_with_its_first_column_in_sight_on_a_phone(product, sign_in, photograph):
    visitor = sign_in(None, viewport={"width": 390, "height": 844})
    visitor.goto(f"{product.url}/one-sheet/room-4/2/")
    first = visitor.locator(".verse-line").first.bounding_box()
    assert visitor.evaluate("getComputedStyle(document.querySelector('.poem .verse')).writingMode") == "vertical-rl"
    assert first is not None
    assert 0 <= first["x"] < 390
    photograph(visitor, "poem")
    visitor.click("label[for=dir-h]")
    assert visitor.evaluate("getComputedStyle(document.querySelector('.poem .verse')).writingMode") == "horizontal-tb"


def test_film_plays(product, sign_in, photograph):
    visitor = sign_in(None)
    visitor.goto(f"{product.url}/one-sheet/room-5/1/")
    photograph(visitor, "theatre")
    visitor.evaluate("document.querySelector('video').muted = true")
    visitor.evaluate("document.querySelector('video').play().catch(() => null)")
    until(visitor, "document.querySelector('video').currentTime > 0.5")
    assert visitor.locator("[data-film]").get_attribute("data-playing") == "hls"


@pytest.mark.parametrize("text", ["听星", "tingxing", "tx", "聽星"])
def test_work_is_found_by_two_characters_pinyin_initials_and_traditional(product, sign_in, text):
    visitor = sign_in(None)
    visitor.goto(f"{product.url}/search/?q={text}")

    expect(visitor.locator(".label-title", has_text="听星").first).to_be_visible()


def test_photograph_in_the_dark_room_is_served_without_its_position(product, sign_in, photograph):
    """SY10's original holds a position in the open sea; nothing that a visitor is sent does."""
    originals = list((product.var / "demo-art" / "SY10").glob("*.jpg"))
    assert b"Demo Optical Works" in originals[0].read_bytes()
    visitor = sign_in(None)
    bodies: list[bytes] = []
    visitor.on("response", lambda answer: bodies.append(answer.body()) if "/files/r/" in answer.url else None)
    visitor.goto(f"{product.url}/night-watch/room-1/6/")
    visitor.wait_for_load_state("networkidle")
    photograph(visitor, "photograph")

    assert bodies
    for body in bodies:
        assert b"Demo Optical Works" not in body
        assert b"GPS" not in body


def test_visit_works_without_scripts(product, sign_in):
    visitor = sign_in(None, java_script_enabled=False)
    visitor.goto(f"{product.url}/one-sheet/")
    visitor.click(".plan-list a >> nth=3")
    visitor.click(".reading-card a >> nth=0")
    visitor.click("[data-walk-after]")

    expect(visitor.locator("h1")).to_have_text("深潜")
    visitor.goto(f"{product.url}/one-sheet/room-5/1/")
    assert visitor.locator("video source").get_attribute("src").endswith(".mp4")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/one-sheet/",
        "/one-sheet/room-1/",
        "/one-sheet/room-1/1/",
        "/one-sheet/room-4/1/",
        "/one-sheet/room-5/1/",
        "/night-watch/room-1/",
        "/search/?q=夜",
        "/calls/",
        "/calls/stars/",
        "/sign-in/",
    ],
)
def test_page_has_no_fault_that_axe_finds_and_is_no_wider_than_its_window(product, sign_in, path, width):
    page = sign_in(None, viewport={"width": width, "height": 800})
    page.goto(product.url + path)
    page.wait_for_timeout(200)

    assert axe_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_english_pages_hold_no_chinese_interface(product, sign_in):
    visitor = sign_in(None)
    visitor.goto(f"{product.url}/en/")

    assert visitor.locator("html").get_attribute("lang") == "en"
    expect(visitor.locator("h1")).to_have_text("Mountains on One Sheet")
    assert visitor.locator(".site-nav").inner_text().split() == ["Exhibitions", "Calls", "Search"]
