"""States of a call, and the kinds of a category's extra fields."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CallState(models.TextChoices):
    """A call is prepared, then published; its dates say whether it is open; closed for good when archived."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    ARCHIVED = "archived", _("Archived")


class CallPhase(models.TextChoices):
    """What a call's dates say of it to a visitor."""

    COMING = "coming", _("Opens soon")
    OPEN = "open", _("Open now")
    CLOSED = "closed", _("Closed")


class FieldKind(models.TextChoices):
    """What an extra field of a category asks for."""

    TEXT = "text", _("Text")
    LONG_TEXT = "long_text", _("Long text")
    CHOICE = "choice", _("Choice")
    NUMBER = "number", _("Number")
    DATE = "date", _("Date")
    YES_NO = "yes_no", _("Yes or no")
