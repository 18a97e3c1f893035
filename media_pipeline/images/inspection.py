"""Reads what a picture is and checks that it decodes from its first line to its last. Runs in the child only."""

import math
import struct
from io import BytesIO
from pathlib import Path
from typing import Any

import pyvips
from PIL import ExifTags, Image, ImageCms

from media_pipeline.images.opening import FAIL_ON, Opened, open_image

MOST_PAGES = 200
_KEPT_TEXT_CHARACTERS = 20_000
_LONGEST_KEPT_BYTES = 64
_METADATA_ERRORS = (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, struct.error, OverflowError)
"""What Pillow raises over metadata that is no metadata; a picture is never refused for it."""


def inspect(path: Path, file_format: str) -> dict[str, Any]:
    """Return the facts about a picture as JSON values. Raises Refusal, or pyvips.Error for a damaged one."""
    opened = open_image(path, file_format)
    pages, animated = _count_pages(opened)
    metadata = _read_metadata(path)
    _decode_all(opened)
    turned = opened.orientation >= 5
    width, height = opened.image.width, opened.image.height
    profile_name = _profile_name(opened.image)
    return {
        "width_px": height if turned else width,
        "height_px": width if turned else height,
        "pages": pages,
        "animated": animated,
        "colour_profile": profile_name,
        "orientation_is_bad": opened.orientation_is_bad or _states_bad_orientation(metadata),
        # libvips drops a profile that doesn't fit without a word.
        "profile_is_wrong": opened.profile_is_wrong or ("colour_profile_bytes" in metadata and not profile_name),
        "has_position": _has_position(opened.image, metadata),
        "metadata": metadata,
    }


def _decode_all(opened: Opened) -> None:
    image = opened.image
    if opened.format == "jpeg":
        # Every coefficient is still read, but an eighth of the pixels is worked out.
        image = pyvips.Image.jpegload(str(opened.path), access="sequential", fail_on=FAIL_ON, shrink=8)
    image.avg()


def _count_pages(opened: Opened) -> tuple[int, bool]:
    if not opened.image.get_typeof("n-pages"):
        return 1, False
    pages = opened.image.get("n-pages")
    if opened.format in {"gif", "webp", "avif"}:
        return pages, pages > 1
    if opened.format != "tiff":
        return 1, False
    return 1 + sum(1 for page in range(1, min(pages, MOST_PAGES)) if _is_own_page(opened, page)), False


def _is_own_page(opened: Opened, page: int) -> bool:
    # A page of half the size or less is a step of a pyramid or a preview, not a leaf of an album.
    image = pyvips.Image.tiffload(str(opened.path), page=page)
    return bool(image.width * 2 > opened.image.width or image.height * 2 > opened.image.height)


def _profile_name(image: pyvips.Image) -> str:
    if not image.get_typeof("icc-profile-data"):
        return ""
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(image.get("icc-profile-data")))
        return ImageCms.getProfileDescription(profile).strip()[:200]
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return "unknown"


def _read_metadata(path: Path) -> dict[str, Any]:
    try:
        with Image.open(path) as picture:
            exif = picture.getexif()
            parts: dict[str, Any] = {
                "exif": _named(exif, ExifTags.TAGS),
                "camera": _named(exif.get_ifd(ExifTags.IFD.Exif), ExifTags.TAGS),
                "position": _named(exif.get_ifd(ExifTags.IFD.GPSInfo), ExifTags.GPSTAGS),
            }
            xmp = picture.info.get("xmp")
            comment = picture.info.get("comment")
            profile = picture.info.get("icc_profile")
    except _METADATA_ERRORS:
        return {}
    for name, value in (("xmp", xmp), ("comment", comment)):
        if isinstance(value, bytes | str) and value:
            parts[name] = _as_text(value)
    if profile:
        parts["colour_profile_bytes"] = len(profile)
    return {name: part for name, part in parts.items() if part}


def _named(values: Any, names: dict[int, str]) -> dict[str, Any]:
    return {names.get(tag, str(tag)): _as_json(value) for tag, value in values.items()}


def _as_json(value: Any) -> Any:
    match value:
        case bool() | int() | None:
            return value
        case str():
            return value[:_KEPT_TEXT_CHARACTERS]
        case bytes():
            return value.hex() if len(value) <= _LONGEST_KEPT_BYTES else f"{len(value)} bytes"
        case dict():
            return {str(key): _as_json(part) for key, part in value.items()}
        case list() | tuple():
            return [_as_json(part) for part in value[:1000]]
    try:
        number = float(value)
    except (TypeError, ValueError, ZeroDivisionError):
        return str(value)[:_KEPT_TEXT_CHARACTERS]
    return number if math.isfinite(number) else str(value)


def _as_text(value: bytes | str) -> str:
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
    return text[:_KEPT_TEXT_CHARACTERS]


def _states_bad_orientation(metadata: dict[str, Any]) -> bool:
    orientation = metadata.get("exif", {}).get("Orientation", 1)
    return not (isinstance(orientation, int) and 1 <= orientation <= 8)


def _has_position(image: pyvips.Image, metadata: dict[str, Any]) -> bool:
    if metadata.get("position") or "GPSLatitude" in metadata.get("xmp", ""):
        return True
    return any(name.startswith("exif-ifd3-") for name in image.get_fields())
