"""`{% instant call.closes_at call.zone_info %}`, `{{ value|instant_in_zone:zone }}` for mails, `{% countdown instant %}`."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django import template
from django.utils import timezone
from django.utils.html import format_html

from archive.calls.instants import TimeLeft, day_in_words, days_in_words, instant_in_words, time_left

register = template.Library()


@register.simple_tag
def instant(value: datetime | None, zone: ZoneInfo) -> str:
    """Write a `<time>` with the instant in the zone, which is named; nothing for None."""
    if value is None:
        return ""
    return format_html(
        '<time datetime="{}">{}</time>', value.astimezone(zone).isoformat("T", "minutes"), instant_in_words(value, zone)
    )


@register.filter
def instant_in_zone(value: datetime | None, zone: ZoneInfo) -> str:
    """Return the same words as plain text."""
    return "" if value is None else instant_in_words(value, zone)


@register.simple_tag
def day(value: date | None) -> str:
    """Write a `<time>` with a date."""
    return "" if value is None else format_html('<time datetime="{}">{}</time>', value.isoformat(), day_in_words(value))


@register.simple_tag
def days(first: date, last: date) -> str:
    """Write a span of dates."""
    return days_in_words(first, last)


@register.inclusion_tag("components/countdown.html")
def countdown(until: datetime) -> dict[str, datetime | TimeLeft]:
    """Show the time left; static/js/countdown.js keeps it going, from the server's clock, with the words given here."""
    now = timezone.now()
    return {"until": until, "now": now, "left": time_left(until, now=now)}
