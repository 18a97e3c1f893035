"""Who may curate, and who may see which work in public."""

from typing import Any

from django.utils.translation import gettext as _

from archive.decisions import ALLOWED, Decision
from archive.units.enums import Role
from archive.units.rules import Person, has_role
from archive.works.models import Work
from exhibitions.models import Exhibit


def can_curate(user: Person) -> Decision:
    """Curators make exhibitions and hang works; which pages, Wagtail's permissions say. One query."""
    return ALLOWED if has_role(user, [Role.CURATOR]) else Decision(False, _("Only a curator may do this."))


def can_see_work(user: Any, work: Work) -> Decision:
    """Say whether a visitor, signed in or not, may see the work: it hangs in a live exhibition. A few queries."""
    if Exhibit.objects.on_show().filter(work=work).exists():
        return Decision(True)
    return Decision(False, _("This work does not hang in an exhibition that is open."))
