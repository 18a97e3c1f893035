"""Collects the sentences to translate, and checks that both languages are complete.

`python config/messages.py` brings locale/ up to date: new sentences are added empty to Chinese; the English file is
filled by itself, since the code's sentences are English. `--check` changes nothing and fails on anything missing.
"""

import os
import subprocess
import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
CHINESE = ROOT / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
ENGLISH = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
IGNORED = [
    "config/locale",
    ".venv/*",
    "node_modules/*",
    "var/*",
    "static/*",
    "static_root/*",
    "tests/*",
    "benchmarks/*",
]


def collect() -> None:
    """Let Django gather every marked sentence into both files."""
    command = [sys.executable, "manage.py", "makemessages", "-l", "zh_Hans", "-l", "en", "--no-wrap", "--no-obsolete"]
    command += ["--add-location", "file"]
    for pattern in IGNORED:
        command += ["--ignore", pattern]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, env=environment)


def fill_english() -> None:
    """Give every English sentence itself as its translation."""
    catalogue = polib.pofile(str(ENGLISH), wrapwidth=0)
    for entry in catalogue:
        if entry.msgid_plural:
            entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
        else:
            entry.msgstr = entry.msgid
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    catalogue.save()


def missing(path: Path) -> list[str]:
    """Return the sentences of a file that are untranslated or only guessed at."""
    catalogue = polib.pofile(str(path))
    return [entry.msgid for entry in [*catalogue.untranslated_entries(), *catalogue.fuzzy_entries()]]


def main() -> int:
    """Collect, or only check; return the exit code."""
    checking = "--check" in sys.argv
    kept = {path: path.read_bytes() for path in (CHINESE, ENGLISH) if path.exists()}
    for path in (CHINESE, ENGLISH):
        path.parent.mkdir(parents=True, exist_ok=True)
    try:
        collect()
        fill_english()
        gaps = {path.parts[-3]: missing(path) for path in (CHINESE, ENGLISH)}
        counts = {path.parts[-3]: len(polib.pofile(str(path))) for path in (CHINESE, ENGLISH)}
    finally:
        if checking:
            for path, content in kept.items():
                path.write_bytes(content)
    for language, sentences in gaps.items():
        print(f"{language}: {counts[language]} sentences, {len(sentences)} missing")  # noqa: T201 -- a command's output
        for sentence in sentences:
            print(f"  {sentence!r}")  # noqa: T201 -- a command's output
    return 1 if any(gaps.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
