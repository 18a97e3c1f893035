"""States of a round, and how scores are put together."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RoundState(models.TextChoices):
    """A round is prepared, open for scores, closed, then its result is published."""

    DRAFT = "draft", _("In preparation")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")
    PUBLISHED = "published", _("Published")


ROUND_MOVES: dict[RoundState, frozenset[RoundState]] = {
    RoundState.DRAFT: frozenset({RoundState.OPEN}),
    RoundState.OPEN: frozenset({RoundState.CLOSED}),
    RoundState.CLOSED: frozenset({RoundState.PUBLISHED}),
    RoundState.PUBLISHED: frozenset(),
}


class Method(models.TextChoices):
    """How a round's scorecards become one number an entry."""

    MEAN = "mean", _("Mean of the judges' weighted totals")
    TRIMMED = "trimmed", _("Mean without the highest and the lowest")
