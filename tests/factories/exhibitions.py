"""Factories of exhibitions, rooms and exhibits. Pages are live, below the home page that every migration makes."""

from typing import Any

import factory
from factory.django import DjangoModelFactory

from archive.entries.enums import EntryState
from exhibitions.models import Exhibit, ExhibitionPage, RoomPage
from exhibitions.operations import ensure_home_page
from tests.factories.entries import EntryFactory


class ExhibitionFactory(DjangoModelFactory):
    """A live exhibition."""

    class Meta:
        model = ExhibitionPage

    title = factory.Sequence(lambda n: f"展览{n}")
    title_en = factory.Sequence(lambda n: f"Exhibition {n}")
    slug = factory.Sequence(lambda n: f"exhibition-{n}")

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Any:
        return ensure_home_page().add_child(instance=model_class(*args, **kwargs))


class RoomFactory(DjangoModelFactory):
    """A live room, a salon in daylight, in an exhibition of its own."""

    class Meta:
        model = RoomPage

    exhibition = factory.SubFactory(ExhibitionFactory)
    title = factory.Sequence(lambda n: f"展厅{n}")
    title_en = factory.Sequence(lambda n: f"Hall {n}")
    slug = factory.Sequence(lambda n: f"room-{n}")

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Any:
        exhibition = ExhibitionPage.objects.get(pk=kwargs.pop("exhibition").pk)
        return exhibition.add_child(instance=model_class(*args, **kwargs))


class ExhibitFactory(DjangoModelFactory):
    """A work hung in a room; its entry was found good, and its maker lets it be shown."""

    class Meta:
        model = Exhibit
        exclude = ("entry",)

    entry = factory.SubFactory(EntryFactory, state=EntryState.ELIGIBLE)
    room = factory.SubFactory(RoomFactory)
    work = factory.SelfAttribute("entry.work")
    sort_order = factory.Sequence(lambda n: n)
