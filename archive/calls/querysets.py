"""Chainable reads of calls."""

from datetime import datetime
from typing import Any

from django.db import models

from archive.calls.enums import CallState


class CallQuerySet(models.QuerySet[Any]):
    """Calls by what they are to a visitor or an uploader."""

    def published(self) -> "CallQuerySet":
        """Those that people may see."""
        return self.exclude(state=CallState.DRAFT)

    def open_at(self, instant: datetime) -> "CallQuerySet":
        """Those that take entries at that instant."""
        return self.filter(state=CallState.PUBLISHED, opens_at__lte=instant, closes_at__gt=instant)
