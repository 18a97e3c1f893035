"""Instants in words: in a call's own zone, with the zone named, and the time left. Every desk's pages and mails use it."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import formats, timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

ZONE_NAMES: dict[str, StrOrPromise] = {
    "Asia/Shanghai": gettext_lazy("Beijing time"),
    "Asia/Chongqing": gettext_lazy("Beijing time"),
    "PRC": gettext_lazy("Beijing time"),
    "Asia/Urumqi": gettext_lazy("Urumqi time"),
    "Asia/Hong_Kong": gettext_lazy("Hong Kong time"),
    "Asia/Macau": gettext_lazy("Macau time"),
    "Asia/Taipei": gettext_lazy("Taipei time"),
    "Asia/Tokyo": gettext_lazy("Tokyo time"),
    "Asia/Singapore": gettext_lazy("Singapore time"),
    "Europe/London": gettext_lazy("London time"),
    "Europe/Paris": gettext_lazy("Paris time"),
    "Europe/Berlin": gettext_lazy("Berlin time"),
    "Europe/Moscow": gettext_lazy("Moscow time"),
    "America/New_York": gettext_lazy("New York time"),
    "America/Los_Angeles": gettext_lazy("Los Angeles time"),
    "UTC": gettext_lazy("UTC"),
}
LOCAL_FORMATS = {"en": "F j, Y, H:i"}
LOCAL_FORMAT = "Y年n月j日 H:i"


@dataclass(frozen=True)
class TimeLeft:
    """Whole days, hours and minutes until an instant; all nought once it has passed."""

    days: int
    hours: int
    minutes: int

    @property
    def is_over(self) -> bool:
        """True when not a whole minute is left."""
        return not (self.days or self.hours or self.minutes)


def zone_name(zone: ZoneInfo) -> str:
    """Return the zone's name in the page's language, or its IANA name when it has no common one."""
    return str(ZONE_NAMES.get(zone.key, zone.key))


def instant_in_words(instant: datetime, zone: ZoneInfo) -> str:
    """Return 2021年6月18日 18:00（北京时间）, in English June 18, 2021, 18:00 (Beijing time)."""
    words = formats.date_format(instant.astimezone(zone), LOCAL_FORMATS.get(get_language() or "", LOCAL_FORMAT))
    return _("%(instant)s (%(zone)s)") % {"instant": words, "zone": zone_name(zone)}


def time_left(until: datetime, *, now: datetime | None = None) -> TimeLeft:
    """Return what is left of the time until an instant, counted in whole minutes."""
    seconds = max(0, int((until - (now or timezone.now())).total_seconds()))
    minutes = seconds // 60
    return TimeLeft(minutes // 1440, minutes // 60 % 24, minutes % 60)


def day_in_words(day: date) -> str:
    """Return 2021年6月18日, in English June 18, 2021."""
    return formats.date_format(day, "F j, Y" if get_language() == "en" else "Y年n月j日")


def days_in_words(first: date, last: date) -> str:
    """Return 2021年4月12日至5月31日, in English April 12 to May 31, 2021; the year twice when it changes."""
    if first == last:
        return day_in_words(first)
    same_year = first.year == last.year
    if get_language() == "en":
        start = formats.date_format(first, "F j" if same_year else "F j, Y")
        return _("%(first)s to %(last)s") % {"first": start, "last": day_in_words(last)}
    end = formats.date_format(last, "n月j日" if same_year else "Y年n月j日")
    return _("%(first)s to %(last)s") % {"first": day_in_words(first), "last": end}
