"""Registers the app `calls`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CallsConfig(AppConfig):
    """The app `calls`."""

    name = "archive.calls"
    label = "calls"
    verbose_name = _("Calls")
