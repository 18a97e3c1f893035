"""Chainable reads of entries."""

from typing import Any

from django.db import models

from archive.units.models import User


class EntryQuerySet(models.QuerySet[Any]):
    """Entries by who asks."""

    def owned_by(self, user: User) -> "EntryQuerySet":
        """Those that the user entered."""
        return self.filter(owner=user)

    def for_listing(self) -> "EntryQuerySet":
        """With all that a row shows: work, creators, files with their thumbnails, events. Seven queries in all."""
        return self.select_related("call", "category", "unit", "work", "owner").prefetch_related(
            "work__creators", "work__files__original__renditions", "events__by"
        )
