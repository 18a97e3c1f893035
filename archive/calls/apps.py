"""Registers the app `calls`."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CallsConfig(AppConfig):
    """The app `calls`."""

    name = "archive.calls"
    label = "calls"
    verbose_name = _("Calls")

    def ready(self) -> None:
        """Connect the receiver that grants organisers their permissions."""
        import_module("archive.calls.receivers")
