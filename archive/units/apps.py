"""Registers the app `units`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UnitsConfig(AppConfig):
    """The app `units`."""

    name = "archive.units"
    label = "units"
    verbose_name = _("Units and people")
