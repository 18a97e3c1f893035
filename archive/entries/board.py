"""What a coordinator's board shows: the unit, its entries by state, and the places of each category."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.calls.models import Call, Category
from archive.entries.desk import mark_of
from archive.entries.enums import HOLDING_PLACE, EntryState
from archive.entries.models import Entry
from archive.entries.querysets import EntryQuerySet
from archive.units.enums import Role
from archive.units.models import Unit
from archive.units.rules import Person, units_with_role

CELL_PX = 18
LEAST_CELLS, MOST_CELLS = 16, 32
FLOW = (EntryState.DRAFT, EntryState.SUBMITTED, EntryState.RETURNED, EntryState.FORWARDED, EntryState.ELIGIBLE)
REST = frozenset(EntryState) - frozenset(FLOW)


@dataclass(frozen=True)
class UnitChoice:
    """A unit that the person coordinates, with how much waits in it."""

    unit: Unit
    waiting: int


@dataclass(frozen=True)
class FlowItem:
    """How many entries are in a state."""

    state: str
    label: str
    mark: str
    count: int


@dataclass(frozen=True)
class Cell:
    """A place, drawn: its left edge in px and what it is (`done`, `wait`, `over`, `free`)."""

    x: int
    kind: str


@dataclass(frozen=True)
class QuotaRow:
    """How many places a unit has in a category, how many it has used, and how much waits."""

    category: Category
    places: int | None
    forwarded: int
    waiting: int

    @property
    def left(self) -> int | None:
        """Places left, None where there is no quota."""
        return None if self.places is None else max(0, self.places - self.forwarded)

    @property
    def is_tight(self) -> bool:
        """True when more waits than there are places left."""
        return self.left is not None and self.waiting > self.left

    @property
    def note(self) -> str:
        """How it stands, in words."""
        if self.left is None:
            return _("no limit")
        if self.is_tight:
            return _("%(waiting)s to check, only %(left)s left") % {"waiting": self.waiting, "left": self.left}
        return _("%(n)s left") % {"n": self.left}

    @property
    def alt(self) -> str:
        """The drawing in a sentence."""
        return _("%(places)s places, %(forwarded)s forwarded, %(waiting)s to check") % {
            "places": self.places,
            "forwarded": self.forwarded,
            "waiting": self.waiting,
        }

    @property
    def cells(self) -> list[Cell]:
        """One cell a place; what waits beyond the places is `over`. None at all where they are too many to be seen."""
        if self.places is None or max(self.places, self.forwarded + self.waiting) > MOST_CELLS:
            return []
        kinds = ["done"] * self.forwarded + ["wait"] * min(self.waiting, self.left or 0)
        kinds += ["free"] * (self.places - len(kinds)) + ["over"] * max(0, self.waiting - (self.left or 0))
        return [Cell(1 + CELL_PX * number, kind) for number, kind in enumerate(kinds)]

    @property
    def limit_px(self) -> int | None:
        """Where the line after the last place stands, None unless more waits than fits."""
        return CELL_PX * self.places - 2 if self.is_tight and self.places is not None else None


@dataclass(frozen=True)
class Board:
    """One unit's entries in one call, counted."""

    unit: Unit
    call: Call
    flow: list[FlowItem]
    quotas: list[QuotaRow]
    waiting: int
    total: int

    @property
    def plot_px(self) -> int:
        """The width of every quota's drawing, so that a cell is a cell in all of them."""
        most = max((len(row.cells) for row in self.quotas), default=0)
        return CELL_PX * max(LEAST_CELLS, most)


def coordinated_units(user: Person) -> list[UnitChoice]:
    """Return the units that the person coordinates, in the order of the tree. Two queries."""
    units = units_with_role(user, [Role.COORDINATOR]).order_by("path")
    waiting = Count("entries", filter=Q(entries__state=EntryState.SUBMITTED))
    return [UnitChoice(unit, unit.waiting_count) for unit in units.annotate(waiting_count=waiting)]


def calls_of(unit: Unit) -> list[Call]:
    """Return the calls that are open, or to which the unit has sent something; the open ones first. Two queries."""
    now = timezone.now()
    is_open = Q(opens_at__lte=now, closes_at__gt=now)
    calls = Call.objects.published().filter(is_open | Q(pk__in=Entry.objects.filter(unit=unit).values("call")))
    order = Case(When(is_open, then=Value(0)), default=Value(1), output_field=IntegerField())
    return list(calls.order_by(order, "-closes_at").prefetch_related("categories"))


def board_of(unit: Unit, call: Call) -> Board:
    """Count a unit's entries in a call. One query, with the call's categories read before."""
    counts: Counter[tuple[int, str]] = Counter()
    rows = Entry.objects.filter(unit=unit, call=call).order_by().values_list("category", "state")
    for category, state, count in rows.annotate(count=Count("pk")):
        counts[category, state] += count
    by_state: Counter[str] = Counter()
    for (_category, state), count in counts.items():
        by_state[state] += count
    flow = [FlowItem(state, str(state.label), mark_of(state), by_state[state]) for state in FLOW]
    flow += [
        FlowItem(state, str(state.label), mark_of(state), by_state[state])
        for state in EntryState
        if state in REST and by_state[state]
    ]
    quotas = [
        QuotaRow(
            category=category,
            places=category.quota_per_unit,
            forwarded=sum(counts[category.pk, state] for state in HOLDING_PLACE),
            waiting=counts[category.pk, EntryState.SUBMITTED],
        )
        for category in call.categories.all()
    ]
    total = sum(by_state.values()) - by_state[EntryState.DRAFT]
    return Board(unit, call, flow, quotas, by_state[EntryState.SUBMITTED], total)


def board_entries(unit: Unit, call: Call, state: str) -> EntryQuerySet:
    """Return the unit's entries in a call: those in a state, or all but drafts, with what waits first."""
    entries: EntryQuerySet = Entry.objects.filter(unit=unit, call=call)
    entries = entries.filter(state=state) if state in EntryState.values else entries.exclude(state=EntryState.DRAFT)
    waits = Case(When(state=EntryState.SUBMITTED, then=Value(0)), default=Value(1), output_field=IntegerField())
    return entries.order_by(waits, "-submitted_at", "-pk")
