"""`manage.py ingest`, as a program sees it."""

import hashlib
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.media_pipeline.samples import scene


def ingest(*arguments: str | Path) -> tuple[int, list[dict[str, Any]]]:
    output = StringIO()
    status = 0
    try:
        call_command("ingest", *[str(argument) for argument in arguments], "--json", stdout=output)
    except SystemExit as end:
        status = int(str(end.code))
    return status, [json.loads(line) for line in output.getvalue().splitlines()]


def test_accepted_picture_is_reported_with_its_renditions(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    scene().save(path)

    status, (report,) = ingest(path, "--as", "image", "--out", tmp_path / "out")

    assert status == 0
    renditions = report.pop("renditions")
    assert report == {
        "file": str(path), "name": "a.png", "verdict": "accepted", "reason_code": "", "reason": "", "kind": "image",
        "format": "png", "width": 300, "height": 200, "duration": None, "has_audio": None,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "encoding": "", "lines": [], "warnings": [],
    }  # fmt: skip
    assert [row["name"] for row in renditions] == ["avif-300", "webp-300", "jpeg-300", "share", "square"]
    assert all(Path(row["path"]).stat().st_size == row["bytes"] for row in renditions)


def test_bad_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "empty.jpg").touch()
    poem = tmp_path / "poem"
    poem.write_bytes("春风\r\n试墨\r\n".encode("gb18030"))
    entries = [
        {"path": str(tmp_path / "missing.jpg"), "name": "missing.jpg", "as": "image"},
        {"path": str(tmp_path / "empty.jpg"), "name": "empty.jpg", "as": "image"},
        {"path": str(poem), "name": "../诗.txt", "as": "text"},
        {"path": str(poem), "name": "诗.txt", "as": "image"},
    ]
    listed = tmp_path / "list.jsonl"
    listed.write_text("\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries), encoding="utf-8")

    status, reports = ingest("--from", listed, "--out", tmp_path / "out")

    assert status == 3
    assert [report["reason_code"] for report in reports] == ["not_found", "empty", "", "wrong_medium"]
    taken = reports[2]
    assert (taken["name"], taken["encoding"], taken["lines"]) == ("诗.txt", "gb18030", ["春风", "试墨"])
    assert Path(taken["renditions"][0]["path"]).read_text(encoding="utf-8") == "春风\n试墨\n"


def test_second_run_gives_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    scene().save(path)

    first = ingest(path, "--out", tmp_path / "out")

    assert ingest(path, "--out", tmp_path / "out") == first


def test_list_with_a_bad_line_is_a_fault_of_the_command(tmp_path: Path) -> None:
    listed = tmp_path / "list.jsonl"
    listed.write_text('{"name": "a.jpg"}\n')

    with pytest.raises(CommandError, match="line 1"):
        ingest("--from", listed)
