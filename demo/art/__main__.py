"""python -m demo.art OUT [--only ID] [--scale small|demo|full] [--jobs N]"""

import argparse
import json
import os
import sys
import time
from dataclasses import asdict
from pathlib import Path

from demo.art import WorkNotMade, WorkSheet, catalogue, make_works


def main() -> int:
    """Make the works asked for into a folder, telling each as it is done; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m demo.art", description="Make the demo's works.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", action="append", metavar="ID", help="a work's id; may be given several times")
    parser.add_argument("--scale", choices=("small", "demo", "full"), default="demo")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    args = parser.parse_args()
    unknown = set(args.only or ()) - {sheet.id for sheet in catalogue()}
    if unknown:
        parser.error(f"no such work: {', '.join(sorted(unknown))}")
    begun = time.monotonic()

    def report(id: str, done: int, total: int) -> None:
        sys.stdout.write(f"[{done:2d}/{total}] {id} {time.monotonic() - begun:5.1f} s\n")
        sys.stdout.flush()

    try:
        sheets = make_works(args.out, scale=args.scale, jobs=args.jobs, on_done=report, only=args.only)
    except WorkNotMade as error:
        sys.stderr.write(f"{error}\n")
        return 1
    write_listing(args.out, sheets)
    sys.stdout.write(f"{len(sheets)} works in {time.monotonic() - begun:.1f} s\n")
    return 0


def write_listing(out: Path, sheets: list[WorkSheet]) -> None:
    """Write OUT/catalogue.json, the sheets with the files' paths relative to OUT."""
    rows = []
    for sheet in sheets:
        row = asdict(sheet)
        row["made_on"] = sheet.made_on.isoformat()
        row["files"] = [path.relative_to(out.resolve()).as_posix() for path in sheet.files]
        rows.append(row)
    (out / "catalogue.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
