"""Registers the app `entries`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EntriesConfig(AppConfig):
    """The app `entries`."""

    name = "archive.entries"
    label = "entries"
    verbose_name = _("Entries")

    def ready(self) -> None:
        """Connect the receivers."""
        from archive.entries import receivers  # noqa: F401, PLC0415 -- models must be ready
