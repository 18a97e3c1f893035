"""Writes on works that others call."""

from django.db import models
from wagtail.search import index

from archive.units.models import Unit
from archive.works.models import Work

BATCH = 200


def reindex_work(work: Work) -> None:
    """Bring what the search knows of the work up to date, creators included. Does nothing for one that is gone.

    Saving a Work or a Creator does this by itself (receivers.py); after `bulk_create` or `update` call it.
    """
    fresh = Work.get_indexed_objects().filter(pk=work.pk).first()
    if fresh is not None:
        index.insert_or_update_object(fresh)


def reindex_works_of_unit(unit: Unit) -> None:
    """Bring the search up to date for all works of a unit, whose name they can be found by."""
    works: models.QuerySet[Work] = Work.get_indexed_objects().filter(unit_id=unit.pk)
    for work in works.iterator(chunk_size=BATCH):
        index.insert_or_update_object(work)
