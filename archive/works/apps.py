"""Registers the app `works`."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorksConfig(AppConfig):
    """The app `works`."""

    name = "archive.works"
    label = "works"
    verbose_name = _("Works")

    def ready(self) -> None:
        """Connect the receivers that keep the search right."""
        import_module("archive.works.receivers")
