"""Registers the app `media_pipeline`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaPipelineConfig(AppConfig):
    """Originals, renditions, uploads and jobs."""

    name = "media_pipeline"
    verbose_name = _("Media pipeline")

    def ready(self) -> None:
        """Register the system checks."""
        from media_pipeline import checks  # noqa: F401, PLC0415 -- models must be ready
