"""Opens a picture of a known format safely and brings it to upright 8-bit sRGB. Runs in the child only."""

from dataclasses import dataclass
from pathlib import Path

import pillow_heif
import pyvips
from PIL import Image

MOST_PIXELS = 500_000_000
PAPER = (0xEF, 0xE9, 0xDC)
"""The ground under a picture with clear parts, where a rendition has none."""

# 'truncated' lets a cut TIFF pass; 'error' refuses it, too, and passes files that have only warnings.
FAIL_ON = "error"

_PROFILE_SPACES = {b"RGB ": 3, b"GRAY": 1, b"CMYK": 4, b"Lab ": 3}

Image.MAX_IMAGE_PIXELS = None  # The limit is MOST_PIXELS, held against the header before a pixel is decoded.


class Refusal(Exception):
    """A picture that can't be taken: a code and values; the parent knows the sentence."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


@dataclass(frozen=True)
class Opened:
    """A picture whose header was read: the image to decode from, and what was found wrong but bearable."""

    image: pyvips.Image
    format: str
    path: Path
    orientation: int
    orientation_is_bad: bool
    profile_is_wrong: bool


def open_image(path: Path, file_format: str, *, in_order: bool = True) -> Opened:
    """Return the first page of the picture; `in_order` reads from top to bottom and keeps memory flat.

    `path` must be a name of ours, since libvips reads options from brackets in names. Raises Refusal for a picture
    with too many pixels before any is decoded, and pyvips.Error for one that is damaged.
    """
    image = _open_heic(path) if file_format == "heic" else _open_by_vips(path, in_order)
    orientation = image.get("orientation") if image.get_typeof("orientation") else 1
    is_bad = not (isinstance(orientation, int) and 1 <= orientation <= 8)
    if is_bad:
        image = image.copy()
        image.remove("orientation")
        orientation = 1
    profile_is_wrong = _has_wrong_profile(image)
    if profile_is_wrong:
        image = image.copy()
        image.remove("icc-profile-data")
    return Opened(image, file_format, path, orientation, is_bad, profile_is_wrong)


def refuse_too_many_pixels(width_px: int, height_px: int) -> None:
    """Raise Refusal if a header promises more pixels than the pipeline takes."""
    if width_px * height_px > MOST_PIXELS:
        raise Refusal("too_many_pixels", width=width_px, height=height_px, limit=MOST_PIXELS // 1_000_000)


def shrunk(opened: Opened, width_px: int) -> pyvips.Image:
    """Return the picture upright in sRGB, decoded once at no more than this width, in memory."""
    bounds = {"height": 10**7, "size": "down", "output_profile": "srgb"}
    if opened.format in {"heic", "avif"} or opened.profile_is_wrong:
        image = opened.image.thumbnail_image(width_px, **bounds)
    else:
        # By name, since this is what lets libvips shrink while loading; thumbnail_source ignores fail_on.
        image = pyvips.Image.thumbnail(str(opened.path), width_px, fail_on=FAIL_ON, **bounds)
    return in_srgb(image).copy_memory()


def whole(opened: Opened) -> pyvips.Image:
    """Return the whole picture upright in sRGB, not yet decoded."""
    image = opened.image
    if opened.orientation != 1:
        # Turning needs the pixels in any order: kept in memory, or past 100 MB in a temporary file.
        image = open_image(opened.path, opened.format, in_order=False).image
    image = image.autorot()
    if image.get_typeof("icc-profile-data"):
        image = image.icc_transform("srgb", embedded=True)
    return in_srgb(image)


def in_srgb(image: pyvips.Image) -> pyvips.Image:
    """Return the image, whose profile has been applied, in 8-bit sRGB with three bands, or four with clear parts."""
    if image.interpretation != "srgb":
        image = image.colourspace("srgb")
    if image.format != "uchar":
        image = image.cast("uchar")
    return image if image.bands <= 4 else image.extract_band(0, n=3)


def on_paper(image: pyvips.Image) -> pyvips.Image:
    """Return the image without clear parts: they lie on the paper ground."""
    return image.flatten(background=list(PAPER)) if image.hasalpha() else image


def _open_by_vips(path: Path, in_order: bool) -> pyvips.Image:
    access = "sequential" if in_order else "random"
    image = pyvips.Image.new_from_file(str(path), access=access, fail_on=FAIL_ON)
    refuse_too_many_pixels(image.width, image.height)
    if image.get_typeof("heif-primary") and image.get("heif-primary"):
        image = pyvips.Image.new_from_file(str(path), access=access, fail_on=FAIL_ON, page=image.get("heif-primary"))
        refuse_too_many_pixels(image.width, image.height)
    return image


def _open_heic(path: Path) -> pyvips.Image:
    # The libvips wheel has no HEVC decoder; pillow-heif brings one. It has turned the pixels by itself.
    pillow_heif.register_heif_opener()
    with Image.open(path) as picture:
        refuse_too_many_pixels(picture.width, picture.height)
        kind = "RGBA" if "A" in picture.mode else "RGB"
        pixels = picture.convert(kind)
        profile = picture.info.get("icc_profile")
    image = pyvips.Image.new_from_memory(pixels.tobytes(), pixels.width, pixels.height, len(kind), "uchar")
    image = image.copy(interpretation="srgb")
    if profile:
        image.set_type(pyvips.GValue.blob_type, "icc-profile-data", profile)
    return image


def _has_wrong_profile(image: pyvips.Image) -> bool:
    if not image.get_typeof("icc-profile-data"):
        return False
    profile = image.get("icc-profile-data")
    colour_bands = image.bands - (1 if image.hasalpha() else 0)
    return _PROFILE_SPACES.get(bytes(profile[16:20])) != int(colour_bands)
