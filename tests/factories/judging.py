"""Factories of rounds, their criteria, panels and awards. Rounds made here are in preparation, for a week."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from archive.judging.models import Award, Criterion, Panelist, Round
from tests.factories.calls import CallFactory
from tests.factories.units import UserFactory


class RoundFactory(DjangoModelFactory):
    """A round in preparation; `categories` are given."""

    class Meta:
        model = Round
        skip_postgeneration_save = True

    call = factory.SubFactory(CallFactory)
    title = "第二轮评审"
    closes_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=7))

    @factory.post_generation
    def categories(self, create, extracted, **kwargs):
        if create and extracted:
            self.categories.set(extracted)


class CriterionFactory(DjangoModelFactory):
    """A criterion from 1 to 10."""

    class Meta:
        model = Criterion

    round = factory.SubFactory(RoundFactory)
    title = factory.Sequence(lambda n: f"评分项{n}")
    order = factory.Sequence(lambda n: n % 1000)


class PanelistFactory(DjangoModelFactory):
    """A judge of a round."""

    class Meta:
        model = Panelist

    round = factory.SubFactory(RoundFactory)
    judge = factory.SubFactory(UserFactory)


class AwardFactory(DjangoModelFactory):
    """A prize with one place."""

    class Meta:
        model = Award

    round = factory.SubFactory(RoundFactory)
    title = "一等奖"
    places = 1
    order = factory.Sequence(lambda n: n % 1000)
