"""Makes the sizes of a picture from one decode, and its share card, square, colour and placeholder. In the child."""

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyvips
from PIL import Image

from media_pipeline.images.opening import PAPER, Opened, on_paper, shrunk
from media_pipeline.images.sizes import STRIP_PIECE_PX, Size, sizes_for, strip_size

SHARE_WIDTH_PX, SHARE_HEIGHT_PX, SHARE_MARGIN_PX = 1200, 630, 45
SQUARE_PX = 320
PLACEHOLDER_PX = 20

JPEG = {"Q": 82, "optimize_coding": True, "interlace": True}
WEBP = {"Q": 80, "effort": 4}
# libvips' own effort of 4 costs four times as much for one percent of the bytes.
AVIF = {"compression": "av1", "Q": 60, "effort": 3}

Record = dict[str, Any]


def file_record(out: Path, name: str, kind: str, path: str, mime: str, image: pyvips.Image) -> Record:
    """Return the record of a file that was written."""
    size = (out / path).stat().st_size
    return {
        "name": name, "kind": kind, "path": path, "mime": mime,
        "bytes": size, "width_px": image.width, "height_px": image.height,
    }  # fmt: skip


def write_image(image: pyvips.Image, out: Path, kind: str, path: str, name: str) -> Record:
    """Write one rendition as 'avif', 'webp' or 'jpeg', with no metadata but the colour profile."""
    target = out / path
    target.parent.mkdir(parents=True, exist_ok=True)
    if kind == "avif":
        image.heifsave(str(target), keep="icc", **AVIF)
    elif kind == "webp":
        image.webpsave(str(target), keep="icc", **WEBP)
    else:
        on_paper(image).jpegsave(str(target), keep="icc", **JPEG)
    return file_record(out, name, kind, path, f"image/{kind}", image)


def render_sizes(
    opened: Opened, width_px: int, height_px: int, out: Path, on_progress: Callable[[float], None]
) -> tuple[list[Record], pyvips.Image]:
    """Make every size in three formats, and the strip of a long scroll; return the records and the largest image.

    `width_px` and `height_px` are as displayed. One decode; each size comes from the one above it.
    """
    sizes = sizes_for(width_px, height_px)
    strip = strip_size(width_px, height_px)
    largest = shrunk(opened, max(sizes[-1].width_px, strip[0] if strip else 0))
    made = _strip_pieces(largest, strip, out) if strip else []
    image = largest
    for step, size in enumerate(reversed(sizes)):
        image = fitted(image, size)
        made.extend(
            write_image(image, out, kind, f"{kind}/{size.label}.{suffix}", f"{kind}-{size.label}")
            for kind, suffix in (("avif", "avif"), ("webp", "webp"), ("jpeg", "jpg"))
        )
        on_progress((step + 1) / len(sizes))
    return made, image_for_extras(largest)


def fitted(image: pyvips.Image, size: Size) -> pyvips.Image:
    """Return the image at exactly this size, which is never larger than the image."""
    if (image.width, image.height) == (size.width_px, size.height_px):
        return image
    return image.thumbnail_image(size.width_px, height=size.height_px, size="force").copy_memory()


def image_for_extras(image: pyvips.Image) -> pyvips.Image:
    """Return the image at a size from which the share card, square, colour and placeholder are quickly made."""
    return image.thumbnail_image(SHARE_WIDTH_PX, height=SHARE_WIDTH_PX, size="down").copy_memory()


def render_extras(image: pyvips.Image, out: Path) -> tuple[list[Record], str, str]:
    """Make share card and square of an image; return the records, its main colour and its placeholder."""
    flat = on_paper(image)
    made = [_share_card(flat, out), _square(flat, out)]
    return made, main_colour(flat), placeholder(flat)


def main_colour(image: pyvips.Image) -> str:
    """Return the colour that covers most of the picture, as `#rrggbb`."""
    small = _in_pillow(image.thumbnail_image(64, height=64, size="down"))
    reduced = small.quantize(colors=6, method=Image.Quantize.MEDIANCUT)
    counts = reduced.getcolors() or [(1, 0)]
    _count, index = max(counts)
    palette = reduced.getpalette() or [*PAPER]
    red, green, blue = palette[3 * int(index) : 3 * int(index) + 3]  # type: ignore[call-overload]
    return f"#{red:02x}{green:02x}{blue:02x}"


def placeholder(image: pyvips.Image) -> str:
    """Return a tiny blurred picture as a data URI, some 150 bytes."""
    tiny = image.thumbnail_image(PLACEHOLDER_PX, height=PLACEHOLDER_PX, size="down")
    content = tiny.webpsave_buffer(Q=40, effort=4, keep="none")
    return "data:image/webp;base64," + base64.b64encode(content).decode("ascii")


def _share_card(image: pyvips.Image, out: Path) -> Record:
    inner_width, inner_height = SHARE_WIDTH_PX - 2 * SHARE_MARGIN_PX, SHARE_HEIGHT_PX - 2 * SHARE_MARGIN_PX
    work = image.thumbnail_image(inner_width, height=inner_height, size="down")
    card = work.gravity("centre", SHARE_WIDTH_PX, SHARE_HEIGHT_PX, extend="background", background=list(PAPER))
    return {**write_image(card, out, "jpeg", "share.jpg", "share"), "kind": "share"}


def _square(image: pyvips.Image, out: Path) -> Record:
    side = min(SQUARE_PX, image.width, image.height)
    square = image.thumbnail_image(side, height=side, crop="centre")
    return {**write_image(square, out, "jpeg", "square.jpg", "square"), "kind": "square"}


def _strip_pieces(image: pyvips.Image, strip: tuple[int, int], out: Path) -> list[Record]:
    width, height = strip
    whole_strip = fitted(image, Size(0, width, height))
    made: list[Record] = []
    for number, left in enumerate(range(0, width, STRIP_PIECE_PX), start=1):
        piece = whole_strip.crop(left, 0, min(STRIP_PIECE_PX, width - left), height)
        for kind, suffix in (("webp", "webp"), ("jpeg", "jpg")):
            name = f"strip-{number}" if kind == "jpeg" else f"strip-{kind}-{number}"
            record = write_image(piece, out, kind, f"strip/{number}.{suffix}", name)
            made.append({**record, "kind": "strip"})
    return made


def _in_pillow(image: pyvips.Image) -> Image.Image:
    image = image.extract_band(0, n=3) if image.bands > 3 else image
    return Image.frombytes("RGB", (image.width, image.height), image.write_to_memory())
