"""A unit's places in a category: who has none left, and what an uploader should know of it before the work is sent.

A place is taken when an entry goes on to the organiser, not before: operations see to that. Reads only.
"""

from collections.abc import Iterable, Sequence

from django.db.models import Count
from django.utils.translation import ngettext

from archive.calls.models import Category
from archive.entries.enums import HOLDING_PLACE
from archive.entries.models import Entry
from archive.units.enums import Role
from archive.units.models import Membership, Unit


def is_forwarded_by_hand(entry: Entry) -> bool:
    """Return whether a coordinator has to forward: the call says so, and there is one for the unit. One query."""
    if not entry.call.needs_forwarding:
        return False
    coordinators = Membership.objects.filter(role=Role.COORDINATOR, user__is_active=True)
    return coordinators.filter(unit__path__in=entry.unit.paths_from_root).exists()


def quota_left(category: Category, unit: Unit) -> int | None:
    """Return how many works the unit may still forward in the category, None where there is no quota. One query."""
    if category.quota_per_unit is None:
        return None
    used = Entry.objects.filter(category=category, unit=unit, state__in=HOLDING_PLACE).count()
    return max(0, category.quota_per_unit - used)


def units_without_place(categories: Iterable[Category], units: Sequence[Unit]) -> dict[int, list[Unit]]:
    """Return, by a category's key, which of the units have no place left in it. One query."""
    quotas = {one.pk: one.quota_per_unit for one in categories if one.quota_per_unit is not None}
    rows = Entry.objects.filter(category__in=quotas, unit__in=units, state__in=HOLDING_PLACE).order_by()
    used = {
        (category_id, unit_id): count
        for category_id, unit_id, count in rows.values_list("category", "unit").annotate(count=Count("pk"))
    }
    return {
        category: [unit for unit in units if used.get((category, unit.pk), 0) >= quota]
        for category, quota in quotas.items()
    }


def warning_on_places(entry: Entry) -> str:
    """Return what an uploader should know early, '' while the unit has a place left. Two queries at most."""
    places = entry.category.quota_per_unit
    if places is None or quota_left(entry.category, entry.unit) != 0:
        return ""
    if is_forwarded_by_hand(entry):
        sentence = ngettext(
            "%(unit)s has used its %(count)d place in this category. You can submit the work all the same: your coordinator forwards it once the place comes free.",
            "%(unit)s has used its %(count)d places in this category. You can submit the work all the same: your coordinator forwards it once a place comes free.",
            places,
        )
    else:
        sentence = ngettext(
            "%(unit)s has used its %(count)d place in this category. All you enter is kept as a draft, and can be submitted once the place comes free.",
            "%(unit)s has used its %(count)d places in this category. All you enter is kept as a draft, and can be submitted once a place comes free.",
            places,
        )
    return sentence % {"unit": entry.unit.local_name, "count": places}
