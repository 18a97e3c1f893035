"""Checks of plain values of a work, for forms, imports and models alike."""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from media_pipeline.text import is_visible

MARKS = frozenset({"Mn", "Me"})


def has_visible_character(text: str) -> bool:
    """Return whether a person would see anything. A combining mark alone does not count."""
    return any(is_visible(character) and unicodedata.category(character) not in MARKS for character in text)


def validate_visible(text: str) -> None:
    """Refuse a title or name of which nothing can be seen, with the code `invisible`; an empty one is no business here."""
    if text and not has_visible_character(text):
        raise ValidationError(_("This has no visible character; please type it again."), "invisible")
