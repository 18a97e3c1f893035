"""Checks of plain values, for models, forms and import alike."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MOST_WORDS = 200


def validate_anchors(value: object) -> None:
    """Refuse anything but a list of [scores, words] or [scores, words, words in English]."""
    rows = value if isinstance(value, list) else [None]
    for row in rows:
        if not isinstance(row, list) or len(row) not in {2, 3}:
            raise ValidationError(
                _("Write one anchor a line, such as: 1–2 | 起收草率 | Careless strokes"),
                code="anchors_shape",
            )
        if not all(isinstance(one, str) and len(one) <= MOST_WORDS for one in row):
            raise ValidationError(_("Anchors are a few words each, 200 characters at most."), code="anchors_words")
