"""Roles hold in a unit's subtree and nowhere else."""

import pytest
from django.contrib.auth.models import AnonymousUser

from archive.units.enums import Role
from archive.units.rules import can_organise, has_role, units_with_role
from tests.factories.units import MembershipFactory, UnitFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_role_holds_in_the_subtree_only():
    academy = UnitFactory()
    branch = UnitFactory(parent=academy)
    institute = UnitFactory(parent=branch)
    other = UnitFactory(parent=academy)
    user = MembershipFactory(unit=branch, role=Role.COORDINATOR).user

    assert has_role(user, [Role.COORDINATOR], institute)
    assert not has_role(user, [Role.COORDINATOR], other)
    assert not has_role(user, [Role.COORDINATOR], academy)
    assert list(units_with_role(user, [Role.COORDINATOR])) == [branch, institute]


def test_role_of_an_inactive_or_unknown_person_does_not_hold():
    member = MembershipFactory(role=Role.ORGANISER, user=UserFactory(is_active=False))

    assert not can_organise(member.user)
    assert not can_organise(AnonymousUser())
    assert can_organise(MembershipFactory(role=Role.ORGANISER).user)


def test_paths_lead_from_the_institution_down_to_the_unit():
    academy = UnitFactory()
    branch = UnitFactory(parent=academy)
    institute = UnitFactory(parent=branch)

    assert academy.paths_from_root == [academy.path]
    assert institute.paths_from_root == [academy.path, branch.path, institute.path]
