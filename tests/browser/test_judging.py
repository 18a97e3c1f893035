"""What only a browser can show of the judging desk: offline, two devices, the next work at once, deep zoom by a key."""

import pytest

pytestmark = pytest.mark.browser
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


def test_the_next_work_waits_in_the_page_and_z_zooms(product, sign_in):
    page = _desk(product, sign_in)
    place = page.inner_text("[data-place]")
    page.wait_for_timeout(1500)
    for _criterion in range(page.locator("[data-work]:not([hidden]) .criterion").count()):
        page.keyboard.press("Digit7")
        page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    page.locator("[data-work]:not([hidden]) .criterion input >> nth=0").focus()
    page.context.set_offline(True)  # it must need nothing more
    page.keyboard.press("Enter")
    page.wait_for_selector("html[data-next-ms]")
    page.context.set_offline(False)
    assert page.inner_text("[data-place]") != place
    if page.locator("[data-work]:not([hidden]) [data-canvas]").count():
        page.keyboard.press("KeyZ")
        page.wait_for_selector(".zoom-box canvas")
        page.keyboard.press("KeyZ")
        assert page.locator(".zoom-box").count() == 0


def test_judge_scores_blind_by_keyboard(product, sign_in, photograph):
    judge = sign_in("demo-judge-1")
    judge.goto(f"{product.url}/judge/")
    photograph(judge, "judging-home")
    judge.click("a.button-main, .button-main >> nth=0")
    judge.wait_for_url("**/judge/work/**")
    photograph(judge, "judging-desk")
    first = judge.url
    page_source = judge.content()
    names = product.manage(
        "shell", "-v0", "-c",
        "from archive.works.models import Creator; from archive.units.models import Unit;"
        "print(' '.join([c.name for c in Creator.objects.all()] + [u.name for u in Unit.objects.all()]))",
    ).split()  # fmt: skip
    assert len(names) > 20
    assert [name for name in names if name in page_source] == []

    judge.keyboard.press("Digit8")
    judge.keyboard.press("Tab")
    judge.keyboard.press("Digit7")
    judge.wait_for_timeout(1200)
    judge.reload()

    assert judge.url == first
    chosen = judge.evaluate("[...document.querySelectorAll('main input[type=radio]:checked')].map((r) => r.value)")
    assert [value.rstrip("0").rstrip(".") for value in chosen[:2]] == ["8", "7"]
