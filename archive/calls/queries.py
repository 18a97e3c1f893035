"""Reads for the public pages of calls and for a page that lists what is open. Each in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils import timezone

from archive.calls.enums import CallPhase
from archive.calls.instants import TimeLeft, time_left
from archive.calls.limits import limits_in_words
from archive.calls.models import Call, Category, Programme, Stage

SOON_DAYS = 3


@dataclass(frozen=True)
class CallRow:
    """A call in a list, with the time left while it is open or still to come."""

    call: Call
    phase: CallPhase
    left: TimeLeft
    kinds: tuple[str, ...]

    @property
    def is_soon(self) -> bool:
        """True when the last days run."""
        return self.phase == CallPhase.OPEN and self.left.days < SOON_DAYS


@dataclass(frozen=True)
class CallRows:
    """All published calls by what their dates say."""

    open: list[CallRow]
    coming: list[CallRow]
    closed: list[CallRow]


@dataclass(frozen=True)
class CategoryRow:
    """A category with its limits in words."""

    category: Category
    limits: list[str]


@dataclass(frozen=True)
class StageBar:
    """A stage on the programme's time line; `start` and `span` are percentages of the whole."""

    stage: Stage
    element: str
    start: str
    span: str
    is_now: bool
    is_past: bool


@dataclass(frozen=True)
class TimeLine:
    """A programme's stages on one line, and where today stands on it, if it does. `style` is for `page_style`."""

    bars: list[StageBar]
    has_today: bool
    style: dict[str, dict[str, object]]


def _row(call: Call) -> CallRow:
    phase = call.phase
    left = time_left(call.opens_at if phase == CallPhase.COMING else call.closes_at)
    return CallRow(call, phase, left, tuple(category.local_title for category in call.categories.all()))


def call_rows(*, programme: Programme | None = None) -> CallRows:
    """Return the published calls, of one programme or all: open ones by deadline, others latest first. Two queries."""
    calls = Call.objects.published().select_related("programme").prefetch_related("categories")
    if programme is not None:
        calls = calls.filter(programme=programme)
    rows = [_row(call) for call in calls]
    return CallRows(
        open=sorted((r for r in rows if r.phase == CallPhase.OPEN), key=lambda r: r.call.closes_at),
        coming=sorted((r for r in rows if r.phase == CallPhase.COMING), key=lambda r: r.call.opens_at),
        closed=[r for r in rows if r.phase == CallPhase.CLOSED],
    )


def open_call_rows() -> list[CallRow]:
    """Return the calls open now, the next deadline first, for the home page. Two queries."""
    calls = Call.objects.open_at(timezone.now()).select_related("programme").prefetch_related("categories")
    return [_row(call) for call in calls.order_by("closes_at")]


def programmes_with_stages() -> list[Programme]:
    """Return the programmes that have a published call, newest first. Two queries."""
    shown = Programme.objects.filter(calls__in=Call.objects.published()).distinct()
    return list(shown.order_by("-pk").prefetch_related(Prefetch("stages", Stage.objects.order_by("starts_on", "pk"))))


def category_rows(call: Call) -> list[CategoryRow]:
    """Return a call's categories with their limits. One query."""
    return [CategoryRow(category, limits_in_words(category)) for category in call.categories.all()]


def time_line(programme: Programme, *, today: date | None = None) -> TimeLine:
    """Return the stages on one line, each at least a tenth wide so that it can be read. One query."""
    stages = list(programme.stages.all())
    if not stages:
        return TimeLine([], has_today=False, style={})
    today = today or timezone.localdate()
    first = min(stage.starts_on for stage in stages)
    last = max(stage.ends_on for stage in stages)
    whole = (last - first).days + 1
    bars = []
    for place, stage in enumerate(stages, start=1):
        span = max(10.0, 100 * ((stage.ends_on - stage.starts_on).days + 1) / whole)
        start = min(100 * (stage.starts_on - first).days / whole, 100 - span)
        bars.append(
            StageBar(
                stage,
                element=f"stage-{place}",
                start=f"{start:.2f}%",
                span=f"{span:.2f}%",
                is_now=stage.starts_on <= today <= stage.ends_on,
                is_past=today > stage.ends_on,
            )
        )
    style: dict[str, dict[str, object]] = {bar.element: {"start": bar.start, "span": bar.span} for bar in bars}
    has_today = first <= today <= last
    if has_today:
        style["today"] = {"start": f"{100 * ((today - first).days + 0.5) / whole:.2f}%"}
    return TimeLine(bars, has_today=has_today, style=style)
