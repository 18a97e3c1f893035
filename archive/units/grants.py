"""What a role may do in the CMS: Django permissions for the role's group. Each app grants its own after migrating."""

from collections.abc import Iterable

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import models

from archive.units.enums import Role

ALL = ("add", "change", "delete", "view")


def permissions(app_label: str, *codenames: str) -> list[Permission]:
    """Return an app's permissions by their codenames, made first where they are missing.

    Django makes them after its own receivers of `post_migrate`, app by app: when one of ours runs, those of an app further
    down the list may not be there yet, as after `flush`.
    """
    create_permissions(apps.get_app_config(app_label), verbosity=0)
    return list(Permission.objects.filter(content_type__app_label=app_label, codename__in=codenames))


def grant(role: Role, *, on: Iterable[type[models.Model]], actions: Iterable[str] = ALL) -> None:
    """Let the role's group enter the CMS and do the actions on the models. Safe to repeat; takes nothing away.

    Call it from a receiver of `post_migrate`, since permissions are made only then.
    """
    group, _created = Group.objects.get_or_create(name=role.value)
    wanted = permissions("wagtailadmin", "access_admin")
    for model in on:
        wanted += permissions(model._meta.app_label, *(f"{action}_{model._meta.model_name}" for action in actions))
    group.permissions.add(*wanted)
