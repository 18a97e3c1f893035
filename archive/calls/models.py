"""Programme, its stages, its calls, and a call's categories. Dates are instants; a call shows them in its own zone."""

import uuid
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from archive.calls.enums import CallPhase, CallState
from archive.calls.querysets import CallQuerySet
from archive.calls.validators import validate_category_code, validate_fields, validate_zone
from media_pipeline.enums import Medium


class TitledModel(models.Model):
    """A title in two languages; the page's language chooses."""

    title = models.CharField(_("title"), max_length=120)
    title_en = models.CharField(_("title in English"), max_length=160, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.local_title

    @property
    def local_title(self) -> str:
        """The title in the language of the page."""
        return self.title_en if self.title_en and get_language() == "en" else self.title


class Programme(TitledModel, ClusterableModel):
    """The whole undertaking, with its notice."""

    slug = models.SlugField(_("address"), unique=True)
    notice = models.TextField(_("notice"), blank=True)
    notice_en = models.TextField(_("notice in English"), blank=True)

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")

    def get_absolute_url(self) -> str:
        """Return the public page of the programme."""
        return reverse("calls:programme", args=[self.slug])

    @property
    def local_notice(self) -> str:
        """The notice in the language of the page."""
        return self.notice_en if self.notice_en and get_language() == "en" else self.notice


class Stage(TitledModel):
    """A dated part of a programme."""

    programme = ParentalKey(Programme, verbose_name=_("programme"), on_delete=models.CASCADE, related_name="stages")
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))

    class Meta:
        ordering = ["starts_on", "pk"]
        verbose_name = _("stage")
        verbose_name_plural = _("stages")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="stage_dates_in_order",
                violation_error_message=_("A stage ends on the day it starts, or later."),
            ),
        ]


class Call(TitledModel, ClusterableModel):
    """One open call. `closes_at` counts; an upload begun before it may finish within `grace_minutes`."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    programme = models.ForeignKey(
        Programme, verbose_name=_("programme"), on_delete=models.PROTECT, related_name="calls"
    )
    stage = models.ForeignKey(
        Stage, verbose_name=_("stage"), on_delete=models.PROTECT, null=True, blank=True, related_name="calls"
    )
    code = models.SlugField(_("code"), max_length=40, unique=True)
    year = models.PositiveSmallIntegerField(_("year"), help_text=_("Stands in the entry numbers."))
    state = models.CharField(_("state"), max_length=10, choices=CallState.choices, default=CallState.DRAFT)
    rules = models.TextField(_("rules"), blank=True)
    rules_en = models.TextField(_("rules in English"), blank=True)
    opens_at = models.DateTimeField(_("opens at"))
    closes_at = models.DateTimeField(_("closes at"))
    grace_minutes = models.PositiveSmallIntegerField(_("minutes of grace"), default=30)
    results_on = models.DateField(_("results on"), null=True, blank=True)
    zone = models.CharField(_("time zone"), max_length=40, default="Asia/Shanghai", validators=[validate_zone])
    needs_forwarding = models.BooleanField(_("units forward their entries"), default=True)
    contact = models.CharField(_("contact"), max_length=200, blank=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        ordering = ["-closes_at"]
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")),
                name="call_dates_in_order",
                violation_error_message=_("A call closes after it opens."),
            ),
        ]

    def get_absolute_url(self) -> str:
        """Return the public page of the call."""
        return reverse("calls:detail", args=[self.code])

    def clean(self) -> None:
        """Refuse a stage of another programme."""
        super().clean()
        if self.stage_id and self.stage is not None and self.stage.programme_id != self.programme_id:
            raise ValidationError({"stage": _("This stage belongs to another programme.")}, code="stage_elsewhere")

    @property
    def local_rules(self) -> str:
        """The rules in the language of the page."""
        return self.rules_en if self.rules_en and get_language() == "en" else self.rules

    @property
    def zone_info(self) -> ZoneInfo:
        """The call's own time zone."""
        return ZoneInfo(self.zone)

    @property
    def grace_ends_at(self) -> datetime:
        """The instant until which an upload begun in time may finish."""
        return self.closes_at + timedelta(minutes=self.grace_minutes)

    @property
    def is_open(self) -> bool:
        """True while entries may be sent."""
        return self.state == CallState.PUBLISHED and self.phase == CallPhase.OPEN

    @property
    def phase(self) -> CallPhase:
        """What the dates say: still to come, open, or closed. An archived call is closed."""
        now = timezone.now()
        if self.state == CallState.ARCHIVED or now >= self.closes_at:
            return CallPhase.CLOSED
        return CallPhase.OPEN if now >= self.opens_at else CallPhase.COMING


class Category(TitledModel):
    """What may be entered: medium, limits, extra fields. Data, not code.

    `fields` is a list of `{"key", "label", "label_en", "kind", "choices": [[value, label, label_en]], "required",
    "help", "help_en"}`; `kind` is a FieldKind. The answers are kept in `Work.details` under `key`.
    """

    call = ParentalKey(Call, verbose_name=_("call"), on_delete=models.CASCADE, related_name="categories")
    code = models.CharField(_("code"), max_length=4, validators=[validate_category_code])
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    medium = models.CharField(_("medium"), max_length=8, choices=Medium.choices)
    min_files = models.PositiveSmallIntegerField(_("files at least"), default=1)
    max_files = models.PositiveSmallIntegerField(_("files at most"), default=1)
    max_file_bytes = models.BigIntegerField(_("bytes a file at most"), default=4 * 1024**3)
    min_seconds = models.PositiveIntegerField(_("seconds at least"), null=True, blank=True)
    max_seconds = models.PositiveIntegerField(_("seconds at most"), null=True, blank=True)
    quota_per_unit = models.PositiveSmallIntegerField(_("works a unit may send"), null=True, blank=True)
    asks_size = models.BooleanField(_("asks for the size in cm"), default=False)
    asks_text = models.BooleanField(_("asks for a text or transcription"), default=False)
    fields = models.JSONField(_("extra fields"), default=list, blank=True, validators=[validate_fields])
    help = models.TextField(_("help"), blank=True)
    help_en = models.TextField(_("help in English"), blank=True)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        constraints = [
            models.UniqueConstraint(
                fields=["call", "code"],
                name="category_code_once_a_call",
                violation_error_message=_("Another category of this call has this code."),
            ),
        ]

    def clean(self) -> None:
        """Refuse limits that contradict each other."""
        super().clean()
        if self.max_files < self.min_files:
            raise ValidationError({"max_files": _("The most must not be less than the least.")}, code="files_order")
        if self.min_seconds and self.max_seconds and self.max_seconds < self.min_seconds:
            raise ValidationError({"max_seconds": _("The most must not be less than the least.")}, code="seconds_order")

    @property
    def local_help(self) -> str:
        """The help in the language of the page."""
        return self.help_en if self.help_en and get_language() == "en" else self.help
