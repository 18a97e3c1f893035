"""Runs the programs that read untrusted files: ffmpeg, ffprobe and Python children with libvips.

Always an argument list, never a shell. Each run has its own process group, a bare environment without the server's
secrets, limits on memory and processor time that are set before the program starts, a total limit and a stall limit.
The child dies with its worker (`setpriv --pdeathsig`), so that a killed worker leaves no encoder behind.
"""

import contextlib
import os
import selectors
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from media_pipeline.exceptions import ToolFailed, ToolMissing, ToolStalled

MIB = 1024 * 1024
PROJECT_FOLDER = Path(__file__).resolve().parent.parent
TOOLS = ("ffmpeg", "ffprobe", "prlimit", "setpriv")
"""Programs that must be installed; the system check names the missing ones."""

_MOST_OUTPUT_BYTES = 64 * MIB
_KEPT_ERROR_CHARACTERS = 4000


@dataclass(frozen=True)
class Limits:
    """What one run may use. `stall_seconds` is the longest silence on standard output; None where it is no sign."""

    total_seconds: float
    memory_bytes: int
    stall_seconds: float | None = None


@dataclass(frozen=True)
class Finished:
    """How a run ended. `exit_status` is negative when a signal ended it."""

    exit_status: int
    output: bytes
    errors: str


PROBE_LIMITS = Limits(total_seconds=60, memory_bytes=2048 * MIB)
IMAGE_LIMITS = Limits(total_seconds=900, memory_bytes=2048 * MIB)


def film_limits(duration_seconds: float) -> Limits:
    """Return the limits for work on a film or recording of this length."""
    return Limits(total_seconds=max(600.0, 60 * duration_seconds), memory_bytes=4096 * MIB, stall_seconds=120)


def tool_path(tool: str) -> str:
    """Return the absolute path of a program, or raise ToolMissing."""
    found = shutil.which(tool)
    if found is None:
        raise ToolMissing(tool, f"{tool} is not installed")
    return found


def run(
    arguments: Sequence[str],
    *,
    limits: Limits,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
    on_line: Callable[[str], None] | None = None,
) -> Finished:
    """Run a program to its end and return how it ended; a bad exit status is the caller's to judge.

    The first argument is the program's name or absolute path. `on_line` gets each line of standard output as it
    comes. Raises ToolMissing, or ToolStalled after a limit has passed (the whole process group is ended first).
    """
    tool = Path(arguments[0]).name
    command = [*_launcher(limits), tool_path(arguments[0]), *arguments[1:]]
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env={"PATH": os.defpath, "LANG": "C.UTF-8", **(environment or {})},
        start_new_session=True,
    ) as process:
        try:
            output, errors = _read_to_end(process, tool, limits, on_line)
            _await_end(process, tool)
        finally:
            # Before the exit status is collected: until then nobody else can get this process id.
            _end_group(process)
    return Finished(process.returncode, output, errors)


def run_checked(arguments: Sequence[str], *, limits: Limits, on_line: Callable[[str], None] | None = None) -> Finished:
    """Run a program as `run` does, and raise ToolFailed if its exit status isn't 0."""
    finished = run(arguments, limits=limits, on_line=on_line)
    if finished.exit_status != 0:
        raise ToolFailed(Path(arguments[0]).name, finished.errors, exit_status=finished.exit_status)
    return finished


def run_python(
    module: str, *arguments: str, limits: Limits, folder: Path, on_line: Callable[[str], None] | None = None
) -> Finished:
    """Run one of our modules in a child of its own, working in `folder`, with libvips' unsafe loaders off."""
    environment = {
        "PYTHONPATH": str(PROJECT_FOLDER),
        "TMPDIR": str(folder),
        "VIPS_BLOCK_UNTRUSTED": "1",
        "VIPS_CONCURRENCY": str(min(os.cpu_count() or 1, 4)),
    }
    command = [sys.executable, "-P", "-m", module, *arguments]
    return run(command, limits=limits, folder=folder, environment=environment, on_line=on_line)


def _launcher(limits: Limits) -> list[str]:
    processor_seconds = int(limits.total_seconds * (os.cpu_count() or 1)) + 1
    return [
        tool_path("setpriv"),
        "--pdeathsig",
        "KILL",
        "--no-new-privs",
        tool_path("prlimit"),
        f"--as={limits.memory_bytes}",
        f"--cpu={processor_seconds}",
        "--core=0",
    ]


def _read_to_end(
    process: subprocess.Popen[bytes], tool: str, limits: Limits, on_line: Callable[[str], None] | None
) -> tuple[bytes, str]:
    began = last_sign = time.monotonic()
    collected = {"output": bytearray(), "errors": bytearray()}
    read_to = 0
    with selectors.DefaultSelector() as selector:
        for name, stream in _streams(process):
            os.set_blocking(stream.fileno(), False)
            selector.register(stream, selectors.EVENT_READ, name)
        while selector.get_map():
            for key, _events in selector.select(timeout=1):
                piece = os.read(key.fd, 65536)
                if not piece:
                    selector.unregister(key.fileobj)
                    continue
                collected[key.data] += piece
                if key.data == "output":
                    last_sign = time.monotonic()
                    if on_line:
                        read_to = _pass_lines(collected["output"], read_to, on_line)
            if len(collected["output"]) > _MOST_OUTPUT_BYTES:
                raise ToolFailed(tool, "printed far too much")
            del collected["errors"][: -4 * _KEPT_ERROR_CHARACTERS]
            now = time.monotonic()
            if now - began > limits.total_seconds:
                raise ToolStalled(tool, f"was ended after {limits.total_seconds:.0f} seconds")
            if limits.stall_seconds is not None and now - last_sign > limits.stall_seconds:
                raise ToolStalled(tool, f"reported nothing for {limits.stall_seconds:.0f} seconds")
    errors = collected["errors"].decode("utf-8", "replace")[-_KEPT_ERROR_CHARACTERS:]
    return bytes(collected["output"]), errors.strip()


def _streams(process: subprocess.Popen[bytes]) -> Iterator[tuple[str, IO[bytes]]]:
    if process.stdout is not None:
        yield "output", process.stdout
    if process.stderr is not None:
        yield "errors", process.stderr


def _pass_lines(output: bytearray, read_to: int, on_line: Callable[[str], None]) -> int:
    while (end := output.find(b"\n", read_to)) >= 0:
        on_line(output[read_to:end].decode("utf-8", "replace"))
        read_to = end + 1
    return read_to


def _await_end(process: subprocess.Popen[bytes], tool: str) -> None:
    # Its output has ended, so it is all but done.
    latest = time.monotonic() + 10
    while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is None:
        if time.monotonic() > latest:
            raise ToolStalled(tool, "closed its output and didn't end")
        time.sleep(0.002)


def _end_group(process: subprocess.Popen[bytes]) -> None:
    # Also after a good end: a program's own children must not outlive it. The group is gone in most cases.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
