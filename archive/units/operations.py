"""Writes on people and units: making a user a member, with the CMS groups that follow from it."""

from django.contrib.auth.models import Group
from django.db import transaction

from archive.units.enums import CMS_ROLES, Role
from archive.units.models import Membership, Unit, User


@transaction.atomic
def add_member(user: User, *, unit: Unit, role: Role) -> Membership:
    """Give the user the role in the unit; a role that works in the CMS also brings its Django group. Safe twice."""
    membership, _created = Membership.objects.get_or_create(user=user, unit=unit, role=role)
    if role in CMS_ROLES:
        group, _created = Group.objects.get_or_create(name=role.value)
        user.groups.add(group)
    return membership
