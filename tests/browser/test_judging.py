"""What only a browser can show of the judging desk: offline, two devices, the next work at once, deep zoom by a key."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
STATE = "[data-save='%s']"
SCORES = "[...document.querySelectorAll('[data-work]:not([hidden]) .criterion input:checked')].map((one) => one.value)"


def _desk(product, sign_in, person="demo-judge-2"):
    page = sign_in(person)
    page.goto(f"{product.url}/judge/")
    page.click("a.button-main >> nth=0")
    page.wait_for_url("**/judge/work/**")
    page.wait_for_selector("[data-light-button]:not([hidden])")
    return page


def test_scores_given_offline_wait_on_the_device_and_are_sent_when_back(product, sign_in):
    page = _desk(product, sign_in)
    address = page.url
    page.context.set_offline(True)
    page.keyboard.press("Digit6")
    page.wait_for_selector(STATE % "offline")
    assert page.evaluate("JSON.parse(localStorage['zhancang-judging']).length") == 1
    page.context.set_offline(False)
    page.wait_for_selector(STATE % "saved")
    assert page.evaluate("JSON.parse(localStorage['zhancang-judging']).length") == 0
    page.goto(address)
    assert page.evaluate(SCORES)[0] == "6"


def test_a_newer_score_on_another_device_is_asked_about_and_never_overwritten(product, sign_in):
    page = _desk(product, sign_in)
    other = sign_in("demo-judge-2")
    other.goto(page.url)
    with other.expect_response("**/score/"):
        other.keyboard.press("Digit3")
    page.bring_to_front()
    page.keyboard.press("Digit5")
    page.wait_for_selector("[data-clash]:visible button")
    other.reload()
    assert other.evaluate(SCORES)[-1] == "3"
    with page.expect_response(lambda answer: answer.url.endswith("/score/") and answer.status == 200):
        page.click("[data-clash]:visible button >> nth=1")
    other.reload()
    assert other.evaluate(SCORES)[-1] == "5"


def test_the_next_work_is_there_in_a_tenth_of_a_second_and_z_zooms(product, sign_in):
    page = _desk(product, sign_in)
    place = page.inner_text("[data-place]")
    page.wait_for_timeout(1500)
    for _criterion in range(page.locator("[data-work]:not([hidden]) .criterion").count()):
        page.keyboard.press("Digit7")
        page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    page.locator("[data-work]:not([hidden]) .criterion input >> nth=0").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("html[data-next-ms]")
    assert float(page.evaluate("document.documentElement.dataset.nextMs")) < 100
    assert page.inner_text("[data-place]") != place
    if page.locator("[data-work]:not([hidden]) [data-canvas]").count():
        page.keyboard.press("KeyZ")
        page.wait_for_selector(".zoom-box canvas")
        page.keyboard.press("KeyZ")
        assert page.locator(".zoom-box").count() == 0
