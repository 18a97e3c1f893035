"""Registers the app `exhibitions`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExhibitionsConfig(AppConfig):
    """The public site: home, exhibitions, rooms, search."""

    name = "exhibitions"
    verbose_name = _("Exhibitions")

    def ready(self) -> None:
        """Connect the receivers."""
        from exhibitions import receivers  # noqa: F401, PLC0415 -- models must be ready
