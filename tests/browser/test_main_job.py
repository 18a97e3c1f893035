"""The main job in a real browser, on real files, with a real server and a real worker: from the call to the visit."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image
from PIL.ExifTags import IFD
from playwright.sync_api import Locator, Page, Response, expect

from demo.art.phone import SERIAL, write_calligraphy_tiff, write_phone_photo, write_phone_video
from tests.browser.conftest import Product
from tests.browser.walk import add_row, choose, enter_work, publish, save, score_all, tab, until

pytestmark = pytest.mark.browser

BEIJING = ZoneInfo("Asia/Shanghai")
CALL = "“新雪”作品征集"
CATEGORIES = ["书法", "美术", "摄影", "文章", "诗词", "微电影", "微视频", "党课展播"]
TITLES = {"SF": "守夜题壁", "SY": "归途晚照", "SC": "高台夜坐", "SP": "渔港落日"}
EXHIBITION = "雪夜四帖"
ROOMS = [("雪窗", "wall", "day", ["SF", "SC"]), ("夜航", "salon", "dusk", ["SY", "SP"])]
TRANSCRIPTION = "守夜\n题壁"
POEM = "百仞高寒夜未央\n圆穹徐启纳天光\n风收远谷松声静\n露重空阶镜面凉\n一线微芒经亿载\n半生青鬓付千章\n归来不觉东方白\n犹带银河满袖霜"
TOTALS_OF_THE_CALL = """
from archive.judging.models import Result
print(*Result.objects.filter(round__call__code="snow").values_list("total", flat=True))
"""

SignIn = Callable[..., Page]
Photograph = Callable[[Page, str], None]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A scan of 60 megapixels, a phone's photograph with a position, a phone's film that stands upright."""
    folder = tmp_path_factory.mktemp("sent")
    paths = {"SF": folder / "正面全幅.tif", "SY": folder / "IMG_0417.jpg", "SP": folder / "VID_0418.mp4"}
    write_calligraphy_tiff(paths["SF"])
    write_phone_photo(paths["SY"])
    write_phone_video(paths["SP"])
    return paths


def instant(from_now: timedelta) -> str:
    """Return an instant as the organiser types it, in the zone of their account."""
    return (datetime.now(BEIJING) + from_now).strftime("%Y-%m-%d %H:%M")


def organiser_opens_the_call(page: Page, url: str, photograph: Photograph) -> None:
    """Step 1: the programme with its stages and the call with its categories, which the organiser publishes."""
    page.goto(f"{url}/cms/")
    photograph(page, "cms-home")
    page.get_by_role("link", name="活动", exact=True).first.click()
    page.get_by_role("link", name="“山海星辰”职工主题文化活动").click()
    stages = page.locator("[name^=stages-][name$=-title]")
    expect(stages).to_have_count(2)
    assert [stage.input_value() for stage in stages.all()] == ["第一阶段", "第二阶段"]
    photograph(page, "cms-programme")

    page.get_by_role("link", name="征集", exact=True).first.click()
    photograph(page, "cms-calls")
    page.get_by_role("link", name=CALL).click()
    titles = page.locator("[name^=categories-][name$=-title]")
    expect(titles).to_have_count(len(CATEGORIES))
    assert [title.input_value() for title in titles.all()] == CATEGORIES
    page.fill("[name=opens_at]", instant(timedelta(hours=-1)))
    page.keyboard.press("Tab")
    page.select_option("[name=state]", label="已发布")
    photograph(page, "cms-call")
    save(page)
    page.goto(f"{url}/calls/")
    expect(page.locator("main")).to_contain_text(CALL)
    for stage in ("第一阶段", "第二阶段"):
        expect(page.locator("main")).to_contain_text(stage)
    photograph(page, "calls")


def uploader_enters_four_works(page: Page, url: str, files: dict[str, Path], photograph: Photograph) -> list[str]:
    """Steps 2 and 3: four works, each with progress, renditions made while the desk is watched, and a receipt."""
    page.goto(f"{url}/submit/")
    photograph(page, "desk-home")
    page.goto(f"{url}/submit/new/")
    photograph(page, "desk-start")
    numbers = []
    for code, text in {"SF": TRANSCRIPTION, "SY": "", "SC": POEM, "SP": ""}.items():
        numbers.append(
            enter_work(
                page,
                url,
                code,
                title=TITLES[code],
                file=files.get(code),
                text=text,
                call="snow",
                before_submitting=partial(photograph, page, f"desk-form-{code.lower()}"),
            )
        )
        receipt = page.inner_text("main")
        assert "（北京时间）" in receipt
        assert ("SHA-256" in receipt) == (code in files)
        photograph(page, f"desk-receipt-{code.lower()}")
    assert "720 × 1280" in receipt  # upright, although stored lying down
    return numbers


def coordinator_forwards(page: Page, url: str, photograph: Photograph) -> None:
    """Step 4, first part."""
    page.goto(f"{url}/submit/unit/")
    photograph(page, "desk-unit")
    for title in TITLES.values():
        page.check(f"input[name=entry][aria-label={title}]")
    page.click("button[name=forward]")
    for title in TITLES.values():
        expect(page.locator("tr", has_text=title)).to_contain_text("单位已报送")


def organiser_marks_eligible(page: Page, url: str, numbers: list[str], photograph: Photograph) -> None:
    """Step 4, second part: one entry by its own page, the others together from the listing."""
    page.goto(f"{url}/cms/entries/")
    photograph(page, "cms-entries")
    page.get_by_role("link", name=TITLES["SF"]).click()
    photograph(page, "cms-entry")
    page.get_by_role("link", name="审核通过", exact=True).click()
    photograph(page, "cms-verdict")
    page.get_by_role("button", name="审核通过", exact=True).click()
    expect(page.locator(".messages .success")).to_contain_text("审核通过")
    page.goto(f"{url}/cms/entries/")
    for number in numbers[1:]:
        page.locator("tr", has_text=number).locator("input[type=checkbox]").check()
    page.locator("[data-bulk-action-footer], .footer").get_by_role("link", name="审核通过").click()
    photograph(page, "cms-bulk")
    page.get_by_role("button", name="审核通过", exact=True).click()
    for number in numbers:
        expect(page.locator("tr", has_text=number)).to_contain_text("审核通过")


def organiser_opens_a_round(page: Page, url: str, photograph: Photograph) -> None:
    """Step 4, third part: two criteria of different weight, two judges of whom one chairs, one award."""
    page.goto(f"{url}/cms/")
    page.get_by_role("link", name="评审轮次", exact=True).first.click()
    page.get_by_role("link", name="添加").first.click()
    page.fill("[name=title]", "终评")
    choose(page, page.locator(".w-field", has=page.locator("[name=call]")), CALL)
    for category in ("书法", "摄影", "诗词", "微视频"):
        page.get_by_label(f"{CALL} · {category}").check()
    page.fill("[name=closes_at]", instant(timedelta(days=3)))
    page.keyboard.press("Tab")
    photograph(page, "cms-round")
    tab(page, "评分项")
    add_row(page, "criteria", title="立意", weight="60")
    add_row(page, "criteria", title="功力", weight="40", order="1")
    photograph(page, "cms-round-criteria")
    tab(page, "评委组")
    add_row(page, "panelists", judge="方远（评委）")
    add_row(page, "panelists", judge="裴松（评审组长）", is_chair=True)
    photograph(page, "cms-round-panel")
    tab(page, "奖项")
    add_row(page, "awards", title="一等奖")
    save(page)
    page.get_by_role("link", name="终评").first.click()
    page.get_by_role("link", name="开始本轮").click()
    photograph(page, "cms-round-open")
    page.get_by_role("button", name="开始本轮").click()
    expect(page.locator(".messages .success")).to_be_visible()


def judges_score_blind(sign_in: SignIn, product: Product, photograph: Photograph) -> None:
    """Step 4, fourth part: each judge scores every work by keyboard and signs; no page names a creator or a unit."""
    for person, scores in {"demo-judge-1": "97", "demo-chair": "80"}.items():  # 0 is 10
        judge = sign_in(person)
        pages: list[str] = []
        judge.on("response", lambda answer, pages=pages: pages.append(answer.text()) if is_work(answer.url) else None)
        judge.goto(f"{product.url}/judge/")
        photograph(judge, f"judging-home-{person}")
        score_all(judge, product.url, CALL, scores)
        photograph(judge, f"judging-work-{person}")
        assert len(pages) >= len(TITLES)
        for secret in ("方知远", "陆听雨", "射电天文研究所", "IMG_0417"):
            assert [page for page in pages if secret in page] == []
        judge.goto(f"{product.url}/judge/")
        judge.locator(".judge-card", has_text=CALL).get_by_role("link", name="核对并签署").click()
        photograph(judge, f"judging-sign-{person}")
        judge.get_by_role("button", name="签署全部评分表").click()
        expect(judge.locator("main")).to_contain_text("已签署")


def is_work(address: str) -> bool:
    """Return whether an address is that of a work at the judging desk."""
    return "/judge/work/" in address and not address.endswith("/score/")


def chair_publishes(page: Page, url: str, photograph: Photograph) -> None:
    """Step 4, last part: criteria of weights 60 and 40 from 1 to 10, so 80 and 260/3, and 83.333333 on the mean."""
    page.goto(f"{url}/judge/")
    page.locator(".judge-card", has_text=CALL).get_by_role("link", name="组长台").click()
    photograph(page, "judging-chair")
    page.get_by_role("button", name="关闭本轮").click()
    expect(page.locator("[data-line] td.num b")).to_have_text(["83.33"] * len(TITLES))
    page.get_by_role("button", name="公布结果").click()
    photograph(page, "judging-published")
    page.get_by_role("link", name="看结果").click()
    expect(page.locator(".tier h2")).to_have_text(["一等奖"])
    expect(page.locator(".prize h3")).to_have_count(len(TITLES))
    for title in TITLES.values():
        expect(page.locator(".prize", has_text=title)).to_contain_text("方知远")
    photograph(page, "result")


def curator_hangs_two_rooms(page: Page, url: str, photograph: Photograph) -> None:
    """Step 5: an exhibition, a wall by daylight for writing and verse, a dark room for photograph and film."""
    page.goto(f"{url}/cms/pages/")
    page.get_by_role("link", name="添加子页面").first.click()
    page.fill("[name=title]", EXHIBITION)
    page.fill("[name=preface]", "一场雪后，四件新作。")
    choose(page, panel_of(page, "hero"), TITLES["SF"])
    photograph(page, "cms-exhibition")
    publish(page)
    photograph(page, "cms-pages")
    for title, hanging, light, codes in ROOMS:
        page.goto(f"{url}/cms/pages/")
        page.get_by_role("link", name=EXHIBITION, exact=True).click()
        page.goto(page.url.replace("/edit/", "/add_subpage/"))
        page.fill("[name=title]", title)
        page.select_option("[name=hanging]", hanging)
        page.select_option("[name=light]", light)
        for place, code in enumerate(codes):
            page.click("#id_exhibits-ADD")
            look = partial(photograph, page, f"cms-chooser-{light}-{place}")
            choose(page, panel_of(page, f"exhibits-{place}-work"), TITLES[code], before_choosing=look)
        photograph(page, f"cms-room-{light}")
        publish(page)


def panel_of(page: Page, name: str) -> Locator:
    """Return the innermost panel of the CMS that holds a field."""
    return page.locator(".w-panel, .w-field", has=page.locator(f"[name={name}]")).last


def visitor_walks(page: Page, url: str, photograph: Photograph) -> None:
    """Step 6: in by the home page, through both rooms, and out by the search."""
    page.goto(f"{url}/")
    page.get_by_role("link", name=EXHIBITION).first.click()
    expect(page.locator("h1")).to_have_text(EXHIBITION)
    photograph(page, "visit-exhibition")
    page.click(".titlewall-foot a.button")
    expect(page.locator("h1")).to_have_text(ROOMS[0][0])
    photograph(page, "visit-wall")

    page.get_by_role("link", name=TITLES["SF"]).last.click()
    expect(page.locator("h1")).to_have_text(TITLES["SF"])
    photograph(page, "visit-calligraphy")
    page.click("[data-open-zoom] >> nth=0")
    page.wait_for_selector(".zoom-stage[data-drawn]", state="attached")
    expect(page.locator(".zoom-reading .verse")).to_contain_text("守夜")
    expect(page.locator(".zoom-reading .verse")).to_be_in_viewport()
    photograph(page, "visit-deep-zoom")
    page.keyboard.press("Escape")
    expect(page.locator(".zoom-stage")).to_have_count(0)

    page.keyboard.press("ArrowRight")
    expect(page.locator("h1")).to_have_text(TITLES["SC"])
    assert page.evaluate("getComputedStyle(document.querySelector('.poem .verse')).writingMode") == "vertical-rl"
    expect(page.locator(".poem .verse-line")).to_have_count(8)
    photograph(page, "visit-poem")

    page.keyboard.press("ArrowRight")
    expect(page.locator("h1")).to_have_text(ROOMS[1][0])
    expect(page.locator("html")).to_have_attribute("data-room", "dusk")
    photograph(page, "visit-dark-room")
    page.get_by_role("link", name=TITLES["SY"]).last.click()
    expect(page.locator("h1")).to_have_text(TITLES["SY"])
    until(page, "document.querySelector('.study-view img').naturalWidth > 0")
    assert page.evaluate("(({naturalWidth: w, naturalHeight: h}) => w < h)(document.querySelector('.study-view img'))")
    photograph(page, "visit-photograph")
    page.keyboard.press("ArrowRight")
    expect(page.locator("h1")).to_have_text(TITLES["SP"])
    page.evaluate("document.querySelector('video').muted = true")
    page.evaluate("document.querySelector('video').play().catch(() => null)")
    until(page, "document.querySelector('video').currentTime > 0.5")
    photograph(page, "visit-film")

    for words in ("晚照", "wanzhao"):
        page.goto(f"{url}/search/?q={words}")
        expect(page.locator(".label-title", has_text=TITLES["SY"])).to_be_visible()
    photograph(page, "visit-search")


def test_the_main_job_from_the_call_to_the_visit(
    product: Product, sign_in: SignIn, photograph: Photograph, files: dict[str, Path]
) -> None:
    organiser = sign_in("demo-organiser")
    organiser_opens_the_call(organiser, product.url, photograph)
    numbers = uploader_enters_four_works(sign_in("demo-uploader"), product.url, files, photograph)
    assert len(set(numbers)) == 4
    coordinator_forwards(sign_in("demo-coordinator"), product.url, photograph)
    organiser_marks_eligible(organiser, product.url, numbers, photograph)
    organiser_opens_a_round(organiser, product.url, photograph)
    judges_score_blind(sign_in, product, photograph)
    chair_publishes(sign_in("demo-chair"), product.url, photograph)
    totals = product.manage("shell", "-v0", "-c", TOTALS_OF_THE_CALL).split()
    assert totals == ["83.333333"] * len(TITLES)

    curator_hangs_two_rooms(sign_in("demo-curator"), product.url, photograph)
    visitor = sign_in(None)
    pictures: list[bytes] = []
    visitor.on("response", lambda answer: pictures.append(answer.body()) if is_picture(answer) else None)
    visitor_walks(visitor, product.url, photograph)

    assert SERIAL.encode() in files["SY"].read_bytes()
    assert len(pictures) > 10
    for picture in pictures:
        assert SERIAL.encode() not in picture
        assert dict(Image.open(BytesIO(picture)).getexif().get_ifd(IFD.GPSInfo)) == {}


def is_picture(answer: Response) -> bool:
    """Return whether an answer holds a rendition that is a picture."""
    return "/files/r/" in answer.url and answer.headers.get("content-type", "").startswith("image/")
