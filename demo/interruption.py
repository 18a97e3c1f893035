"""The mark of a demo that was begun and isn't finished: a file in VAR_DIR, there from its first write to its last."""

from pathlib import Path

from django.conf import settings


def unfinished_mark() -> Path:
    """Return where the mark lies while the demo is being loaded, or after it was interrupted."""
    return Path(settings.VAR_DIR) / "demo-unfinished"
