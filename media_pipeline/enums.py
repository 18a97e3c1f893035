"""Named choices of the media pipeline."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Medium(models.TextChoices):
    """What a file is to a visitor: something to look at, watch, listen to or read."""

    IMAGE = "image", _("image")
    VIDEO = "video", _("video")
    AUDIO = "audio", _("audio")
    TEXT = "text", _("text")
