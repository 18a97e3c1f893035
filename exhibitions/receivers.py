"""After the migrations: the home page is there, and curators may work on the pages below it."""

from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db.models.signals import post_migrate
from django.dispatch import receiver
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from archive.units.enums import Role
from exhibitions.operations import ensure_home_page

PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page")


@receiver(post_migrate, sender=apps.get_app_config("exhibitions"))
def prepare_site(sender: Any, **kwargs: Any) -> None:
    """Make what the public site and its curators need. Safe to run again."""
    home = ensure_home_page()
    curators, _created = Group.objects.get_or_create(name=Role.CURATOR.value)
    for codename in PAGE_PERMISSIONS:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.get_or_create(group=curators, page=home, permission=permission)
    curators.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    for codename in ("add_editorialimage", "change_editorialimage", "choose_editorialimage"):
        for permission in Permission.objects.filter(codename=codename):
            GroupCollectionPermission.objects.get_or_create(
                group=curators, collection=Collection.get_first_root_node(), permission=permission
            )
