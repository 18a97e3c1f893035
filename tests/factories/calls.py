"""Factories of programmes, calls and categories. A call made here is open for a week from now."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from archive.calls.models import Call, Category, Programme


class ProgrammeFactory(DjangoModelFactory):
    """A programme."""

    class Meta:
        model = Programme

    title = "主题活动"
    slug = factory.Sequence(lambda n: f"programme{n}")


class CallFactory(DjangoModelFactory):
    """A published call that is open."""

    class Meta:
        model = Call

    programme = factory.SubFactory(ProgrammeFactory)
    title = "作品征集"
    code = factory.Sequence(lambda n: f"call{n}")
    year = 2021
    state = "published"
    opens_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=1))
    closes_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=7))


class CategoryFactory(DjangoModelFactory):
    """Calligraphy, one file."""

    class Meta:
        model = Category

    call = factory.SubFactory(CallFactory)
    title = "书法"
    code = factory.Sequence(lambda n: f"C{n % 1000}")
    medium = "image"
