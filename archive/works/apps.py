"""Registers the app `works`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorksConfig(AppConfig):
    """The app `works`."""

    name = "archive.works"
    label = "works"
    verbose_name = _("Works")
