"""Gives organisers programmes and calls in the CMS, each time the database was migrated."""

from typing import Any

from django.db.models.signals import post_migrate
from django.dispatch import receiver

from archive.calls.apps import CallsConfig
from archive.calls.models import Call, Programme
from archive.units.enums import Role
from archive.units.grants import grant


@receiver(post_migrate)
def let_organisers_run_calls(sender: object, **_: Any) -> None:
    """Grant once the app's own tables are there."""
    if isinstance(sender, CallsConfig):
        grant(Role.ORGANISER, on=[Programme, Call])
