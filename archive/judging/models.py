"""Round, its criteria and panel, assignments, scorecards, recusals, results and awards. Scores are decimal."""

import uuid
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from archive.calls.models import Call, Category, TitledModel
from archive.entries.models import Entry
from archive.events import Event
from archive.judging.enums import Method, RoundState
from archive.judging.validators import validate_anchors
from archive.units.enums import Role
from archive.units.models import Membership


def may_sit() -> models.Q:
    """Limit the choice of a panel to people who have the role of a judge or chair somewhere."""
    return models.Q(pk__in=Membership.objects.filter(role__in=[Role.JUDGE, Role.CHAIR]).values("user"))


class Round(TitledModel, ClusterableModel):
    """One pass of judging. `state` is moved only by `operations.move_round`."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    call = models.ForeignKey(Call, verbose_name=_("call"), on_delete=models.PROTECT, related_name="rounds")
    categories = models.ManyToManyField(Category, verbose_name=_("categories"), related_name="rounds")
    state = models.CharField(_("state"), max_length=10, choices=RoundState.choices, default=RoundState.DRAFT)
    method = models.CharField(_("method"), max_length=10, choices=Method.choices, default=Method.MEAN)
    is_blind = models.BooleanField(_("blind"), default=True)
    closes_at = models.DateTimeField(_("scores until"))
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    judges: "models.ManyToManyField[Any, Any]" = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="Panelist", verbose_name=_("judges"), related_name="rounds"
    )

    class Meta:
        ordering = ["-closes_at", "-pk"]
        verbose_name = _("round")
        verbose_name_plural = _("rounds")

    def get_absolute_url(self) -> str:
        """Return the public page of the published result."""
        return reverse("results:round", args=[self.uuid])

    @property
    def is_scoring(self) -> bool:
        """True while scores are taken: open, and before the closing instant."""
        return self.state == RoundState.OPEN and timezone.now() < self.closes_at


class Panelist(models.Model):
    """A judge of a round; the chair closes and signs."""

    round = ParentalKey(Round, verbose_name=_("round"), on_delete=models.CASCADE, related_name="panelists")
    judge = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("judge"),
        on_delete=models.PROTECT,
        related_name="panel_seats",
        limit_choices_to=may_sit,
    )
    is_chair = models.BooleanField(_("chair"), default=False)

    class Meta:
        verbose_name = _("judge of a round")
        verbose_name_plural = _("judges of a round")
        constraints = [models.UniqueConstraint(fields=["round", "judge"], name="panelist_once")]

    def __str__(self) -> str:
        return str(self.judge)


class Criterion(TitledModel):
    """What is scored: its range, its weight, and words for the anchors. Weights need not add up to 100."""

    round = ParentalKey(Round, verbose_name=_("round"), on_delete=models.CASCADE, related_name="criteria")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    weight = models.DecimalField(_("weight"), max_digits=6, decimal_places=2, default=Decimal(1))
    lowest = models.DecimalField(_("lowest score"), max_digits=6, decimal_places=2, default=Decimal(1))
    highest = models.DecimalField(_("highest score"), max_digits=6, decimal_places=2, default=Decimal(10))
    anchors = models.JSONField(
        _("anchors"),
        default=list,
        blank=True,
        validators=[validate_anchors],
        help_text=_("A list of [scores, words, words in English]."),
    )

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        constraints = [
            models.CheckConstraint(condition=models.Q(highest__gt=models.F("lowest")), name="criterion_range"),
            models.CheckConstraint(condition=models.Q(weight__gt=0), name="criterion_weight_positive"),
        ]


class Assignment(models.Model):
    """One judge, one entry, one round. `blind_code` is all that the judge's page calls the entry; `uuid` its address.

    `shown` is what the judge sees, frozen when the round opens: text, size, technique, original ids; no name, no unit.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    round = models.ForeignKey(Round, verbose_name=_("round"), on_delete=models.PROTECT, related_name="assignments")
    entry = models.ForeignKey(Entry, verbose_name=_("entry"), on_delete=models.PROTECT, related_name="assignments")
    judge = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("judge"), on_delete=models.PROTECT, related_name="assignments"
    )
    blind_code = models.CharField(_("code"), max_length=12)
    order = models.PositiveIntegerField(_("order"), default=0)
    shown = models.JSONField(_("what the judge sees"), default=dict)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = [
            models.UniqueConstraint(fields=["round", "entry", "judge"], name="assignment_once"),
        ]

    def __str__(self) -> str:
        return self.blind_code


class Scorecard(models.Model):
    """One judge's scores and remark on one assignment. `version` guards against two tabs; signed is for good."""

    assignment = models.OneToOneField(
        Assignment, verbose_name=_("assignment"), on_delete=models.PROTECT, related_name="scorecard"
    )
    remark = models.TextField(_("remark"), blank=True)
    is_flagged = models.BooleanField(_("flagged"), default=False)
    version = models.PositiveIntegerField(_("version"), default=0)
    saved_at = models.DateTimeField(_("saved at"), null=True, blank=True)
    signed_at = models.DateTimeField(_("signed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("scorecard")
        verbose_name_plural = _("scorecards")

    def __str__(self) -> str:
        return str(self.assignment)


class Score(models.Model):
    """One criterion's score on one scorecard. No row means: not scored, which is not nought."""

    scorecard = models.ForeignKey(
        Scorecard, verbose_name=_("scorecard"), on_delete=models.PROTECT, related_name="scores"
    )
    criterion = models.ForeignKey(Criterion, verbose_name=_("criterion"), on_delete=models.PROTECT, related_name="+")
    value = models.DecimalField(_("score"), max_digits=6, decimal_places=2)

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        constraints = [models.UniqueConstraint(fields=["scorecard", "criterion"], name="score_once")]

    def __str__(self) -> str:
        return str(self.value)


class Recusal(models.Model):
    """A judge steps back, or is kept back, from an entry. Their scores then do not count."""

    assignment = models.OneToOneField(
        Assignment, verbose_name=_("assignment"), on_delete=models.PROTECT, related_name="recusal"
    )
    reason = models.TextField(_("reason"))
    is_automatic = models.BooleanField(_("found by the system"), default=False)
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("recusal")
        verbose_name_plural = _("recusals")

    def __str__(self) -> str:
        return str(self.assignment)


class Award(TitledModel):
    """A prize tier of a round, from the highest; `places` are how many are given in each category of the round."""

    round = ParentalKey(Round, verbose_name=_("round"), on_delete=models.CASCADE, related_name="awards")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    places = models.PositiveSmallIntegerField(_("places"), default=1)
    is_shortlist = models.BooleanField(
        _("shortlist only"), default=False, help_text=_("No prize yet: these works go on to the next round.")
    )

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("award")
        verbose_name_plural = _("awards")


class Result(models.Model):
    """An entry's total and rank in a round, as published; `workings` holds what it was computed from."""

    round = models.ForeignKey(Round, verbose_name=_("round"), on_delete=models.PROTECT, related_name="results")
    entry = models.ForeignKey(Entry, verbose_name=_("entry"), on_delete=models.PROTECT, related_name="results")
    total = models.DecimalField(_("total"), max_digits=12, decimal_places=6, null=True)
    rank = models.PositiveIntegerField(_("rank"), null=True)
    award = models.ForeignKey(
        Award, verbose_name=_("award"), on_delete=models.PROTECT, null=True, blank=True, related_name="results"
    )
    workings = models.JSONField(_("workings"), default=dict)

    class Meta:
        ordering = ["rank", "pk"]
        verbose_name = _("result")
        verbose_name_plural = _("results")
        constraints = [models.UniqueConstraint(fields=["round", "entry"], name="result_once")]

    def __str__(self) -> str:
        return f"{self.rank} {self.entry}"


class RoundEvent(Event):
    """What happened to a round, or to a scorecard in it."""

    round = models.ForeignKey(Round, verbose_name=_("round"), on_delete=models.PROTECT, related_name="events")
    assignment = models.ForeignKey(
        Assignment, verbose_name=_("assignment"), on_delete=models.PROTECT, null=True, blank=True, related_name="events"
    )

    class Meta(Event.Meta):
        verbose_name = _("event of a round")
        verbose_name_plural = _("events of a round")
