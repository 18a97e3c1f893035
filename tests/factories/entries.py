"""Factories of entries."""

import factory
from factory.django import DjangoModelFactory

from archive.entries.models import Entry
from tests.factories.calls import CategoryFactory
from tests.factories.units import UnitFactory, UserFactory
from tests.factories.works import WorkFactory


class EntryFactory(DjangoModelFactory):
    """A draft in an open call."""

    class Meta:
        model = Entry

    category = factory.SubFactory(CategoryFactory)
    call = factory.SelfAttribute("category.call")
    unit = factory.SubFactory(UnitFactory)
    owner = factory.SubFactory(UserFactory)
    work = factory.SubFactory(WorkFactory)
    is_own_work = True
    may_be_shown = True
