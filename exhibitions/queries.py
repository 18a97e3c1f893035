"""Public search: works that are on show, with where they hang, and how many there are of each category."""

from collections import Counter
from dataclasses import dataclass, field

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.utils.http import urlencode

from archive.entries.models import Entry
from archive.works.models import Work
from archive.works.search import find_works
from exhibitions.models import Exhibit
from exhibitions.showing import Shown, for_showing, show
from exhibitions.visits import places_of

PAGE_SIZE = 24
MOST = 600


@dataclass(frozen=True)
class Facet:
    """A category among the works found."""

    code: str
    title: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class PageLink:
    """A page of the results; an empty address is the page itself, an empty label a gap."""

    label: str
    url: str


@dataclass
class Found:
    """A page of results. `total` counts the works after the facets, `without_facets` before."""

    shown: list[Shown] = field(default_factory=list)
    facets: list[Facet] = field(default_factory=list)
    pages: list[PageLink] = field(default_factory=list)
    next_url: str = ""
    total: int = 0
    without_facets: int = 0


def _works_on_show(text: str) -> list[int]:
    """Return the keys of the works on show that hold the text, best first; all of them, newest first, for no text."""
    hung = Exhibit.objects.on_show().order_by().values("work_id")
    works = find_works(text) if text else Work.objects.order_by("-pk")
    return list(works.filter(pk__in=hung).values_list("pk", flat=True)[:MOST])


def _categories(keys: list[int]) -> tuple[dict[int, str], dict[str, str]]:
    """Return the code of each work's category, and the codes' titles in the categories' own order. One query."""
    of_work: dict[int, str] = {}
    titles: dict[str, str] = {}
    entries = Entry.objects.filter(work__in=keys).select_related("category").order_by("category__order", "-pk")
    for entry in entries:
        of_work.setdefault(entry.work_id, entry.category.code)
        titles.setdefault(entry.category.code, entry.category.local_title)
    return of_work, titles


def _query(text: str, kinds: list[str], page: int) -> str:
    pairs = [("q", text), *(("kind", kind) for kind in kinds), *([("page", str(page))] if page > 1 else [])]
    return f"?{urlencode(pairs)}"


def _pages(results: "Page[int]", text: str, kinds: list[str]) -> list[PageLink]:
    if not results.has_other_pages():
        return []
    links = []
    for number in results.paginator.get_elided_page_range(results.number, on_each_side=2, on_ends=1):
        if not isinstance(number, int):
            links.append(PageLink("", ""))
        else:
            links.append(PageLink(str(number), "" if number == results.number else _query(text, kinds, number)))
    return links


def search_exhibited(text: str, *, kinds: list[str], page: int, request: HttpRequest) -> Found:
    """Return a page of the works found that are on show. A fixed number of queries, however many are found."""
    keys = _works_on_show(text)
    of_work, titles = _categories(keys)
    counts = Counter(of_work.get(key, "") for key in keys)
    chosen = [code for code in titles if code in kinds]
    wanted = [key for key in keys if not kinds or of_work.get(key, "") in kinds]
    results: Page[int] = Paginator(wanted, PAGE_SIZE).get_page(page)
    here = list(results.object_list)
    places = places_of(here, request) if here else {}
    works = {work.pk: work for work in for_showing(Work.objects.filter(pk__in=here))} if here else {}
    return Found(
        shown=[
            show(works[key], url=places[key], number=number)
            for number, key in enumerate(here, 1)
            if key in works and key in places
        ],
        facets=[Facet(code, title, counts[code], code in chosen) for code, title in titles.items() if counts[code]],
        pages=_pages(results, text, chosen),
        next_url=_query(text, chosen, results.next_page_number()) if results.has_next() else "",
        total=len(wanted),
        without_facets=len(keys),
    )
