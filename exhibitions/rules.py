"""Who may see which work in public."""

from archive.works.models import Work
from exhibitions.models import Exhibit


def can_see_work(work: Work) -> bool:
    """Return whether a visitor may see the work: it hangs in a room that is live. One query."""
    return bool(Exhibit.objects.filter(work=work, room__live=True).exists())
