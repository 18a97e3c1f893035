"""Entry: a work entered in a call by a unit, with a number and a state; its events; what the judges saw, frozen."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.calls.models import Call, Category
from archive.entries.enums import EntryState
from archive.entries.querysets import EntryQuerySet
from archive.events import Event
from archive.units.models import Unit
from archive.works.models import Work

UPLOAD_PURPOSE = "entry:"


class Entry(models.Model):
    """A work entered in a call. `state` is moved only by `operations.move_entries`; `version` grows with every save.

    `number` is given at the first submission (SF-2021-000317) and never again.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    call = models.ForeignKey(Call, verbose_name=_("call"), on_delete=models.PROTECT, related_name="entries")
    category = models.ForeignKey(Category, verbose_name=_("category"), on_delete=models.PROTECT, related_name="entries")
    unit = models.ForeignKey(Unit, verbose_name=_("unit"), on_delete=models.PROTECT, related_name="entries")
    work = models.ForeignKey(Work, verbose_name=_("work"), on_delete=models.PROTECT, related_name="entries")
    number = models.CharField(_("number"), max_length=24, null=True, blank=True, unique=True)
    state = models.CharField(_("state"), max_length=16, choices=EntryState.choices, default=EntryState.DRAFT)
    version = models.PositiveIntegerField(_("version"), default=1)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("uploader"), on_delete=models.PROTECT, related_name="entries"
    )
    is_own_work = models.BooleanField(_("made by the creators named"), default=False)
    may_be_shown = models.BooleanField(_("may be shown online"), default=False)
    may_be_kept = models.BooleanField(_("may be kept in the collection"), default=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    saved_at = models.DateTimeField(_("saved at"), auto_now_add=True)
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["-saved_at"]
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        constraints = [
            models.UniqueConstraint(fields=["call", "work"], name="entry_work_once_a_call"),
        ]
        indexes = [
            # the organiser's and the coordinator's lists
            models.Index(fields=["call", "state", "category"], name="entry_call_state"),
            models.Index(fields=["unit", "state"], name="entry_unit_state"),
        ]

    def __str__(self) -> str:
        return f"{self.number or _('Draft')} {self.work}"

    def get_absolute_url(self) -> str:
        """Return the entry's page at the submission desk."""
        return reverse("entries:detail", args=[self.uuid])

    @property
    def upload_purpose(self) -> str:
        """How an upload for the entry begins to name what it is for; one that replaces a file adds that file's UUID."""
        return f"{UPLOAD_PURPOSE}{self.uuid}"


class EntryEvent(Event):
    """What happened to an entry."""

    entry = models.ForeignKey(Entry, verbose_name=_("entry"), on_delete=models.PROTECT, related_name="events")

    class Meta(Event.Meta):
        verbose_name = _("event of an entry")
        verbose_name_plural = _("events of an entry")

    @property
    def local_to_state(self) -> str:
        """The state that was reached, in words."""
        return str(EntryState(self.to_state).label) if self.to_state else ""


class NumberSeries(models.Model):
    """The last number given, by call and category code; a row is locked while a number is taken."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="+")
    category_code = models.CharField(max_length=4)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["call", "category_code"], name="number_series_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.category_code} {self.last}"
