"""Checks of plain values of a work, for forms, imports and models alike."""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# letters by their category, but drawn as nothing
BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
UNSEEN_CATEGORIES = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Mn", "Me", "Zl", "Zp", "Zs"})


def has_visible_character(text: str) -> bool:
    """Return whether a person would see anything. A combining mark alone does not count."""
    return any(c not in BLANK_LETTERS and unicodedata.category(c) not in UNSEEN_CATEGORIES for c in text)


def validate_visible(text: str) -> None:
    """Refuse a title or name of which nothing can be seen, with the code `invisible`; an empty one is no business here."""
    if text and not has_visible_character(text):
        raise ValidationError(_("This has no visible character; please type it again."), "invisible")
