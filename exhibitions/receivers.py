"""After the migrations: the home page is there, and curators may work on the pages below it."""

from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group
from django.db.models.signals import post_migrate
from django.dispatch import receiver
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from archive.units.enums import Role
from archive.units.grants import permissions
from exhibitions.operations import ensure_home_page

PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page")
IMAGE_PERMISSIONS = ("add_editorialimage", "change_editorialimage", "choose_editorialimage")


@receiver(post_migrate, sender=apps.get_app_config("exhibitions"))
def prepare_site(sender: Any, **kwargs: Any) -> None:
    """Make what the public site and its curators need. Safe to run again."""
    may_edit = permissions("wagtailcore", *PAGE_PERMISSIONS)  # before the page: it makes the content types too
    home = ensure_home_page()
    curators, _created = Group.objects.get_or_create(name=Role.CURATOR.value)
    for permission in may_edit:
        GroupPagePermission.objects.get_or_create(group=curators, page=home, permission=permission)
    curators.permissions.add(*permissions("wagtailadmin", "access_admin"))
    for permission in permissions("media_pipeline", *IMAGE_PERMISSIONS):
        GroupCollectionPermission.objects.get_or_create(
            group=curators, collection=Collection.get_first_root_node(), permission=permission
        )
