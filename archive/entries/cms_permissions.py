"""Lets organisers see entries in the CMS, each time the database was migrated. Nobody else has the permission."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from archive.entries.models import Entry
from archive.units.enums import Role
from archive.units.grants import grant


@receiver(post_migrate)
def let_organisers_see_entries(sender: AppConfig, **_: Any) -> None:
    """Grant once the app's own tables are there."""
    if sender.label == "entries":
        grant(Role.ORGANISER, on=[Entry], actions=["view"])
