"""What curators have in hand: the exhibitions, live or not, with their rooms. Read by the CMS's first page."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from exhibitions.models import ExhibitionPage, HomePage, RoomPage


@dataclass(frozen=True)
class ExhibitionAtWork:
    """An exhibition with its rooms in order, each with `exhibit_count`; `changed_at` is the last change of any."""

    page: ExhibitionPage
    rooms: tuple[RoomPage, ...]
    changed_at: datetime | None


@dataclass(frozen=True)
class CuratorsDesk:
    """The exhibitions, the one changed last first; below `home_pk` another is added."""

    exhibitions: tuple[ExhibitionAtWork, ...]
    home_pk: int | None


def exhibitions_at_work() -> CuratorsDesk:
    """Return every exhibition with its rooms. Three queries."""
    rooms: dict[str, list[RoomPage]] = {}
    for room in RoomPage.objects.annotate(exhibit_count=Count("exhibits")).order_by("path"):
        rooms.setdefault(room.path[: -room.steplen], []).append(room)
    at_work = []
    for page in ExhibitionPage.objects.order_by("path"):
        inside = rooms.get(page.path, [])
        changes = [one.latest_revision_created_at for one in (page, *inside) if one.latest_revision_created_at]
        at_work.append(ExhibitionAtWork(page, tuple(inside), max(changes, default=None)))
    at_work.sort(key=lambda one: one.changed_at.timestamp() if one.changed_at else 0.0, reverse=True)
    return CuratorsDesk(tuple(at_work), HomePage.objects.values_list("pk", flat=True).first())
