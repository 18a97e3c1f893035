"""Next year's call from this year's: an unsaved copy with its dates shifted and its categories, for a form to show."""

from datetime import date, datetime
from typing import TypeVar

from archive.calls.enums import CallState
from archive.calls.models import Call, Category

Day = TypeVar("Day", date, datetime)
OWN = ("id", "uuid", "call")


def _a_year_later(day: Day) -> Day:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year + 1, day=28)


def next_call(call: Call) -> Call:
    """Return a draft for the year after: same text, rules and categories, dates a year later, no code, no stage.

    Nothing is saved. One query.
    """
    values = {
        field.attname: getattr(call, field.attname) for field in call._meta.concrete_fields if field.name not in OWN
    }
    copy = Call(**values)
    copy.code = ""
    copy.year = call.year + 1
    copy.state = CallState.DRAFT
    copy.stage = None
    zone = call.zone_info
    copy.opens_at = _a_year_later(call.opens_at.astimezone(zone))
    copy.closes_at = _a_year_later(call.closes_at.astimezone(zone))
    copy.results_on = _a_year_later(call.results_on) if call.results_on else None
    copy.categories.set(
        Category(
            **{f.attname: getattr(category, f.attname) for f in category._meta.concrete_fields if f.name not in OWN}
        )
        for category in call.categories.all()
    )
    return copy
