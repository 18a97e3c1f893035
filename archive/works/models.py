"""Work, its creators in order, and the files that show it. A Work outlives any call."""

import uuid
from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from archive.units.models import Unit
from archive.works.enums import FileRole
from archive.works.validators import validate_visible
from media_pipeline.enums import Medium
from media_pipeline.models import Original


class Work(index.Indexed, models.Model):
    """The thing made: title, creators, text, files. `text` keeps every line break and U+3000: they are the work.

    For an image `text` is the transcription 释文; for a text medium it is the work itself.
    `details` holds the answers to the category's own fields, by their key (`script`, `format`, `verse_form`, `tune`).
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    medium = models.CharField(_("medium"), max_length=8, choices=Medium.choices)
    title = models.CharField(_("title"), max_length=120, blank=True, validators=[validate_visible])
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    statement = models.TextField(_("statement"), blank=True)
    statement_en = models.TextField(_("statement in English"), blank=True)
    text = models.TextField(_("text or transcription"), blank=True)
    technique = models.CharField(_("technique"), max_length=80, blank=True)
    width_cm = models.DecimalField(
        _("width in cm"),
        max_digits=7,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.1"))],
    )
    height_cm = models.DecimalField(
        _("height in cm"),
        max_digits=7,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.1"))],
    )
    made_on = models.DateField(_("date made"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    details = models.JSONField(_("details"), default=dict, blank=True)
    unit = models.ForeignKey(
        Unit, verbose_name=_("unit"), on_delete=models.PROTECT, null=True, blank=True, related_name="works"
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)

    search_fields = [
        index.SearchField("title", boost=4),
        index.SearchField("title_en", boost=2),
        index.SearchField("creator_names", boost=3),
        index.SearchField("statement"),
        index.SearchField("text"),
        index.SearchField("technique"),
        index.SearchField("unit_names"),
        index.AutocompleteField("title"),
        index.AutocompleteField("creator_names"),
    ]
    search_auto_update = False  # receivers.py keeps the index, at once and with the creators

    class Meta:
        verbose_name = _("work")
        verbose_name_plural = _("works")

    def __str__(self) -> str:
        return self.local_title

    @property
    def local_title(self) -> str:
        """The title in the language of the page, 无题 where it has none."""
        if get_language() == "en" and self.title_en:
            return self.title_en
        return self.title or str(_("Untitled"))

    @property
    def local_statement(self) -> str:
        """The statement in the language of the page."""
        return self.statement_en if get_language() == "en" and self.statement_en else self.statement

    @property
    def lines(self) -> list[str]:
        """The lines of the text; an empty one parts two stanzas."""
        return self.text.splitlines()

    def creator_names(self) -> str:
        """The credited names for the search, those withheld left out."""
        return "\n".join(f"{c.name}\n{c.name_en}" for c in self.creators.all() if not c.is_withheld)

    def unit_names(self) -> str:
        """The unit's names for the search."""
        return f"{self.unit.name}\n{self.unit.name_en}" if self.unit else ""

    @classmethod
    def get_indexed_objects(cls) -> models.QuerySet["Work"]:
        """Return the works with all that the search reads, in three queries."""
        return cls.objects.select_related("unit").prefetch_related("creators")


class Creator(models.Model):
    """A person or group credited, in order. A withheld name never leaves the archive."""

    work = models.ForeignKey(Work, verbose_name=_("work"), on_delete=models.CASCADE, related_name="creators")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    name = models.CharField(_("name"), max_length=80, validators=[validate_visible])
    name_en = models.CharField(_("name in Latin letters"), max_length=120, blank=True)
    is_withheld = models.BooleanField(_("name withheld"), default=False)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("creator")
        verbose_name_plural = _("creators")

    def __str__(self) -> str:
        return self.local_name

    @property
    def local_name(self) -> str:
        """The name to show: withheld, or in the language of the page."""
        if self.is_withheld:
            return str(_("Name withheld"))
        return self.name_en if get_language() == "en" and self.name_en else self.name


class WorkFile(models.Model):
    """Joins a Work to an Original: in which order, as what, under which label. The name sent stays in `sent_name`."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    work = models.ForeignKey(Work, verbose_name=_("work"), on_delete=models.CASCADE, related_name="files")
    original = models.ForeignKey(
        Original, verbose_name=_("original"), on_delete=models.PROTECT, related_name="work_files"
    )
    role = models.CharField(_("role"), max_length=12, choices=FileRole.choices, default=FileRole.VIEW)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    sent_name = models.CharField(_("name as sent"), max_length=255)
    caption = models.CharField(_("caption"), max_length=200, blank=True)
    added_at = models.DateTimeField(_("added at"), auto_now_add=True)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("file of a work")
        verbose_name_plural = _("files of a work")
        constraints = [
            models.UniqueConstraint(fields=["work", "original", "role"], name="workfile_once"),
        ]

    def __str__(self) -> str:
        return self.sent_name
