"""Registers the app `entries`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EntriesConfig(AppConfig):
    """The app `entries`."""

    name = "archive.entries"
    label = "entries"
    verbose_name = _("Entries")
