"""Programs run within limits and take nothing along that isn't theirs."""

import sys
import time
from pathlib import Path

import pytest

from media_pipeline.exceptions import ToolMissing, ToolStalled
from media_pipeline.runner import MIB, Limits, run, run_python

LIMITS = Limits(total_seconds=20, memory_bytes=1024 * MIB)


def is_running(pid: int) -> bool:
    """Return whether a process is there and not only waiting for its parent to take note of its end."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_silent_program_is_ended_with_its_children(tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"

    with pytest.raises(ToolStalled):
        run(["sh", "-c", f"sleep 600 & echo $! > {pid_file}; wait"], limits=Limits(60, 1024 * MIB, stall_seconds=0.5))

    child, tries = int(pid_file.read_text()), 0
    while is_running(child) and tries < 100:  # a signal takes a moment to arrive
        tries += 1
        time.sleep(0.05)
    assert not is_running(child)


def test_program_past_its_total_limit_is_ended_though_it_talks() -> None:
    with pytest.raises(ToolStalled):
        run(["sh", "-c", "while true; do echo x; sleep 0.1; done"], limits=Limits(1, 1024 * MIB, stall_seconds=5))


def test_memory_is_limited() -> None:
    finished = run([sys.executable, "-c", "bytearray(900 * 1024 * 1024)"], limits=Limits(20, 512 * MIB))

    assert finished.exit_status == 1
    assert "MemoryError" in finished.errors


def test_program_sees_none_of_the_servers_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "TEST-SECRET")

    assert b"TEST-SECRET" not in run(["env"], limits=LIMITS).output


def test_lines_are_passed_on_as_they_come() -> None:
    lines: list[str] = []

    run(["sh", "-c", "echo a; echo b; printf c"], limits=LIMITS, on_line=lines.append)

    assert lines == ["a", "b"]


def test_missing_program_is_named() -> None:
    with pytest.raises(ToolMissing, match="no-such-program"):
        run(["no-such-program"], limits=LIMITS)


def test_child_does_not_import_modules_from_its_working_folder(tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(9)")

    finished = run_python("media_pipeline.images", "nothing", limits=LIMITS, folder=tmp_path)

    assert finished.exit_status == 1
    assert "no such action" in finished.errors
