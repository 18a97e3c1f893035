"""What every view of the desk asks first: may the person see this entry?"""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from archive.entries.models import Entry
from archive.entries.rules import can_see_entry


def entry_for(request: HttpRequest, uuid: UUID) -> Entry:
    """Return the entry if the person may see it; to anyone else it is not there."""
    entry: Entry | None = (
        Entry.objects.select_related("call", "category", "unit", "work", "owner").filter(uuid=uuid).first()
    )
    if entry is None or not can_see_entry(request.user, entry):
        raise Http404(_("There is no such entry."))
    return entry
