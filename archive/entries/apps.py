"""Registers the app `entries`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EntriesConfig(AppConfig):
    """The app `entries`."""

    name = "archive.entries"
    label = "entries"
    verbose_name = _("Entries")

    def ready(self) -> None:
        """Connect the receivers, and grant the CMS permissions."""
        from archive.entries import cms_permissions, receivers  # noqa: F401, PLC0415 -- models must be ready
