"""System checks: what the pipeline needs from the machine, each with what to do."""

import os
import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as Caution

from media_pipeline.fonts import FACES, source_of
from media_pipeline.runner import TOOLS

NEEDED_FORMATS = frozenset({".jpg", ".png", ".tif", ".webp", ".avif", ".heic"})


@register()
def check_tools(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Name each program that is missing."""
    return [
        Error(
            f"The program {tool} is missing.",
            hint="On Debian: apt-get install ffmpeg util-linux (`make setup` does it).",
            id="zhancang.E001",
        )
        for tool in TOOLS
        if shutil.which(tool) is None
    ]


@register()
def check_image_library(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Say whether libvips is there and writes every format that renditions have."""
    hint = "pip install -r requirements.txt: the package pyvips-binary brings libvips with AVIF and HEIF."
    try:
        import pyvips  # noqa: PLC0415 -- only this check needs it outside the image child
    except (ImportError, OSError) as error:
        return [Error(f"The image library libvips can't be loaded: {error}", hint=hint, id="zhancang.E002")]
    missing = sorted(NEEDED_FORMATS.difference(pyvips.get_suffixes()))
    if not missing:
        return []
    return [Error(f"libvips here can't write {', '.join(missing)}.", hint=hint, id="zhancang.E003")]


@register()
def check_upload_folder(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Say whether files on their way can be written."""
    folder = Path(settings.UPLOAD_DIR)
    nearest = next(place for place in (folder, *folder.parents) if place.exists())
    if nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK):
        return []
    return [
        Error(
            f"Uploads can't be written to {folder}.",
            hint=f"Set UPLOAD_DIR to a folder that this user may write, or mend the rights of {nearest}.",
            id="zhancang.E004",
        )
    ]


@register()
def check_faces(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Name each face that is missing: pages then show the visitor's own fonts."""
    return [
        Caution(
            f"The face {source_of(face)} is missing, so pages come without it.",
            hint="`make setup` makes it from the npm packages; by hand: npm ci, then python -m config.vendor.",
            id="zhancang.W005",
        )
        for face in FACES
        if not source_of(face).is_file()
    ]
