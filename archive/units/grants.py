"""What a role may do in the CMS: Django permissions for the role's group. Each app grants its own after migrating."""

from collections.abc import Iterable

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import models

from archive.units.enums import Role

ALL = ("add", "change", "delete", "view")


def grant(role: Role, *, on: Iterable[type[models.Model]], actions: Iterable[str] = ALL) -> None:
    """Let the role's group enter the CMS and do the actions on the models. Safe to repeat; takes nothing away.

    Call it from a receiver of `post_migrate`, since permissions are made only then.
    """
    group, _created = Group.objects.get_or_create(name=role.value)
    wanted = list(Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin"))
    for model in on:
        create_permissions(apps.get_app_config(model._meta.app_label), verbosity=0)
        names = [f"{action}_{model._meta.model_name}" for action in actions]
        wanted += Permission.objects.filter(content_type__app_label=model._meta.app_label, codename__in=names)
    group.permissions.add(*wanted)
