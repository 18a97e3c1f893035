"""The parent's side of the image child: one child process for each request, within limits, its answer checked."""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from media_pipeline.exceptions import RefusedFile, ToolFailed, ToolStalled
from media_pipeline.runner import IMAGE_LIMITS, Finished, run_python
from media_pipeline.wording import fill

_REASONS = {
    "damaged": _(
        "The picture can't be read to its end: the file is incomplete or damaged. "
        "Open it on your computer, save it again and send that, or send the whole file again."
    ),
    "too_heavy": _(
        "The picture needs more memory than is allowed. Save it as a JPEG or TIFF without interlacing and send that."
    ),
    "too_many_pixels": _(
        "The picture is %(width)s × %(height)s pixels; at most %(limit)s megapixels are taken. "
        "Send it at a smaller size."
    ),
}


def inspect_image(path: Path, file_format: str) -> dict[str, Any]:
    """Return the child's facts about a picture (see `inspection.inspect`). Raises RefusedFile."""
    return _ask("inspect", path, file_format)


def render_image(path: Path, file_format: str, out: Path, on_progress: Callable[[float], None]) -> dict[str, Any]:
    """Make the renditions of a picture under `out`; return their records, colour and placeholder."""
    return _ask("render", path, file_format, str(out.resolve()), on_progress=on_progress)


def render_poster(frames: Path, out: Path) -> dict[str, Any]:
    """Make a film's poster in all sizes from candidate frames of ours; return records, colour, placeholder."""
    return _ask("poster", frames, str(out.resolve()))


def join_storyboard(frames: Path, out: Path, step_seconds: float, duration_seconds: float) -> dict[str, Any]:
    """Join a film's small frames of ours to a sprite with its WebVTT; return their records."""
    return _ask("storyboard", frames, str(out.resolve()), str(step_seconds), str(duration_seconds))


def _ask(
    action: str, path: Path, *arguments: str, on_progress: Callable[[float], None] | None = None
) -> dict[str, Any]:
    def read_line(line: str) -> None:
        if on_progress and line.startswith('{"progress"'):
            on_progress(json.loads(line)["progress"])

    with tempfile.TemporaryDirectory(prefix="zhancang-image-") as scratch:
        # libvips reads options from brackets in a name, so the child sees a name of ours.
        name = Path(scratch) / "source"
        name.symlink_to(path.resolve())
        try:
            finished = run_python(
                "media_pipeline.images", action, str(name), *arguments,
                limits=IMAGE_LIMITS, folder=Path(scratch), on_line=read_line,
            )  # fmt: skip
        except ToolStalled as error:
            raise RefusedFile("too_heavy", _REASONS["too_heavy"]) from error
    return _answer_of(finished)


def _answer_of(finished: Finished) -> dict[str, Any]:
    lines = finished.output.decode("utf-8", "replace").splitlines()
    last = json.loads(lines[-1]) if finished.exit_status == 0 and lines else {}
    if "answer" in last:
        return dict(last["answer"])
    if "refused" in last:
        code = last["refused"]
        raise RefusedFile(code, fill(_REASONS[code], **last["values"])) from ToolFailed(
            "images", last.get("detail", code), exit_status=0
        )
    if finished.exit_status < 0:
        # A signal: the decoder crashed, or the kernel ended it for its memory.
        raise RefusedFile("damaged", _REASONS["damaged"]) from ToolFailed(
            "images", finished.errors, exit_status=finished.exit_status
        )
    raise ToolFailed("images", finished.errors, exit_status=finished.exit_status)
