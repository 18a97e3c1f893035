"""One work's page: the work, its label and words, and the way on to the works before and after it."""

from dataclasses import dataclass
from typing import Any

import segno
from django.http import Http404, HttpRequest
from django.utils.encoding import uri_to_iri
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.works.models import Work
from exhibitions.details import chapters_of, credits_of, line_times_of
from exhibitions.enums import Hanging
from exhibitions.hanging import shows_sheet_alone
from exhibitions.models import RoomPage
from exhibitions.querysets import may_be_shown
from exhibitions.showing import Shown, Style, for_showing, picture_style, show
from exhibitions.verse import Stanzas, passages_of, stanzas_of, transcription_of
from exhibitions.visits import around, hung_in
from media_pipeline.enums import Medium

SIZES = "(min-width: 80rem) 60vw, 100vw"
RULER_STEPS_CM = (1, 2, 5, 10, 20, 50, 100)
RULER_MARKS = 6


@dataclass(frozen=True)
class Way:
    """A link on from a work: to a work, or to a room."""

    url: str
    title: str
    is_room: bool = False


@dataclass(frozen=True)
class Mark:
    """A figure on the ruler, in cm, and the id of its element."""

    cm: str
    element: str


def _ruler(one: Shown) -> tuple[list[Mark], Style]:
    """Return the marks of a ruler beside the picture; none where the picture shows more than the sheet."""
    height = one.work.height_cm
    if not shows_sheet_alone(one.ratio, width_cm=one.work.width_cm, height_cm=height) or height is None or one.is_long:
        return [], {}
    whole = float(height)
    step = next((step for step in RULER_STEPS_CM if whole / step <= RULER_MARKS), RULER_STEPS_CM[-1])
    figures = [*(step * number for number in range(int((whole - step / 2) // step) + 1)), whole]
    style: Style = {"ruler": {"step": f"{100 * step / whole:.3f}%", "fine": f"{20 * step / whole:.3f}%"}}
    marks = []
    for number, figure in enumerate(figures):
        marks.append(Mark(f"{figure:g}", f"r{number}"))
        style[f"r{number}"] = {"at": f"{100 * figure / whole:.3f}%"}
    return marks, style


def _qr(url: str) -> SafeString:
    """Return a QR code as inline SVG, without style or script."""
    code = segno.make(url, error="m")
    return mark_safe(code.svg_inline(scale=1, border=2, omitsize=True, dark="#000", svgclass="", lineclass=""))  # noqa: S308 -- drawn here from modules, the address is not in it


def _citation(one: Shown, url: str) -> str:
    """Return how to cite the work, as people do in the language of the page."""
    facts = [one.kind, one.size, one.year]
    if get_language() == "en":
        parts = [f"{one.creators}: {one.work.local_title}", *facts, "Zhancang", one.entry_number, url]
        return ", ".join(part for part in parts if part)
    head = "，".join(part for part in [f"{one.creators}：《{one.work.local_title}》", *facts] if part)
    tail = "，".join(part for part in ["展藏", one.entry_number] if part)
    return f"{head}。{tail}。{url}"


def exhibit_context(room: RoomPage, request: HttpRequest, number: int) -> dict[str, Any]:
    """Return one work of the room, with the works before and after, into the next room too. Http404 past its end."""
    exhibits = hung_in(room)
    titled = {
        work.pk: work
        for work in Work.objects.filter(may_be_shown("pk"), pk__in=[e.work_id for e in exhibits]).only(
            "title", "title_en"
        )
    }
    exhibits = [exhibit for exhibit in exhibits if exhibit.work_id in titled]
    if not 1 <= number <= len(exhibits):
        raise Http404(_("There is no such work in this room."))
    exhibit = exhibits[number - 1]
    url = room.local_url(request)
    work = for_showing(Work.objects.filter(pk=exhibit.work_id)).get()
    one = show(work, url=f"{url}{number}/", number=number, sizes=SIZES, exhibit=exhibit)
    place = around(room, request)

    before = after = None
    if number > 1:
        before = Way(f"{url}{number - 1}/", titled[exhibits[number - 2].work_id].local_title)
    elif place.before:
        before = Way(place.before.last_url, place.before.title, is_room=True)
    if number < len(exhibits):
        after = Way(f"{url}{number + 1}/", titled[exhibits[number].work_id].local_title)
    elif place.after:
        after = Way(place.after.url, place.after.title, is_room=True)

    page_url = request.build_absolute_uri(one.url)
    is_text = work.medium == Medium.TEXT
    marks, ruler_style = _ruler(one)
    return {
        "around": place,
        "one": one,
        "before": before,
        "after": after,
        "count": len(exhibits),
        "stanzas": _stanzas(one) if one.is_verse else [],
        "passages": passages_of(one.text) if is_text and not one.is_verse else [],
        "transcription": transcription_of(work.text) if work.medium == Medium.IMAGE else None,
        "chapters": chapters_of(work.details),
        "credits": credits_of(work.details),
        "ruler": marks,
        "is_dark": room.light == "dusk" or one.film is not None,
        "is_series": len(one.views) > 1 and room.hanging == Hanging.SEQUENCE,
        "share_url": request.build_absolute_uri(one.share_url) if one.share_url else "",
        "page_url": page_url,
        "citation": _citation(one, uri_to_iri(page_url)),
        "qr": _qr(page_url),
        "style": {**_style(one), **ruler_style},
        "place": "exhibitions",
    }


def _stanzas(one: Shown) -> Stanzas:
    return stanzas_of(one.text, begin_at=line_times_of(one.work.details))


def _style(one: Shown) -> Style:
    style = picture_style([one])
    for place, view in enumerate(one.views, 1):
        style[f"v{place}"] = {"ar": f"{view.picture.aspect_ratio:.4f}", "tone": view.picture.colour or None}
    if one.film:
        style["film"] = {"ar": f"{one.film.width / one.film.height:.4f}"}
    return style
