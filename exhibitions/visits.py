"""What each page of a visit shows, and the way on from it: home, exhibition, room, exhibit. Each in a fixed number of queries."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from opencc import OpenCC

from archive.calls.models import Call
from archive.works.models import Work
from exhibitions.enums import Hanging
from exhibitions.models import Exhibit, ExhibitionPage, HomePage, RoomPage
from exhibitions.showing import Line, Shown, exhibits_for, for_showing, passages_of, show, stanzas_of

WALL_CM = 256  # the wall's height, to which a centimetre on the screen is scaled
ROOM_SIZES = {
    Hanging.WALL: "(min-width: 60rem) 30vw, 70vw",
    Hanging.SALON: "(min-width: 60rem) 40vw, 100vw",
    Hanging.THEATRE: "(min-width: 60rem) 30vw, 100vw",
    Hanging.SEQUENCE: "(min-width: 60rem) 60vw, 100vw",
}
NUMERALS = "零一二三四五六七八九十"
Style = dict[str, dict[str, object]]


@dataclass(frozen=True)
class RoomLink:
    """A room in a list or on the plan."""

    page: RoomPage
    url: str
    number: int
    count: int
    x: int = 0

    @property
    def numeral(self) -> str:
        """The room's number in Chinese."""
        return NUMERALS[self.number] if self.number <= 10 else str(self.number)


def _rooms(exhibition: ExhibitionPage, request: HttpRequest) -> list[RoomLink]:
    """Return the live rooms in order, with how many works hang in each. Two queries."""
    pages = list(RoomPage.objects.child_of(exhibition).live().order_by("path"))
    counts: dict[int, int] = {}
    for room_id in Exhibit.objects.filter(room__in=pages).values_list("room_id", flat=True):
        counts[room_id] = counts.get(room_id, 0) + 1
    return [
        RoomLink(page, page.local_url(request), number, counts.get(page.pk, 0), 40 + (number - 1) * 180)
        for number, page in enumerate(pages, 1)
    ]


def _shown_work(work_id: int | None, url: str, sizes: str = "100vw") -> Shown | None:
    if work_id is None:
        return None
    work = for_showing(Work.objects.filter(pk=work_id)).first()
    return show(work, url=url, sizes=sizes) if work else None


def _picture_style(shown: list[Shown]) -> Style:
    """Return each work's ratio and colour, to hold its place before it loads."""
    rules: Style = {}
    for one in shown:
        if one.picture:
            rules[one.element] = {
                "ar": f"{one.picture.aspect_ratio:.4f}",
                "tone": one.picture.colour or None,
            }
    return rules


def home_context(page: HomePage, request: HttpRequest) -> dict[str, Any]:
    """Return what the home page shows."""
    exhibitions = list(ExhibitionPage.objects.child_of(page).live().order_by("-opens_on", "-path"))
    current = next((e for e in exhibitions if e.pk == page.current_exhibition_id), next(iter(exhibitions), None))
    hero = _shown_work(current.hero_id, current.local_url(request)) if current else None
    poem = _shown_work(page.poem_of_the_day_id, "")
    return {
        "current": current,
        "current_url": current.local_url(request) if current else "",
        "hero": hero,
        "poem": poem,
        "poem_stanzas": stanzas_of(poem.work) if poem else [],
        "poem_url": _exhibit_url(poem.work, request) if poem else "",
        "exhibitions": [(e, e.local_url(request)) for e in exhibitions],
        "calls": list(Call.objects.open_at(timezone.now()).order_by("closes_at")),
        "style": _picture_style([hero] if hero else []),
    }


def _exhibit_url(work: Work, request: HttpRequest) -> str:
    """Return where a work hangs, '' if nowhere. Three queries."""
    exhibit = Exhibit.objects.filter(work=work, room__live=True).select_related("room").order_by("pk").first()
    if exhibit is None:
        return ""
    place = list(exhibit.room.exhibits.values_list("pk", flat=True)).index(exhibit.pk) + 1
    return f"{exhibit.room.local_url(request)}{place}/"


def exhibition_context(page: ExhibitionPage, request: HttpRequest) -> dict[str, Any]:
    """Return the title wall, and the plan with its rooms."""
    rooms = _rooms(page, request)
    hero = _shown_work(page.hero_id, "")
    return {
        "rooms": rooms,
        "works_count": sum(room.count for room in rooms),
        "hero": hero,
        "preface": page.in_language("preface").split("\n\n"),
        "subtitle": page.in_language("subtitle"),
        "curators": page.in_language("curators"),
        "plan_width": 80 + 180 * len(rooms),
        "style": _picture_style([hero] if hero else []),
    }


def _room_exhibits(room: RoomPage, request: HttpRequest) -> list[Shown]:
    sizes = ROOM_SIZES.get(Hanging(room.hanging), "100vw")
    url = room.local_url(request)
    exhibits = exhibits_for(Exhibit.objects.filter(room_id=room.pk).order_by("sort_order", "pk"))
    return [
        show(exhibit.work, url=f"{url}{number}/", number=number, sizes=sizes, exhibit=exhibit)
        for number, exhibit in enumerate(exhibits, 1)
    ]


def _wall_style(shown: list[Shown]) -> Style:
    rules = _picture_style(shown)
    for one in shown:
        width, height = one.work.width_cm, one.work.height_cm
        if width and height:
            rules.setdefault(one.element, {}).update({"w": f"{width:f}", "h": f"{height:f}"})
    return rules


def _neighbours(room: RoomPage, request: HttpRequest) -> dict[str, Any]:
    """Return the exhibition and the rooms before and after."""
    exhibition = ExhibitionPage.objects.get(path=room.path[: -room.steplen])
    rooms = _rooms(exhibition, request)
    place = next(i for i, link in enumerate(rooms) if link.page.pk == room.pk)
    return {
        "exhibition": exhibition,
        "exhibition_url": exhibition.local_url(request),
        "room_link": rooms[place],
        "room_before": rooms[place - 1] if place else None,
        "room_after": rooms[place + 1] if place + 1 < len(rooms) else None,
    }


def room_context(room: RoomPage, request: HttpRequest) -> dict[str, Any]:
    """Return the room's works as its hanging wants them."""
    shown = _room_exhibits(room, request)
    return {
        **_neighbours(room, request),
        "shown": shown,
        "note": room.in_language("note"),
        "style": _wall_style(shown) if room.hanging == Hanging.WALL else _picture_style(shown),
    }


@dataclass(frozen=True)
class Transcription:
    """A text as it can be read: as written, and turned into the other kind of characters."""

    simplified: list[list[Line]]
    traditional: list[list[Line]]


def _transcription(work: Work) -> Transcription:
    """Return the text in simplified and traditional characters (OpenCC)."""
    other = Work(text=OpenCC("s2t").convert(work.text), details=work.details)
    plain = Work(text=OpenCC("t2s").convert(work.text), details=work.details)
    return Transcription(stanzas_of(plain), stanzas_of(other))


def exhibit_context(room: RoomPage, request: HttpRequest, number: int) -> dict[str, Any]:
    """Return one work of the room, with the works before and after, into the next room too. Http404 past its end."""
    shown = _room_exhibits(room, request)
    if not 1 <= number <= len(shown):
        raise Http404(_("There is no such work in this room."))
    one = shown[number - 1]
    around = _neighbours(room, request)
    url = room.local_url(request)
    before = f"{url}{number - 1}/" if number > 1 else (around["room_before"].url if around["room_before"] else url)
    after = (
        f"{url}{number + 1}/" if number < len(shown) else (around["room_after"].url if around["room_after"] else url)
    )
    style = _picture_style([one])
    for place, view in enumerate(one.views, 1):
        style[f"v{place}"] = {"ar": f"{view.picture.aspect_ratio:.4f}", "tone": view.picture.colour or None}
    if one.work.width_cm and one.work.height_cm:
        style.setdefault(one.element, {}).update({"w": f"{one.work.width_cm:f}", "h": f"{one.work.height_cm:f}"})
    if one.film:
        style["film"] = {"ar": f"{one.film.width / one.film.height:.4f}"}
    return {
        **around,
        "one": one,
        "room_url": url,
        "before_url": before,
        "after_url": after,
        "count": len(shown),
        "stanzas": stanzas_of(one.work) if one.is_verse else [],
        "passages": passages_of(one.work) if one.work.medium == "text" and not one.is_verse else [],
        "transcription": _transcription(one.work) if one.work.text and one.work.medium == "image" else None,
        "chapters": one.work.details.get("chapters", []),
        "credits": one.work.details.get("credits", []),
        "share_url": request.build_absolute_uri(one.share_url) if one.share_url else "",
        "page_url": request.build_absolute_uri(),
        "style": style,
    }
