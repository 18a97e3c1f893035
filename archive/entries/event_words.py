"""What an entry's events are called on screen, at the desk and in the CMS."""

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from archive.entries.models import EntryEvent

EVENT_WORDS: dict[str, StrOrPromise] = {
    "started": _("begun"),
    "saved": _("saved"),
    "file_added": _("file added"),
    "file_removed": _("file removed"),
    "submitted": _("submitted"),
    "forwarded": _("forwarded by the unit"),
    "returned": _("returned for changes"),
    "accepted": _("found eligible"),
    "refused": _("found ineligible"),
    "withdrawn": _("withdrawn"),
    "disqualified": _("disqualified"),
    "judging_began": _("put before the judges"),
    "judged": _("judged"),
}


def event_in_words(event: EntryEvent) -> str:
    """Return what happened; of a judgement, what came of it."""
    return event.local_to_state if event.verb == "judged" else str(EVENT_WORDS.get(event.verb, event.verb))
