"""System checks: what the pipeline needs from the machine, each with what to do."""

import shutil
from typing import Any

from django.core.checks import CheckMessage, Error, register

from media_pipeline.runner import TOOLS


@register()
def check_tools(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Name each program that is missing."""
    return [
        Error(
            f"The program {tool} is missing.",
            hint="On Debian: apt-get install ffmpeg util-linux (`make setup` does it).",
            id="media_pipeline.E001",
        )
        for tool in TOOLS
        if shutil.which(tool) is None
    ]
