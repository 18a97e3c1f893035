"""Fields of a category in the CMS: the largest file in the units that people use."""

import re
from typing import Any

from django import forms

UNITS = {"KB": 1024, "MB": 1024**2, "GB": 1024**3, "TB": 1024**4}
TYPED = re.compile(r"([0-9]+(?:\.[0-9]{1,3})?)\s*([KMGT])I?B?", re.IGNORECASE)


class FileSizeInput(forms.TextInput):
    """Shows bytes as `200 MB` and reads them so; a plain number is bytes. 1 MB is 1024 × 1024 bytes."""

    def format_value(self, value: Any) -> str:
        """Return the largest unit that gives a whole number."""
        text = "" if value is None else str(value)
        if not text.isdecimal() or int(text) == 0:
            return text
        for unit, size in reversed(UNITS.items()):
            if int(text) % size == 0:
                return f"{int(text) // size} {unit}"
        return text

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return the bytes; what is no size goes on as it was typed, and the field refuses it."""
        text = super().value_from_datadict(data, files, name)
        typed = TYPED.fullmatch(str(text or "").strip())
        if typed is None:
            return text
        return str(round(float(typed[1]) * UNITS[f"{typed[2].upper()}B"]))
