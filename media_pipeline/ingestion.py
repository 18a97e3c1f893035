"""One file through the whole pipeline, on paths alone: digest, probe, renditions. Called by `manage.py ingest`."""

import hashlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from media_pipeline.enums import Medium
from media_pipeline.exceptions import RefusedFile, ToolFailed, ToolMissing
from media_pipeline.labels import clean_label
from media_pipeline.made import Made, Prepared
from media_pipeline.preparation import prepare
from media_pipeline.probing import Probe, probe

ACCEPTED = "accepted"
REJECTED = "rejected"


@dataclass(frozen=True)
class Sent:
    """A file as it was sent: where it lies, the name it was sent under, the medium it is entered as (None: any)."""

    path: Path
    name: str
    medium: Medium | None = None


def ingest_file(sent: Sent, out: Path | None, *, number: int = 1) -> dict[str, Any]:
    """Take one file and return the report on it as JSON values; a file that is refused is no error.

    With `out` its renditions are made in a folder there that is named by the number and the digest. Raises
    ToolMissing if a program that the pipeline needs isn't installed.
    """
    report = _blank_report(sent)
    try:
        if not sent.path.is_file():
            raise RefusedFile("not_found", _("There is no such file."))
        report["sha256"] = _digest_of_readable(sent.path)
        facts = probe(sent.path, name=sent.name, medium=sent.medium)
        _add_facts(report, facts)
        if out is not None:
            report["renditions"] = _make_renditions(sent.path, facts, out / f"{number:04d}-{report['sha256'][:12]}")
    except RefusedFile as refusal:
        return report | {"verdict": REJECTED, "reason_code": refusal.code, "reason": str(refusal.reason)}
    except ToolMissing:
        raise
    except ToolFailed as failure:
        reason = _("The file was taken, but its renditions couldn't be made. Try again, or tell the organisers.")
        return report | {
            "verdict": REJECTED, "reason_code": "not_prepared", "reason": str(reason), "detail": str(failure)
        }  # fmt: skip
    return report | {"verdict": ACCEPTED}


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file as 64 lower-case hex digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _digest_of_readable(path: Path) -> str:
    try:
        return sha256_of(path)
    except OSError as error:
        raise RefusedFile("not_readable", _("The file can't be opened on this machine.")) from error


def _blank_report(sent: Sent) -> dict[str, Any]:
    return {
        "file": os.fsencode(sent.path).decode("utf-8", "replace"),
        "name": clean_label(sent.name),
        "verdict": "",
        "reason_code": "",
        "reason": "",
        "kind": str(sent.medium.value) if sent.medium else "",
        "format": "",
        "width": None,
        "height": None,
        "duration": None,
        "has_audio": None,
        "sha256": "",
        "encoding": "",
        "lines": [],
        "warnings": [],
        "renditions": [],
    }


def _add_facts(report: dict[str, Any], facts: Probe) -> None:
    has_sound_fact = facts.medium in {Medium.VIDEO, Medium.AUDIO}
    report.update(
        {
            "name": facts.label,
            "kind": str(facts.medium.value),
            "format": facts.format,
            "width": facts.width_px,
            "height": facts.height_px,
            "duration": facts.duration_seconds,
            "has_audio": facts.has_audio if has_sound_fact else None,
            "encoding": facts.encoding,
            "lines": list(facts.lines),
            "warnings": [{"code": notice.code, "sentence": str(notice.sentence)} for notice in facts.warnings],
        }
    )


def _make_renditions(path: Path, facts: Probe, target: Path) -> list[dict[str, Any]]:
    target.parent.mkdir(parents=True, exist_ok=True)
    # Made beside its place and moved there when whole, so that a half result is never taken for one.
    with tempfile.TemporaryDirectory(prefix=".making-", dir=target.parent) as folder:
        made = Path(folder) / "out"
        prepared: Prepared = prepare(path, facts, made, on_progress=lambda fraction: None)
        if target.exists():
            shutil.rmtree(target)
        made.rename(target)
    return [_rendition_row(rendition, target) for rendition in prepared.made]


def _rendition_row(rendition: Made, folder: Path) -> dict[str, Any]:
    return {
        "name": rendition.name,
        "width": rendition.width_px,
        "height": rendition.height_px,
        "bytes": rendition.bytes,
        "path": str((folder / rendition.path).resolve()),
    }
