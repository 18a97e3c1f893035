"""The one place for 'which roles has this person, where?'; higher apps' rules build on it."""

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from archive.decisions import ALLOWED, Decision
from archive.units.enums import CMS_ROLES, Role
from archive.units.models import Membership, Unit, User

Person = User | AnonymousUser


def has_role(user: Person, roles: Iterable[Role], unit: Unit | None = None) -> bool:
    """Return whether the user has one of the roles: anywhere, or in the unit or a unit above it. One query.

    A superuser has every role.
    """
    if not user.is_authenticated or not user.is_active:
        return False
    if user.is_superuser:
        return True
    memberships = Membership.objects.filter(user_id=user.pk, role__in=list(roles))
    if unit is not None:
        memberships = memberships.filter(unit__path__in=unit.paths_from_root)
    return memberships.exists()


def can_organise(user: Person) -> Decision:
    """Organisers run calls and rounds for the whole institution."""
    return ALLOWED if has_role(user, [Role.ORGANISER]) else Decision(False, _("Only an organiser may do this."))


def can_enter_cms(user: Person) -> Decision:
    """Organisers, curators and archivists work in the CMS."""
    return ALLOWED if has_role(user, CMS_ROLES) else Decision(False, _("Your account has no role in the CMS."))


def units_with_role(user: Person, roles: Iterable[Role]) -> QuerySet[Unit]:
    """Return the units in which the user has one of the roles, each with its subtree. Two queries."""
    units: QuerySet[Unit] = Unit.objects.all()
    if not user.is_authenticated:
        return units.none()
    if user.is_superuser:
        return units
    paths = units.filter(memberships__user_id=user.pk, memberships__role__in=list(roles)).values_list("path", flat=True)
    within = Q(pk__in=[])
    for path in paths:
        within |= Q(path__startswith=path)
    return units.filter(within)
