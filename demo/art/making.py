"""Makes the works' files, several at once, and skips those that are already made.

Each work has a folder OUT/<id>/ with its files and a stamp, `made.json`, that names the files, their sizes and the
code that made them. A work with a true stamp is not made again.
"""

import hashlib
import importlib
import json
import multiprocessing
from collections.abc import Callable, Collection
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from demo.art.catalogue import RECIPES
from demo.art.worksheet import Recipe, Scale, WorkSheet

STAMP = "made.json"
PACKAGE = Path(__file__).resolve().parent
# Changing these changes no picture: what they say about a work is in its recipe, which the stamp holds too.
NOT_DRAWING = {
    "catalogue",
    "__init__.py",
    "__main__.py",
    "contact_sheet.py",
    "worksheet.py",
    "making.py",
    "people.py",
    "phone.py",
}


class WorkNotMade(RuntimeError):
    """A work's maker failed; the cause says why. The works made before it are kept."""


def make_works(
    out: Path,
    *,
    scale: Scale,
    jobs: int,
    on_done: Callable[[str, int, int], None] | None = None,
    only: Collection[str] | None = None,
) -> list[WorkSheet]:
    """Make the works below `out` and return their sheets, with the paths of their files, in the catalogue's order.

    `only` limits them to these ids (KeyError if one is unknown); `jobs` processes work at once. `on_done` is called
    in this process after each work that had to be made, with its id, how many are done, and how many there are to do.
    Raises WorkNotMade for the first that fails, FileNotFoundError when ffmpeg or the fonts are missing.
    """
    unknown = set(only or ()) - {recipe.sheet.id for recipe in RECIPES}
    if unknown:
        raise KeyError(", ".join(sorted(unknown)))
    wanted = [recipe for recipe in RECIPES if only is None or recipe.sheet.id in only]
    out = out.resolve()
    files = {recipe.sheet.id: made_already(recipe, out, scale) for recipe in wanted}
    missing = sorted((recipe for recipe in wanted if files[recipe.sheet.id] is None), key=lambda r: -r.cost)
    if missing:
        importlib.import_module("demo.art.fonts").font_root()
    if jobs <= 1 or len(missing) == 1:
        for done, recipe in enumerate(missing, 1):
            try:
                files[recipe.sheet.id] = make_one(recipe, out, scale)
            except (ArithmeticError, LookupError, OSError, RuntimeError, TypeError, ValueError) as error:
                raise WorkNotMade(f"{recipe.sheet.id}: {error}") from error
            if on_done:
                on_done(recipe.sheet.id, done, len(missing))
    elif missing:
        # 'spawn', not 'fork': the caller may hold threads and database connections
        with ProcessPoolExecutor(min(jobs, len(missing)), multiprocessing.get_context("spawn")) as pool:
            queue = {pool.submit(make_one, recipe, out, scale): recipe.sheet.id for recipe in missing}
            for done, job in enumerate(as_completed(queue), 1):
                failure = job.exception()
                if failure is not None:
                    pool.shutdown(wait=False, cancel_futures=True)
                    raise WorkNotMade(f"{queue[job]}: {failure}") from failure
                files[queue[job]] = job.result()
                if on_done:
                    on_done(queue[job], done, len(missing))
    return [replace(recipe.sheet, files=files[recipe.sheet.id] or ()) for recipe in wanted]


def make_one(recipe: Recipe, out: Path, scale: Scale) -> tuple[Path, ...]:
    """Make one work's files in its folder, stamp it, and return their paths."""
    folder = out / recipe.sheet.id
    folder.mkdir(parents=True, exist_ok=True)
    (folder / STAMP).unlink(missing_ok=True)
    module, _, name = recipe.maker.rpartition(".")
    maker = getattr(importlib.import_module(f"demo.art.{module}"), name)
    size = recipe.sizes[scale]
    if recipe.sheet.category in ("SF", "MS", "SY"):
        pictures = importlib.import_module("demo.art.pictures")
        paths = pictures.save_work(recipe, maker(size, **recipe.arguments), folder, scale)
    else:
        paths = maker(folder / f"{recipe.sheet.id}.mp4", size, **recipe.arguments)
    stamp = {"made_by": mark(recipe, scale), "files": {path.name: path.stat().st_size for path in paths}}
    (folder / STAMP).write_text(json.dumps(stamp, indent=1) + "\n", encoding="utf-8")
    return tuple(paths)


def made_already(recipe: Recipe, out: Path, scale: Scale) -> tuple[Path, ...] | None:
    """Return the paths of a work's files if they are there, whole, and made by this code at this scale."""
    folder = out / recipe.sheet.id
    try:
        stamp = json.loads((folder / STAMP).read_text(encoding="utf-8"))
        if stamp["made_by"] != mark(recipe, scale):
            return None
        files = {folder / name: size for name, size in stamp["files"].items()}
        whole = all(path.stat().st_size == size for path, size in files.items())
    except (OSError, ValueError, KeyError):
        return None
    return tuple(files) if whole else None


def mark(recipe: Recipe, scale: Scale) -> str:
    """Name the code, the recipe and the scale that a work is made by, as 64 hex digits."""
    drawn = (recipe.maker, recipe.sizes[scale], dict(recipe.arguments), recipe.enlarged, recipe.camera)
    text = f"{code_digest()} {scale} {recipe.sheet.id} {recipe.sheet.made_on} {drawn!r}"
    return hashlib.sha256(text.encode()).hexdigest()


@lru_cache(maxsize=1)
def code_digest() -> str:
    """Digest the modules that draw."""
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.relative_to(PACKAGE).parts[0] not in NOT_DRAWING:
            digest.update(path.read_bytes())
    return digest.hexdigest()
