"""Factories of works, creators and files."""

import factory
from factory.django import DjangoModelFactory

from archive.works.models import Creator, Work, WorkFile
from media_pipeline.models import Original


class OriginalFactory(DjangoModelFactory):
    """An image original that is ready, with no bytes behind it."""

    class Meta:
        model = Original

    sha256 = factory.Sequence(lambda n: f"{n:064x}")
    size_bytes = 1000
    state = "ready"
    medium = "image"
    format = "JPEG"
    mime = "image/jpeg"
    width_px = 1600
    height_px = 1200


class WorkFactory(DjangoModelFactory):
    """An image work with one creator."""

    class Meta:
        model = Work
        skip_postgeneration_save = True

    medium = "image"
    title = factory.Sequence(lambda n: f"作品{n}")
    creator = factory.RelatedFactory("tests.factories.works.CreatorFactory", factory_related_name="work")


class CreatorFactory(DjangoModelFactory):
    """A credited person."""

    class Meta:
        model = Creator

    work = factory.SubFactory(WorkFactory, creator=None)
    name = factory.Sequence(lambda n: f"作者{n}")


class WorkFileFactory(DjangoModelFactory):
    """A view of a work."""

    class Meta:
        model = WorkFile

    work = factory.SubFactory(WorkFactory)
    original = factory.SubFactory(OriginalFactory)
    sent_name = "正面.jpg"
