"""States of an upload, an original and a job."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OriginalState(models.TextChoices):
    """What is known of an original. Refused ones are kept too: nothing uploaded is ever lost."""

    RECEIVED = "received", _("Received")
    PREPARING = "preparing", _("Being prepared")
    READY = "ready", _("Ready")
    REFUSED = "refused", _("Can't be used")


class JobState(models.TextChoices):
    """A job waits, runs, and ends well or badly."""

    QUEUED = "queued", _("Waiting")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
