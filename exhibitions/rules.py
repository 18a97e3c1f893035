"""Who may see which work in public."""

from typing import Any

from django.utils.translation import gettext as _

from archive.decisions import Decision
from archive.works.models import Work
from exhibitions.models import Exhibit


def can_see_work(user: Any, work: Work) -> Decision:
    """Say whether a visitor, signed in or not, may see the work: it hangs in a live exhibition. A few queries."""
    if Exhibit.objects.on_show().filter(work=work).exists():
        return Decision(True)
    return Decision(False, _("This work does not hang in an exhibition that is open."))
