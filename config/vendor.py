"""Copies what pages use of the pinned npm packages into static/vendor/. Run by `make setup`; needs no Django.

Each target folder also gets the package's licence, so that a copy of static/ carries it. The whole faces, from which
pages' fonts are cut, are joined under fonts/.
"""

import re
import shutil
import sys
from pathlib import Path

from config.font_sources import cut_latin, join

ROOT = Path(__file__).resolve().parents[1]
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "static" / "vendor"

# package -> files and folders to copy, as (from, to)
COPIES: dict[str, list[tuple[str, str]]] = {
    "hls.js": [("dist/hls.min.mjs", "hls.min.mjs")],
    "openseadragon": [("build/openseadragon/openseadragon.min.js", "openseadragon.min.js")],
    "tus-js-client": [("dist/tus.min.js", "tus.min.js")],
    "media-chrome": [("dist/iife/index.js", "media-chrome.js")],
    "axe-core": [("axe.min.js", "axe.min.js")],
    "@fontsource-variable/noto-serif-sc": [("index.css", "index.css"), ("files", "files")],
    # for judges, to whom a script brings work after work: nothing is cut for them
    "lxgw-wenkai-webfont": [("lxgwwenkai-regular.css", "index.css"), ("files", "files")],
}
FACES = {
    "song": ("@fontsource-variable/noto-serif-sc", "files/noto-serif-sc-*-wght-normal.woff2"),
    "kai": ("lxgw-wenkai-webfont", "files/lxgwwenkai-regular-subset-*.woff2"),
}
LICENCES = ("LICENSE", "LICENSE.txt", "LICENSE.md", "OFL.txt")
SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


def copy_package(package: str, copies: list[tuple[str, str]]) -> None:
    """Copy one package's files; stop with a sentence if the package isn't installed."""
    source = MODULES / package
    target = VENDOR / package.removeprefix("@").replace("/", "-")
    if not source.is_dir():
        sys.exit(f"{package} is not in node_modules: run `npm ci` first.")
    target.mkdir(parents=True)
    for origin, name in copies:
        if (source / origin).is_dir():
            shutil.copytree(source / origin, target / name)
        elif name.endswith((".js", ".mjs")):
            (target / name).write_text(SOURCE_MAP.sub("", (source / origin).read_text("utf-8")), "utf-8")
        else:
            shutil.copyfile(source / origin, target / name)
    for licence in LICENCES:
        if (source / licence).is_file():
            shutil.copyfile(source / licence, target / licence)
    _drop_unused_fonts(target)


def _drop_unused_fonts(target: Path) -> None:
    """Keep only the font files that the style sheet names."""
    sheet = target / "index.css"
    if sheet.is_file():
        used = sheet.read_text("utf-8")
        for file in (target / "files").iterdir():
            if file.name not in used:
                file.unlink()


def make_faces() -> None:
    """Join each face under fonts/, and cut its letters and figures into static/vendor/fonts/."""
    for face, (package, pattern) in FACES.items():
        slices = sorted((MODULES / package).glob(pattern))
        join(slices, ROOT / "fonts" / f"{face}.ttf")
        cut_latin(slices, VENDOR / "fonts" / f"{face}-latin.woff2")
        for name in LICENCES:
            if (MODULES / package / name).is_file():
                shutil.copyfile(MODULES / package / name, VENDOR / "fonts" / f"{face}-{name}")


def main() -> None:
    """Make static/vendor/ and fonts/ anew."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    for package, copies in COPIES.items():
        copy_package(package, copies)
    make_faces()
    print(f"static/vendor/: {len(COPIES)} packages")  # noqa: T201 -- a command's own output


if __name__ == "__main__":
    main()
