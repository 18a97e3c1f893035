"""Gives organisers rounds in the CMS, each time the database was migrated."""

from typing import Any

from django.db.models.signals import post_migrate
from django.dispatch import receiver

from archive.judging.apps import JudgingConfig
from archive.judging.models import Round
from archive.units.enums import Role
from archive.units.grants import grant


@receiver(post_migrate)
def let_organisers_run_rounds(sender: object, **_: Any) -> None:
    """Grant once the app's own tables are there."""
    if isinstance(sender, JudgingConfig):
        grant(Role.ORGANISER, on=[Round])
