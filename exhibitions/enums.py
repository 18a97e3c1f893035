"""How a room hangs its works, and how bright it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Hanging(models.TextChoices):
    """How a room hangs its works; chosen by the curator, not by the grid."""

    WALL = "wall", _("Wall: true scale on one eye line")
    SALON = "salon", _("Salon: rows, each work whole")
    SCROLL = "scroll", _("Scroll: one horizontal strip")
    READING = "reading", _("Reading room")
    THEATRE = "theatre", _("Theatre")
    SEQUENCE = "sequence", _("Sequence: a series in order")


class Light(models.TextChoices):
    """The room's own light; a visitor's choice overrides it."""

    DAY = "day", _("Daylight")
    DUSK = "dusk", _("Dark room")
