"""Typed readers of environment variables: a wrong value stops the start with a sentence that names it.

Only `config/` reads the environment. A secret may also come from a file, named by NAME_FILE.
"""

import contextlib
import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def read_text(name: str, default: str | None = None) -> str:
    """Return NAME, else the content of the file named by NAME_FILE, else the default; ImproperlyConfigured if none."""
    if name in os.environ:
        return os.environ[name]
    if file := os.environ.get(f"{name}_FILE"):
        try:
            return Path(file).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE names {file}, which cannot be read: {error}") from error
    if default is None:
        raise ImproperlyConfigured(f"{name} (or {name}_FILE) must be set; the README's table tells what it is.")
    return default


def kept_secret(path: Path) -> str:
    """Return the secret that the file holds; the first time, make one of 50 random characters that only its owner reads."""
    if not path.exists():
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(38)[:50], encoding="ascii")
        with contextlib.suppress(FileExistsError):  # another process was faster: its secret is the one
            os.link(draft, path)  # whole or not at all
        draft.unlink()
    return path.read_text(encoding="ascii")


def read_flag(name: str, *, default: bool) -> bool:
    """Return true for 1/true/yes/on, false for 0/false/no/off."""
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}; it must be one of 1, true, yes, on, 0, false, no, off.")


def read_number(name: str, default: int) -> int:
    """Return a whole number."""
    value = os.environ.get(name, "")
    if not value:
        return default
    try:
        return int(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is {value!r}; it must be a whole number.") from error


def read_list(name: str, default: list[str]) -> list[str]:
    """Return the comma-separated parts, without blanks."""
    value = os.environ.get(name)
    return default if value is None else [part.strip() for part in value.split(",") if part.strip()]
