"""Registers the app `judging`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JudgingConfig(AppConfig):
    """The app `judging`."""

    name = "archive.judging"
    label = "judging"
    verbose_name = _("Judging")
