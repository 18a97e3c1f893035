"""The whole product for browser tests: real server, real worker, the demo's content, real Chromium, a folder of its own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
SCREENS = ROOT / "var" / "screens"
PASSWORD = "zhancang-demo"
START_SECONDS = 60


def free_port() -> int:
    """Return a port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Product:
    """A running product: where it answers, where its files lie, and how to stop and start it."""

    var: Path
    port: int
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "VAR_DIR": str(self.var),
            "BASE_URL": self.url,
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "LOG_LEVEL": "WARNING",
        }

    def manage(self, *arguments: str) -> str:
        """Run one command of the product in a process of its own; return what it printed."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{arguments}: {done.stdout[-2000:]}\n{done.stderr[-4000:]}"
        return done.stdout

    def start(self) -> None:
        """Start web server and worker as `make run` does, and wait until the site answers."""
        log = (self.var / "serve.log").open("ab")
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", str(self.port), "--no-demo"],
            cwd=ROOT,
            env=self.environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"{self.url}/sign-in/", timeout=5) as answer:
                    if answer.status == 200:
                        return
            except (URLError, ConnectionError, TimeoutError):
                time.sleep(0.2)
        self.kill()
        raise AssertionError(f"the server did not answer: {(self.var / 'serve.log').read_text()[-4000:]}")

    def kill(self) -> None:
        """End all its processes at once, as a power cut does."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(30)

    def stop(self) -> int:
        """Stop both as Ctrl-C does; return the exit code."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(30)


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The product with the small demo, started once for all browser tests of a process."""
    running = Product(tmp_path_factory.mktemp("product"), free_port())
    running.manage("migrate", "-v0")
    running.manage("demo", "--scale", "small")
    running.start()
    yield running
    running.stop()
    shutil.rmtree(running.var, ignore_errors=True)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium without a window."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        )
        yield chromium
        chromium.close()


@pytest.fixture
def sign_in(product: Product, browser: Browser) -> Iterator[Callable[[str | None], Page]]:
    """Open a page as a demo person, or as a visitor with None; each in a browser context of its own.

    A request to another host, an error in the page's scripts or a refused resource fails the test.
    """
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_as(person: str | None, **options: object) -> Page:
        context = browser.new_context(**{"locale": "zh-CN", "viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
        page.on(
            "request",
            lambda request: (
                faults.append(f"another host: {request.url}")
                if not request.url.startswith((product.url, "data:", "blob:"))
                else None
            ),
        )
        page.on(
            "response", lambda answer: faults.append(f"{answer.status} {answer.url}") if answer.status >= 500 else None
        )
        if person:
            page.goto(f"{product.url}/sign-in/")
            page.fill("#id_username", person)
            page.fill("#id_password", PASSWORD)
            page.click("main button[type=submit]")
            page.wait_for_url(lambda url: "sign-in" not in url)
        return page

    yield open_as
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def photograph() -> Callable[[Page, str], None]:
    """Photograph a page at 1280 and 390 px, by daylight and at dusk, into var/screens/; the CMS by daylight only."""
    SCREENS.mkdir(parents=True, exist_ok=True)

    def take(page: Page, name: str) -> None:
        before = page.viewport_size
        for scheme in ("light",) if name.startswith("cms-") else ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            for width, height in ((1280, 900), (390, 844)):
                page.set_viewport_size({"width": width, "height": height})
                page.wait_for_timeout(120)
                page.screenshot(path=SCREENS / f"{name}-{width}-{scheme}.png")
        page.emulate_media(color_scheme="light")
        if before:
            page.set_viewport_size(before)

    return take
