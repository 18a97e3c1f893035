"""What a person does in a browser, in words: enter a work, add a row to a form of the CMS, score, choose a work."""

import re
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import ROOT

PREPARED_MS = 150_000
AXE = ROOT / "static" / "vendor" / "axe-core" / "axe.min.js"


def until(page: Page, expression: str, seconds: float = 20) -> None:
    """Wait until the expression is true. Playwright's own waiting evaluates strings, which the page's policy forbids."""
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"never true: {expression}"
        page.wait_for_timeout(100)


def enter_work(
    page: Page,
    url: str,
    code: str,
    *,
    title: str,
    file: Path | None = None,
    text: str = "",
    call: str = "stars",
    before_submitting: Callable[[], None] = lambda: None,
) -> str:
    """Enter one work at the desk, from the category to the receipt; return its number."""
    page.goto(f"{url}/submit/new/")
    page.click(f"#{call} button[value={code}]")
    page.wait_for_url("**/edit/")
    if file is not None:
        page.set_input_files("#pick", file)
        page.wait_for_selector("[data-received] [data-file]", timeout=60_000)
    if code == "SF":  # large enough to be seen at work
        expect(page.locator("[data-received] [data-file=busy] progress")).to_be_visible()
    page.fill("[name=title]", title)
    page.fill("[name=creator] >> nth=0", "方知远")
    if code == "SF":
        page.check("[name=details-script][value=行书]", force=True)
        page.check("[name=details-format][value=立轴]", force=True)
        page.fill("[name=width_cm]", "68")
        page.fill("[name=height_cm]", "69.5")
    if code == "SC":
        page.check("[name=details-verse_form][value=律诗]", force=True)
    if text:
        page.fill("[name=text]", text)
    page.check("[name=is_own_work]")
    page.check("[name=may_be_shown]")
    expect(page.locator("#saved")).to_have_attribute("data-save", "saved", timeout=10_000)
    if file is not None:
        page.wait_for_selector("[data-received] [data-file=done]", timeout=PREPARED_MS)
    before_submitting()
    page.click("button[name=submit]")
    page.wait_for_url(lambda address: not address.endswith("/edit/"))
    number = page.locator("#no").inner_text()
    assert number.startswith(f"{code}-")
    return number


def tab(page: Page, words: str) -> None:
    """Open a tab of a form of the CMS."""
    page.get_by_role("tab", name=words, exact=True).click()


def add_row(page: Page, rows: str, **values: str | bool) -> None:
    """Add a row to an inline panel of the CMS and fill it; a choice goes by what it shows."""
    place = int(page.input_value(f"#id_{rows}-TOTAL_FORMS"))
    page.click(f"#id_{rows}-ADD")
    for name, value in values.items():
        field = page.locator(f"[name={rows}-{place}-{name}]")
        if isinstance(value, bool):
            field.set_checked(value)
        elif field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)


def choose(page: Page, field: Locator, words: str, before_choosing: Callable[[], None] = lambda: None) -> None:
    """Choose one thing in a chooser of the CMS by what it is called."""
    field.get_by_role("button", name=re.compile("^选")).click()
    before_choosing()
    page.locator(".modal-content").get_by_role("link", name=words).first.click()
    expect(page.locator(".modal-content")).to_have_count(0)
    expect(field).to_contain_text(words)


def publish(page: Page) -> None:
    """Publish a page of the CMS and wait for the sentence that says it was."""
    page.click("footer [data-w-dropdown-target=toggle]")
    page.click("[name=action-publish]")
    expect(page.locator(".messages .success")).to_be_visible()


def save(page: Page) -> None:
    """Save a form of the CMS and wait for the sentence that says it was."""
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".messages .success")).to_be_visible()


def score_all(page: Page, url: str, call: str, scores: str) -> None:
    """Score every work of a judge's round by keyboard, one digit a criterion. Nothing is signed."""
    place_words = "span[data-place]"
    page.goto(f"{url}/judge/")
    page.locator(".judge-card", has_text=call).get_by_role("link", name="开始评分").click()
    page.wait_for_selector("[data-light-button]:not([hidden])")
    count = int(re.findall(r"\d+", page.inner_text(place_words))[-1])
    for place in range(count):
        page.locator("[data-work]:not([hidden]) .criterion input >> nth=0").focus()
        for digit in scores:
            page.keyboard.press(f"Digit{digit}")
            page.keyboard.press("Tab")
        expect(page.locator(".saved")).to_have_attribute("data-save", "saved")
        if place + 1 < count:
            before = page.inner_text(place_words)
            page.locator("[data-work]:not([hidden]) .criterion input >> nth=0").focus()
            page.keyboard.press("Enter")
            expect(page.locator(place_words)).not_to_have_text(before)


def axe_faults(page: Page) -> list[list[object]]:
    """Return what axe finds on the page: each rule's name with the elements that break it."""
    page.evaluate(AXE.read_text())
    found: list[list[object]] = page.evaluate(
        "axe.run().then((r) => r.violations.map((v) => [v.id, v.nodes.map((n) => n.target.join(' '))]))"
    )
    return found
