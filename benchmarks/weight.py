"""What a visitor downloads: bytes by kind, requests and layout shift of each kind of page, cold, without scrolling.

`make bench-weight` starts the product with the small demo in a folder of its own, looks at the pages at 390 × 844 (two
device pixels each) and 1280 × 900, prints a table and writes var/bench/weight.json. Then a visit: a room and its works
one after the other, with the cache that a visitor has. The browser is kept from this machine's own Chinese serif faces,
which few phones have. With `--url` it looks at a product that runs already.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser.conftest import Product, free_port  # noqa: E402 -- the path is set above

KINDS = ("html", "css", "js", "font", "image", "film")
SCREENS = {390: {"width": 390, "height": 844}, 1280: {"width": 1280, "height": 900}}
ROOM_MOST_KB = 300  # a room's first view on a phone
MOST_SHIFT = 0.01  # a tenth of what is called good; the browser counts even a character's own edges
FONTLESS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><cachedir>{cache}</cachedir>
<selectfont><rejectfont><glob>*SerifCJK*</glob></rejectfont><rejectfont><glob>*[Ww]en[Kk]ai*</glob></rejectfont></selectfont></fontconfig>
"""
SHIFTS = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""
EXHIBITS = """
[...document.querySelectorAll("main a[href]")].map((a) => a.getAttribute("href"))
  .filter((href) => /room-\\d+\\/\\d+\\/$/.test(href))
"""
KIND_OF_EXHIBIT = {
    "film": "[data-film]",
    "poem": ".poem",
    "article": ".prose",
    "series": ".series-study",
    "picture": ".study",
}


@dataclass
class Weight:
    """What one view of one page took: bytes over the wire by kind, requests, layout shift."""

    bytes: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    requests: int = 0
    shift: float = 0.0
    largest: list[tuple[int, str]] = field(default_factory=list)

    @property
    def kb(self) -> float:
        return sum(self.bytes.values()) / 1000


def kind_of(mime: str, kind: str) -> str:
    if kind == "Font" or "font" in mime:
        return "font"
    if mime.startswith(("video/", "audio/")) or "mpegurl" in mime:
        return "film"
    if mime.startswith("image/"):
        return "image"
    if mime == "text/css":
        return "css"
    return "html" if mime == "text/html" else "js"


def weigh(context: BrowserContext, url: str) -> tuple[Weight, Page]:
    """Open a page, wait until nothing comes any more, and add up what came from the network."""
    page = context.new_page()
    page.add_init_script(SHIFTS)
    weight, asked = Weight(), dict[str, tuple[str, str]]()
    session = context.new_cdp_session(page)
    session.send("Network.enable")

    def answered(event: dict) -> None:
        answer = event["response"]
        cached = answer.get("fromDiskCache") or answer.get("fromPrefetchCache")
        if answer["url"].startswith("http") and not cached:
            asked[event["requestId"]] = (kind_of(answer["mimeType"], event["type"]), answer["url"])

    def finished(event: dict) -> None:
        if event["requestId"] in asked:
            kind, address = asked.pop(event["requestId"])
            weight.bytes[kind] += int(event["encodedDataLength"])
            weight.requests += 1
            weight.largest.append((int(event["encodedDataLength"]), address))

    session.on("Network.responseReceived", answered)
    session.on("Network.loadingFinished", finished)
    session.on("Network.requestServedFromCache", lambda event: asked.pop(event["requestId"], None))
    page.goto(url, wait_until="load")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(800)
    weight.shift = round(page.evaluate("window.shift"), 4)
    return weight, page


def screen(browser: Browser, width: int) -> BrowserContext:
    return browser.new_context(viewport=SCREENS[width], device_scale_factor=2 if width == 390 else 1, locale="zh-CN")


def pages_of(browser: Browser, url: str) -> dict[str, str]:
    """Return name -> address: the fixed pages, and one exhibit of each kind, found by walking through the rooms."""
    rooms = [f"/one-sheet/room-{number}/" for number in range(1, 6)] + ["/night-watch/room-1/"]
    found = {"home": "/", "exhibition": "/one-sheet/", **{f"room {room}": room for room in rooms}}
    context = browser.new_context()
    page = context.new_page()
    for room in rooms:
        page.goto(f"{url}{room}")
        for href in dict.fromkeys(page.evaluate(EXHIBITS)):
            page.goto(f"{url}{href}")
            kind = next((name for name, mark in KIND_OF_EXHIBIT.items() if page.query_selector(mark)), "other")
            found.setdefault(f"exhibit {kind}", href)
    context.close()
    return {**found, "search": "/search/?q=%E5%A4%9C", "calls": "/calls/", "not found": "/no-such-page/"}


def measure(browser: Browser, url: str, *, is_loud: bool) -> list[dict[str, object]]:
    """Weigh every page at both widths, then a visit; print as it goes."""
    rows: list[dict[str, object]] = []

    def row(name: str, value: float, unit: str, target: float | None) -> None:
        holds = None if target is None else value <= target
        rows.append({"name": name, "value": value, "unit": unit, "target": target, "holds": holds})

    print(f"{'page':34}{'px':>5} {'KB':>7} " + " ".join(f"{kind:>6}" for kind in KINDS) + "  reqs  shift")
    pages = pages_of(browser, url)
    for name, path in pages.items():
        for width in SCREENS:
            context = screen(browser, width)
            weight, _page = weigh(context, url + path)
            context.close()
            parts = " ".join(f"{weight.bytes[kind] / 1000:6.1f}" for kind in KINDS)
            print(f"{name:34}{width:5} {weight.kb:7.1f} {parts}  {weight.requests:4}  {weight.shift}", flush=True)
            if is_loud:
                for size, address in sorted(weight.largest, reverse=True)[:8]:
                    print(f"    {size:8} {address.removeprefix(url)[:110]}")
            is_room = name.startswith("room") and width == 390
            row(f"{name}, {width} px", round(weight.kb, 1), "KB", ROOM_MOST_KB if is_room else None)
            for kind in KINDS:
                row(f"{name}, {width} px: {kind}", round(weight.bytes[kind] / 1000, 1), "KB", None)
            row(f"{name}, {width} px: requests", weight.requests, "requests", None)
            row(f"{name}, {width} px: layout shift", weight.shift, "", MOST_SHIFT)
    kb, seen = visit(browser, url)
    row(f"a visit of {seen} pages, 390 px", round(kb["all"], 1), "KB", None)
    row(f"a visit of {seen} pages, 390 px: fonts", round(kb["font"], 1), "KB", None)
    print(f"a visit of {seen} pages at 390 px: {kb['all']:.0f} KB, {kb['font']:.0f} KB of it fonts")
    return rows


def visit(browser: Browser, url: str) -> tuple[dict[str, float], int]:
    """Walk from the home page through one room and its works; return KB by kind (`all` too) and how many pages."""
    context = screen(browser, 390)
    page = context.new_page()
    page.goto(f"{url}/one-sheet/room-1/")
    works = list(dict.fromkeys(page.evaluate(EXHIBITS)))
    context.close()
    context, kb = screen(browser, 390), {"all": 0.0, "font": 0.0}
    paths = ["/", "/one-sheet/", "/one-sheet/room-1/", *works]
    for path in paths:
        weight, page = weigh(context, url + path)
        kb["all"] += weight.kb
        kb["font"] += weight.bytes["font"] / 1000
        page.close()
    context.close()
    return kb, len(paths)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--url", help="a product that runs already")
    options.add_argument("--loud", action="store_true", help="name the largest files of each page")
    given = options.parse_args()
    out = ROOT / "var" / "bench"
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="zhancang-weight-") as folder:
        fonts = Path(folder) / "fonts.conf"
        fonts.write_text(FONTLESS.format(cache=Path(folder) / "cache"))
        product = None
        if not given.url:
            product = Product(Path(folder) / "var", free_port())
            product.var.mkdir()
            product.manage("migrate", "-v0")
            product.manage("demo", "--scale", "small")
            product.start()
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path=shutil.which("chromium"),
                    args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
                    env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
                )
                rows = measure(browser, product.url if product else given.url, is_loud=given.loud)
                browser.close()
        finally:
            if product:
                product.stop()
    (out / "weight.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", "utf-8")
    missed = [str(one["name"]) for one in rows if one["holds"] is False]
    print(f"{len(missed)} targets missed: {', '.join(missed)}" if missed else "every target holds")
    return 0


if __name__ == "__main__":
    sys.exit(main())
