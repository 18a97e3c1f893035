"""Registers the app `judging`."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JudgingConfig(AppConfig):
    """The app `judging`."""

    name = "archive.judging"
    label = "judging"
    verbose_name = _("Judging")

    def ready(self) -> None:
        """Connect the receiver that grants organisers their permissions."""
        import_module("archive.judging.receivers")
