"""Original, Rendition, Upload, Job, Worker; and EditorialImage, the editors' own pictures for Wagtail.

This package knows files, never works or calls. Whoever knows the viewer checks, then asks `delivery` for an address.
"""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from media_pipeline.enums import Medium
from media_pipeline.states import JobState, OriginalState


class Original(models.Model):
    """A file exactly as received, stored once under its SHA-256. Never changed.

    Width and height are as displayed (px). `facts` is all that the file says of itself, for the archive only.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sha256 = models.CharField(max_length=64, unique=True)
    size_bytes = models.BigIntegerField(_("bytes"))
    state = models.CharField(_("state"), max_length=10, choices=OriginalState.choices, default=OriginalState.RECEIVED)
    reason_code = models.CharField(_("reason code"), max_length=40, blank=True)
    reason = models.JSONField(_("reason"), default=dict, blank=True, help_text=_("Sentence by language code."))
    medium = models.CharField(_("medium"), max_length=8, choices=Medium.choices, blank=True)
    format = models.CharField(_("format"), max_length=20, blank=True)
    mime = models.CharField(_("type"), max_length=100, blank=True)
    width_px = models.PositiveIntegerField(_("width in px"), null=True, blank=True)
    height_px = models.PositiveIntegerField(_("height in px"), null=True, blank=True)
    duration_seconds = models.FloatField(_("duration in s"), null=True, blank=True)
    has_audio = models.BooleanField(_("has sound"), default=False)
    colour = models.CharField(_("dominant colour"), max_length=7, blank=True)
    placeholder = models.TextField(_("placeholder"), blank=True, help_text=_("A tiny picture as a data address."))
    text = models.TextField(_("text"), blank=True)
    warnings = models.JSONField(_("warnings"), default=list, blank=True)
    facts = models.JSONField(_("facts"), default=dict, blank=True)
    received_at = models.DateTimeField(_("received at"), auto_now_add=True)

    class Meta:
        verbose_name = _("original")
        verbose_name_plural = _("originals")

    def __str__(self) -> str:
        return self.sha256[:12]

    @property
    def aspect_ratio(self) -> float | None:
        """Width over height as displayed."""
        return self.width_px / self.height_px if self.width_px and self.height_px else None


class Rendition(models.Model):
    """Anything made from an original; can always be made again. `path` is relative to the original's rendition folder."""

    original = models.ForeignKey(
        Original, verbose_name=_("original"), on_delete=models.CASCADE, related_name="renditions"
    )
    name = models.CharField(_("name"), max_length=40)
    kind = models.CharField(_("kind"), max_length=20)
    recipe = models.PositiveSmallIntegerField(_("recipe"))
    path = models.CharField(_("path"), max_length=200)
    mime = models.CharField(_("type"), max_length=100)
    width_px = models.PositiveIntegerField(_("width in px"), null=True, blank=True)
    height_px = models.PositiveIntegerField(_("height in px"), null=True, blank=True)
    size_bytes = models.BigIntegerField(_("bytes"), default=0)

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        constraints = [models.UniqueConstraint(fields=["original", "name"], name="rendition_once")]

    def __str__(self) -> str:
        return self.name


class Upload(models.Model):
    """A file on its way (tus 1.0). The bytes so far lie in `settings.UPLOAD_DIR` under the id; `offset_bytes` counts them.

    `begun_at` decides against a deadline. When whole, the bytes become an Original; `original` then points to it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="uploads")
    name = models.CharField(_("name as sent"), max_length=255)
    medium = models.CharField(_("medium"), max_length=8, choices=Medium.choices, blank=True)
    purpose = models.CharField(_("purpose"), max_length=80, blank=True, db_index=True)
    size_bytes = models.BigIntegerField(_("bytes"))
    offset_bytes = models.BigIntegerField(_("bytes received"), default=0)
    original = models.ForeignKey(Original, null=True, blank=True, on_delete=models.SET_NULL, related_name="uploads")
    begun_at = models.DateTimeField(_("begun at"), auto_now_add=True)
    touched_at = models.DateTimeField(_("last bytes at"), auto_now=True)

    class Meta:
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")

    def __str__(self) -> str:
        return self.name


class Job(models.Model):
    """The making of one original's renditions, told to people: state, percent, tries. One row an original."""

    original = models.OneToOneField(Original, verbose_name=_("original"), on_delete=models.CASCADE, related_name="job")
    state = models.CharField(_("state"), max_length=8, choices=JobState.choices, default=JobState.QUEUED)
    percent = models.PositiveSmallIntegerField(_("percent"), default=0)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    failure = models.TextField(_("failure"), blank=True)
    queued_at = models.DateTimeField(_("queued at"), auto_now_add=True)
    started_at = models.DateTimeField(_("started at"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")

    def __str__(self) -> str:
        return f"{self.state} {self.percent} %"


class Worker(models.Model):
    """A worker process and when it was last seen; the tasks of one not seen for a while go back in the queue."""

    id = models.CharField(primary_key=True, max_length=64)
    host = models.CharField(_("host"), max_length=120)
    pid = models.PositiveIntegerField(_("process"))
    started_at = models.DateTimeField(_("started at"), auto_now_add=True)
    seen_at = models.DateTimeField(_("last seen at"), auto_now=True)

    class Meta:
        verbose_name = _("worker")
        verbose_name_plural = _("workers")

    def __str__(self) -> str:
        return f"{self.host}:{self.pid}"


class EditorialImage(AbstractImage):
    """A picture that editors use in texts; works are never kept here."""

    admin_form_fields = Image.admin_form_fields

    class Meta(AbstractImage.Meta):
        verbose_name = _("editorial image")
        verbose_name_plural = _("editorial images")


class EditorialRendition(AbstractRendition):
    """A size of an editorial image, made by Wagtail."""

    image = models.ForeignKey(EditorialImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
