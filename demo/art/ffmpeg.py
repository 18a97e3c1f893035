"""Calls ffmpeg and ffprobe. Each function raises FileNotFoundError when the tool is missing, and FfmpegFailed."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO


class FfmpegFailed(RuntimeError):
    """ffmpeg ended with an error; its own words are the message."""


def tool(name: str) -> str:
    """Return the tool's full path."""
    path = shutil.which(name)
    if path is None:
        raise FileNotFoundError(f"{name} was not found: install ffmpeg, with libx264 and libx265.")
    return path


def run(*arguments: object, name: str = "ffmpeg") -> bytes:
    """Run ffmpeg (or ffprobe) to its end and return what it wrote to its output."""
    command = [tool(name), "-v", "error", *(["-y"] if name == "ffmpeg" else []), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        raise FfmpegFailed(done.stderr.decode(errors="replace").strip())
    return done.stdout


@contextmanager
def feed(*arguments: object) -> Iterator[IO[bytes]]:
    """Run ffmpeg with a pipe to write its input to; leaving the block waits for its end."""
    command = [tool("ffmpeg"), "-v", "error", "-y", *map(str, arguments)]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        if process.stdin is None:
            raise FfmpegFailed("ffmpeg gave no pipe")
        yield process.stdin
        process.stdin.close()
    if process.returncode:
        raise FfmpegFailed(f"ffmpeg could not write {arguments[-1]}")
