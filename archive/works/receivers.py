"""Keeps the search right, and grants the CMS permissions. A work is indexed at once, in the transaction that saves it, and needs no worker.

Wagtail's own receivers queue a task for every save, and know nothing of creators: Work switches them off by
`search_auto_update`.
"""

from functools import partial
from typing import Any

from django.apps import AppConfig
from django.db import transaction
from django.db.models.signals import post_delete, post_migrate, post_save
from django.dispatch import receiver
from wagtail.search import index

from archive.units.enums import CMS_ROLES
from archive.units.grants import grant
from archive.units.models import Unit
from archive.works.models import Creator, Work
from archive.works.operations import reindex_work
from archive.works.tasks import reindex_works_of_unit


@receiver(post_save, sender=Work)
def index_saved_work(instance: Work, *, raw: bool = False, **_: Any) -> None:
    """Index a work; not while fixtures are loaded."""
    if not raw:
        reindex_work(instance)


@receiver([post_save, post_delete], sender=Creator)
def index_work_of_creator(instance: Creator, *, raw: bool = False, **_: Any) -> None:
    """Index a work whose creator came, changed, was withheld or went."""
    if not raw:
        reindex_work(Work(pk=instance.work_id))


@receiver(post_delete, sender=Work)
def forget_deleted_work(instance: Work, **_: Any) -> None:
    """Take a deleted work out of the index."""
    index.remove_object(instance)


@receiver(post_save, sender=Unit)
def index_works_of_renamed_unit(instance: Unit, *, raw: bool = False, created: bool = False, **_: Any) -> None:
    """Queue the works of a changed unit; there may be thousands."""
    if not raw and not created:
        transaction.on_commit(partial(reindex_works_of_unit.enqueue, instance.pk))


@receiver(post_migrate)
def let_people_see_works(sender: AppConfig, **_: Any) -> None:
    """Let those who work in the CMS see works, each time the database was migrated."""
    if sender.label == "works":
        for role in CMS_ROLES:
            grant(role, on=[Work], actions=["view"])
