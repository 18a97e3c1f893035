"""Who may curate. What a visitor may see, `querysets.py` says."""

from django.utils.translation import gettext as _

from archive.decisions import ALLOWED, Decision
from archive.units.enums import Role
from archive.units.rules import Person, has_role


def can_curate(user: Person) -> Decision:
    """Curators make exhibitions and hang works; which pages, Wagtail's permissions say. One query."""
    return ALLOWED if has_role(user, [Role.CURATOR]) else Decision(False, _("Only a curator may do this."))
