"""Which judges are kept back from which entries. Called by `operations.open_round`."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext_noop

from archive.entries.models import Entry
from archive.units.enums import Role
from archive.units.models import Membership, Unit, User

NAMESAKE = gettext_noop("The judge has the name of one of the creators.")
OWNER = gettext_noop("The judge uploaded the work.")
SAME_UNIT = gettext_noop("The judge belongs to the unit that sent the work in.")
STAFF_ROLES = frozenset({Role.UPLOADER, Role.COORDINATOR})


def conflicts_between(judges: Sequence[User], entries: Iterable[Entry]) -> dict[tuple[int, int], str]:
    """Return (judge's pk, entry's pk) -> reason, for each pair to be kept apart. One query beside the entries' own.

    At the institution's root only its own staff count: judges and organisers are appointed there for everybody.
    """
    paths: dict[int, set[str]] = {judge.pk: set() for judge in judges}
    for user_id, path, depth, role in Membership.objects.filter(user__in=judges).values_list(
        "user_id", "unit__path", "unit__depth", "role"
    ):
        if depth > 1 or role in STAFF_ROLES:
            paths[user_id].add(path)
    found: dict[tuple[int, int], str] = {}
    for entry in entries:
        names = {_plain(name) for one in entry.work.creators.all() for name in (one.name, one.name_en)} - {""}
        units = [unit for unit in (entry.unit, entry.work.unit) if unit is not None]
        for judge in judges:
            if _plain(str(judge)) in names:
                found[judge.pk, entry.pk] = NAMESAKE
            elif entry.owner_id == judge.pk:
                found[judge.pk, entry.pk] = OWNER
            elif any(_is_of(unit, paths[judge.pk]) for unit in units):
                found[judge.pk, entry.pk] = SAME_UNIT
    return found


def _is_of(unit: Unit, paths: set[str]) -> bool:
    """A member of a branch belongs to its institutes too; nobody belongs to everything."""
    return any(unit.path == path or (len(path) > Unit.steplen and unit.path.startswith(path)) for path in paths)


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()
