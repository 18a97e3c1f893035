"""What each page of a visit shows, and the way on from it: home, exhibition, room. Each in a fixed number of queries.

A single work's page is in `exhibit_visit`.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.calls.queries import open_call_rows
from archive.works.models import Work
from exhibitions.enums import Hanging
from exhibitions.floor_plan import LARGE_NAME_PX, Cell, draw_plan
from exhibitions.hanging import hang, salon_sizes, wall_sizes
from exhibitions.models import Exhibit, ExhibitionPage, HomePage, RoomPage
from exhibitions.querysets import may_be_shown, showable_works
from exhibitions.showing import Shown, Style, for_showing, picture_style, show
from exhibitions.verse import stanzas_of

PICTURE_SIZES = {
    Hanging.THEATRE: "(min-width: 60rem) 45vw, 80vw",
    Hanging.SEQUENCE: "(min-width: 48rem) 34rem, 60vw",
}
NUMERALS = "零一二三四五六七八九十"
BENCH_EVERY = 3


@dataclass(frozen=True)
class RoomLink:
    """A room in a list or on the plan; `works_path` draws its works on the plan's wall."""

    page: RoomPage
    url: str
    number: int
    count: int
    cell: Cell | None = None
    works_path: str = ""

    @property
    def numeral(self) -> str:
        """The room's number, in Chinese where the page is Chinese."""
        is_chinese = get_language() != "en" and self.number < len(NUMERALS)
        return NUMERALS[self.number] if is_chinese else str(self.number)

    @property
    def title(self) -> str:
        """The room's title in the language of the page."""
        return self.page.local_title

    @property
    def name_px(self) -> float:
        """The size of the room's name on the plan."""
        return self.cell.name_px(self.title) if self.cell else 0.0

    @property
    def is_name_short(self) -> bool:
        """True where the name fits the plan at the larger size for phones too."""
        return self.cell is not None and self.cell.name_px(self.title, most=LARGE_NAME_PX) == LARGE_NAME_PX

    @property
    def last_url(self) -> str:
        """The address of the room's last work, or of the room while it is empty."""
        return f"{self.url}{self.count}/" if self.count else self.url


@dataclass(frozen=True)
class Around:
    """Where a room stands: its exhibition, and the rooms before and after."""

    exhibition: ExhibitionPage
    exhibition_url: str
    here: RoomLink
    before: RoomLink | None
    after: RoomLink | None


def rooms_of(exhibition: ExhibitionPage, request: HttpRequest) -> list[RoomLink]:
    """Return the live rooms in order, with how many works are shown in each. Two queries."""
    pages = list(RoomPage.objects.child_of(exhibition).live().order_by("path"))
    hung = Exhibit.objects.showable().filter(room__in=[page.pk for page in pages]).order_by()
    counts = dict(hung.values_list("room_id").annotate(n=Count("pk")))
    plan = draw_plan([counts.get(page.pk, 0) for page in pages])
    return [
        RoomLink(
            page,
            page.local_url(request),
            number,
            counts.get(page.pk, 0),
            plan.cells[number] if plan else None,
            plan.works[number - 1] if plan else "",
        )
        for number, page in enumerate(pages, 1)
    ]


def around(room: RoomPage, request: HttpRequest) -> Around:
    """Return the exhibition of a room, and the rooms before and after. Three queries."""
    exhibition = ExhibitionPage.objects.get(path=room.path[: -room.steplen])
    links = rooms_of(exhibition, request)
    place = next((i for i, link in enumerate(links) if link.page.pk == room.pk), None)
    if place is None:  # a draft, looked at by its curator
        here = RoomLink(room, room.local_url(request), len(links) + 1, 0)
        return Around(exhibition, exhibition.local_url(request), here, links[-1] if links else None, None)
    return Around(
        exhibition,
        exhibition.local_url(request),
        links[place],
        links[place - 1] if place else None,
        links[place + 1] if place + 1 < len(links) else None,
    )


def hung_in(room: RoomPage) -> list[Exhibit]:
    """Return the exhibits of a room in order, those of the draft in a preview. One query, none for a draft."""
    return sorted(room.exhibits.all(), key=lambda exhibit: (exhibit.sort_order or 0, exhibit.pk or 0))


def _shown_work(work_id: int | None, url: str, *, element_number: int, sizes: str) -> Shown | None:
    """Return a work as long as it may be shown. Six queries, none for no work."""
    if work_id is None:
        return None
    work = for_showing(showable_works().filter(pk=work_id)).first()
    return show(work, url=url, number=element_number, sizes=sizes) if work else None


def places_of(work_ids: list[int], request: HttpRequest) -> dict[int, str]:
    """Return the address at which each work is on show; a work that is not is left out. Two queries."""
    rooms = set(Exhibit.objects.on_show().filter(work__in=work_ids).values_list("room_id", flat=True))
    hung = Exhibit.objects.showable().filter(room__in=rooms).select_related("room")
    wanted, numbers, places = set(work_ids), dict.fromkeys(rooms, 0), dict[int, str]()
    for exhibit in hung.order_by("room__path", "sort_order", "pk"):
        numbers[exhibit.room_id] += 1
        if exhibit.work_id in wanted and exhibit.work_id not in places:
            places[exhibit.work_id] = f"{exhibit.room.local_url(request)}{numbers[exhibit.room_id]}/"
    return places


def home_context(page: HomePage, request: HttpRequest) -> dict[str, Any]:
    """Return what the home page shows."""
    exhibitions = list(ExhibitionPage.objects.child_of(page).live().public().order_by("-opens_on", "-path"))
    current = next((e for e in exhibitions if e.pk == page.current_exhibition_id), next(iter(exhibitions), None))
    hero = poem = None
    poem_url = ""
    if current:
        wide = "(min-width: 48rem) 75vw, 75vw"
        hero = _shown_work(current.hero_id, current.local_url(request), element_number=1, sizes=wide)
    if page.poem_of_the_day_id:
        poem_url = places_of([page.poem_of_the_day_id], request).get(page.poem_of_the_day_id, "")
        poem = _shown_work(page.poem_of_the_day_id, poem_url, element_number=2, sizes="100vw") if poem_url else None
    return {
        "current": current,
        "current_url": current.local_url(request) if current else "",
        "subtitle": current.in_language("subtitle") if current else "",
        "hero": hero,
        "poem": poem,
        "poem_stanzas": stanzas_of(poem.text) if poem else [],
        "exhibitions": [(exhibition, exhibition.local_url(request)) for exhibition in exhibitions],
        "calls": open_call_rows(),
        "style": picture_style([hero] if hero else []),
        "place": "home",
    }


def exhibition_context(page: ExhibitionPage, request: HttpRequest) -> dict[str, Any]:
    """Return the title wall, and the plan with its rooms."""
    rooms = rooms_of(page, request)
    hero = _shown_work(page.hero_id, page.local_url(request), element_number=1, sizes="100vw")
    plan = draw_plan([room.count for room in rooms])
    return {
        "rooms": rooms,
        "plan": plan,
        "hall_px": plan.cells[0].name_px(_("Title wall")) if plan else 0,
        "works_count": sum(room.count for room in rooms),
        "preface": [paragraph for paragraph in page.in_language("preface").splitlines() if paragraph.strip()],
        "subtitle": page.in_language("subtitle"),
        "curators": page.in_language("curators"),
        "share_url": request.build_absolute_uri(hero.share_url) if hero and hero.share_url else "",
        "page_url": request.build_absolute_uri(page.local_url(request)),
        "place": "exhibitions",
    }


def room_exhibits(room: RoomPage, request: HttpRequest) -> list[Shown]:
    """Return the works of a room in order, ready for the templates. Seven queries."""
    url, exhibits = room.local_url(request), hung_in(room)
    sizes = PICTURE_SIZES.get(Hanging(room.hanging), "100vw")
    works = {
        work.pk: work
        for work in for_showing(Work.objects.filter(may_be_shown("pk"), pk__in=[e.work_id for e in exhibits]))
    }
    seen = [exhibit for exhibit in exhibits if exhibit.work_id in works]
    return [
        show(works[exhibit.work_id], url=f"{url}{number}/", number=number, sizes=sizes, exhibit=exhibit)
        for number, exhibit in enumerate(seen, 1)
    ]


@dataclass(frozen=True)
class WallPlace:
    """A work on the wall: how it is held, and whether a bench stands behind it."""

    one: Shown
    mount: str
    has_bench: bool


def _wall(shown: list[Shown]) -> tuple[list[WallPlace], Style]:
    places, style = [], picture_style(shown)
    for one in shown:
        details = one.work.details
        hung = hang(
            one.ratio, width_cm=one.work.width_cm, height_cm=one.work.height_cm, format=str(details.get("format", ""))
        )
        style.setdefault(one.element, {}).update(
            {
                "w": f"{hung.width_cm:.1f}",
                "h": f"{hung.height_cm:.1f}",
                "top": f"{hung.top_cm:.1f}",
                "foot": f"{hung.foot_cm:.1f}",
            }
        )
        one.fit(wall_sizes(hung.width_cm))
        has_bench = one.number % BENCH_EVERY == 2 and one.number < len(shown)
        places.append(WallPlace(one, hung.mount.value, has_bench))
    return places, style


def room_context(room: RoomPage, request: HttpRequest) -> dict[str, Any]:
    """Return the room's works as its hanging wants them."""
    shown = room_exhibits(room, request)
    style = picture_style(shown)
    wall: list[WallPlace] = []
    if room.hanging == Hanging.WALL:
        wall, style = _wall(shown)
    if room.hanging == Hanging.SALON:
        for one in shown:
            one.fit(salon_sizes(one.ratio))
    if room.hanging == Hanging.SEQUENCE:
        for one in shown:
            for place, view in enumerate(one.views, 1):
                ratio, tone = f"{view.picture.aspect_ratio:.4f}", view.picture.colour or None
                style[f"{one.element}v{place}"] = {"ar": ratio, "tone": tone}
    if room.hanging == Hanging.SCROLL:
        for one in shown:
            for place, piece in enumerate(reversed(one.strip), 1):
                style[f"{one.element}p{place}"] = {"ar": f"{piece.width / piece.height:.4f}"}
    return {
        "around": around(room, request),
        "shown": shown,
        "wall": wall,
        "note": room.in_language("note"),
        "style": style,
        "page_url": request.build_absolute_uri(room.local_url(request)),
        "share_url": next((request.build_absolute_uri(one.share_url) for one in shown if one.share_url), ""),
        "place": "exhibitions",
    }
