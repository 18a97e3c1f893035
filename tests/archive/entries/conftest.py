"""The scene that the tests of entries share: an uploader, a coordinator, an organiser, and a draft fit to submit."""

from dataclasses import dataclass

import pytest

from archive.entries.models import Entry
from archive.units.models import User
from tests.factories.entries import EntryFactory
from tests.factories.units import MembershipFactory, UnitFactory
from tests.factories.works import WorkFileFactory


@dataclass
class Scene:
    """A complete draft and the people around it."""

    entry: Entry
    uploader: User
    coordinator: User
    organiser: User


@pytest.fixture
def scene(db) -> Scene:
    academy = UnitFactory(name="远山科学院")
    unit = UnitFactory(parent=academy, name="高山天文台")
    uploader = MembershipFactory(unit=unit, role="uploader").user
    coordinator = MembershipFactory(unit=unit, role="coordinator").user
    organiser = MembershipFactory(unit=academy, role="organiser").user
    entry = EntryFactory(unit=unit, owner=uploader, category__code="SF", category__quota_per_unit=2)
    WorkFileFactory(work=entry.work)
    return Scene(entry, uploader, coordinator, organiser)
