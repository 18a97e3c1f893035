"""A recent instant in few words, in a call's zone: today 14:02, June 15, 16:40. The zone is named once on the page."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _


def moment_in_words(instant: datetime, zone: ZoneInfo, *, now: datetime | None = None) -> str:
    """Return the instant in the zone: the day in words where it is today, the year only where it is another."""
    local, today = instant.astimezone(zone), (now or timezone.now()).astimezone(zone)
    if local.date() == today.date():
        return _("today %(time)s") % {"time": local.strftime("%H:%M")}
    is_english = get_language() == "en"
    if local.year == today.year:
        return formats.date_format(local, "F j, H:i" if is_english else "n月j日 H:i")
    return formats.date_format(local, "F j, Y, H:i" if is_english else "Y年n月j日 H:i")
