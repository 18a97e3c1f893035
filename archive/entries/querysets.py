"""Chainable reads of entries."""

from typing import Any

from django.db import models


class EntryQuerySet(models.QuerySet[Any]):
    """Entries by who asks."""

    def owned_by(self, user: Any) -> "EntryQuerySet":
        """Those that the user entered."""
        return self.filter(owner=user)

    def for_units(self, units: models.QuerySet[Any]) -> "EntryQuerySet":
        """Those of the units given."""
        return self.filter(unit__in=units)

    def for_listing(self) -> "EntryQuerySet":
        """With all that a row shows, in a fixed number of queries."""
        return self.select_related("call", "category", "unit", "work", "owner").prefetch_related(
            "work__creators", "work__files__original"
        )
