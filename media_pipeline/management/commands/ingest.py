"""`manage.py ingest`: the pipeline on files, outside the web and without a database.

Exit status 0 if all files were accepted, 3 if some were rejected; 1 for a fault of the command itself (a list that
can't be read, a missing program), 2 for wrong arguments.
"""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from media_pipeline.enums import Medium
from media_pipeline.exceptions import ToolMissing
from media_pipeline.ingestion import ACCEPTED, Sent, ingest_file

SOME_REJECTED = 3


class Command(BaseCommand):
    """Take files through the pipeline and report on each."""

    help = "Take files through the media pipeline, without a database, and report on each in order."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("files", nargs="*", metavar="FILE", type=Path, help="files to take")
        parser.add_argument("--as", dest="medium", choices=Medium.values, help="the medium that FILEs are entered as")
        parser.add_argument(
            "--from",
            dest="list",
            type=Path,
            metavar="LIST.jsonl",
            help='a list, one {"path": …, "name": …, "as": …} a line; paths are relative to the current folder',
        )
        parser.add_argument(
            "--out", type=Path, metavar="DIR", help="where renditions are made; without it files are only examined"
        )
        parser.add_argument("--json", action="store_true", help="one JSON object a line for each file")

    def handle(self, *args: Any, **options: Any) -> None:
        """Report on each file as soon as it is done."""
        medium = Medium(options["medium"]) if options["medium"] else None
        sent_files = [Sent(path, path.name, medium) for path in options["files"]]
        if options["list"]:
            sent_files.extend(read_list(options["list"]))
        if not sent_files:
            raise CommandError(_("Name at least one file, or a list with --from."), returncode=2)
        rejected = 0
        for number, sent in enumerate(sent_files, start=1):
            try:
                report = ingest_file(sent, options["out"], number=number)
            except ToolMissing as error:
                raise CommandError(str(error)) from error
            rejected += report["verdict"] != ACCEPTED
            self.stdout.write(json.dumps(report, ensure_ascii=False) if options["json"] else _in_words(report))
            self.stdout.flush()
        if rejected:
            raise SystemExit(SOME_REJECTED)


def read_list(path: Path) -> Iterator[Sent]:
    """Yield the files that a list names. Raises CommandError with the line's number for a line that is no entry."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path}: {error}") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            place = Path(entry["path"])
            yield Sent(place, entry.get("name") or place.name, Medium(entry["as"]) if entry.get("as") else None)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise CommandError(f"{path}, line {number}: {error!r}") from error


def _in_words(report: dict[str, Any]) -> str:
    size = f"{report['width']} × {report['height']}" if report["width"] else ""
    length = f"{report['duration']} s" if report["duration"] else ""
    facts = [report["kind"], report["format"], size, length, f"{len(report['renditions'])} renditions"]
    shown = report["reason"] or ", ".join(fact for fact in facts if fact)
    return f"{report['verdict']}: {report['file']}: {shown}"
