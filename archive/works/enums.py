"""What a file is to its work."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FileRole(models.TextChoices):
    """What a file is to its work."""

    VIEW = "view", _("View of the work")
    RECITATION = "recitation", _("Recitation")
    CAPTIONS = "captions", _("Captions")
    TEXT = "text", _("Text")
    SUPPORT = "support", _("Supporting paper")
