"""Factories of people and units."""

import factory
from factory.django import DjangoModelFactory

from archive.units.models import Membership, Unit, User


class UserFactory(DjangoModelFactory):
    """A person who can sign in with the password `secret-pass`."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")
    display_name = factory.Sequence(lambda n: f"用户{n}")
    password = factory.django.Password("secret-pass")


class UnitFactory(DjangoModelFactory):
    """A unit at the root, or below `parent`."""

    class Meta:
        model = Unit

    code = factory.Sequence(lambda n: f"unit{n}")
    name = factory.Sequence(lambda n: f"第{n}研究所")

    @classmethod
    def _create(cls, model_class, *args, parent=None, **kwargs):
        if parent is None:
            return model_class.add_root(**kwargs)
        parent.refresh_from_db()
        return parent.add_child(**kwargs)


class MembershipFactory(DjangoModelFactory):
    """A role of a user in a unit."""

    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    unit = factory.SubFactory(UnitFactory)
    role = "uploader"
