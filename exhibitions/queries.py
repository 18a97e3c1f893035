"""Public search: works that hang in a live room, with where they hang."""

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from archive.works.models import Work
from archive.works.search import find_works
from exhibitions.models import Exhibit
from exhibitions.showing import Shown, for_showing, show

PAGE_SIZE = 24
MOST = 600


def search_exhibited(text: str, *, page: int, request: HttpRequest) -> tuple[list[Shown], Page[Work]]:
    """Return a page of the works found that are on show. A fixed number of queries, however many are found."""
    found = list(find_works(text)[:MOST]) if text else []
    places = _places([work.pk for work in found], request)
    works = [work for work in found if work.pk in places]
    results: Page[Work] = Paginator(works, PAGE_SIZE).get_page(page)
    keys = [work.pk for work in results.object_list]
    fetched = {work.pk: work for work in for_showing(Work.objects.filter(pk__in=keys))}
    shown = [
        show(fetched[key], url=places[key], number=number, sizes="(min-width: 60rem) 25vw, 90vw")
        for number, key in enumerate(keys, 1)
    ]
    return shown, results


def _places(keys: list[int], request: HttpRequest) -> dict[int, str]:
    """Return the address at which each work hangs. Two queries."""
    hung = Exhibit.objects.filter(room__live=True, room__exhibits__work__in=keys).distinct()
    order: dict[int, int] = {}
    places: dict[int, str] = {}
    wanted = set(keys)
    for exhibit in hung.select_related("room").order_by("room__path", "sort_order", "pk"):
        order[exhibit.room_id] = order.get(exhibit.room_id, 0) + 1
        if exhibit.work_id in wanted and exhibit.work_id not in places:
            places[exhibit.work_id] = f"{exhibit.room.local_url(request)}{order[exhibit.room_id]}/"
    return places
