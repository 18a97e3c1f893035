"""Chainable reads of what hangs: only works that may be shown, only in rooms that a visitor may enter."""

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Length, Substr
from wagtail.models import Page

from archive.entries.enums import JUDGED, EntryState
from archive.entries.models import Entry
from archive.works.models import Work

SHOWABLE = frozenset({EntryState.ELIGIBLE, EntryState.IN_JUDGING}) | JUDGED  # found good, and not withdrawn since


def may_be_shown(work: str) -> Q:
    """Return the condition on the work under that name: its maker agreed, it was found good, it isn't disqualified."""
    entries = Entry.objects.filter(work_id=OuterRef(work))
    good = Exists(entries.filter(may_be_shown=True, state__in=SHOWABLE))
    return Q(good) & ~Q(Exists(entries.filter(state=EntryState.DISQUALIFIED)))


def showable_works() -> "models.QuerySet[Work]":
    """Return the works that may be shown: those a curator can choose, hung or not."""
    return Work.objects.filter(may_be_shown("pk"))


class ExhibitQuerySet(models.QuerySet[Any]):
    """Exhibits by what a visitor may see."""

    def showable(self) -> "ExhibitQuerySet":
        """Those whose work may be shown."""
        return self.filter(may_be_shown("work_id"))

    def on_show(self) -> "ExhibitQuerySet":
        """Those that hang in a live, public room of a live exhibition."""
        parents = Page.objects.filter(
            live=True, path=Substr(OuterRef("room__path"), 1, Length(OuterRef("room__path")) - Page.steplen)
        )
        room = self.model._meta.get_field("room").related_model
        return self.showable().filter(Exists(parents), room__in=room.objects.live().public().values("pk"))
