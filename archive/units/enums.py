"""Roles, and what kind of unit there is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a member may do in a unit and its subtree. Source: the notice's list of people."""

    UPLOADER = "uploader", _("Staff uploader")
    COORDINATOR = "coordinator", _("Unit coordinator")
    ORGANISER = "organiser", _("Organiser")
    JUDGE = "judge", _("Judge")
    CHAIR = "chair", _("Jury chair")
    CURATOR = "curator", _("Curator")
    ARCHIVIST = "archivist", _("Archivist")


CMS_ROLES = frozenset({Role.ORGANISER, Role.CURATOR, Role.ARCHIVIST})


class UnitKind(models.TextChoices):
    """The levels of an institution's tree."""

    ACADEMY = "academy", _("Academy")
    BRANCH = "branch", _("Branch")
    INSTITUTE = "institute", _("Institute")
    SECTION = "section", _("Section")
