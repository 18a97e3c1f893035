"""Public search: what is found, what is not, facets and pages."""

import pytest
from wagtail.models import PageViewRestriction

from archive.entries.enums import EntryState
from archive.works.models import Work
from archive.works.operations import reindex_work
from tests.factories.calls import CategoryFactory
from tests.factories.entries import EntryFactory
from tests.factories.exhibitions import ExhibitFactory, RoomFactory

pytestmark = pytest.mark.django_db


def hang(room, title, *, category=None, **values):
    category = category or CategoryFactory(code="SF", title="书法")
    exhibit = ExhibitFactory(room=room, entry__category=category, **values)
    work = Work.objects.get(pk=exhibit.work.pk)
    work.title = title
    work.save()
    reindex_work(work)
    return work


def titles(response) -> list[str]:
    return [one.work.title for one in response.context["found"].shown]


def test_only_works_on_show_are_found_each_with_its_place(client):
    room = RoomFactory()
    hang(room, "听雪")
    seen = hang(room, "听星")
    hidden = EntryFactory(state=EntryState.ELIGIBLE).work
    Work.objects.filter(pk=hidden.pk).update(title="听星而不挂")
    reindex_work(Work.objects.get(pk=hidden.pk))

    response = client.get("/search/?q=听星")

    assert titles(response) == [seen.title]
    assert response.context["found"].shown[0].url == f"{room.url}2/"


def test_works_in_rooms_that_are_not_live_or_not_public_are_not_found(client):
    closed, private = RoomFactory(), RoomFactory()
    hang(closed, "夜行")
    hang(private, "夜坐")
    closed.live = False
    closed.save()
    PageViewRestriction.objects.create(page=private, restriction_type="login")

    assert titles(client.get("/search/?q=夜")) == []


def test_facets_count_all_that_was_found_and_narrow_it(client):
    room = RoomFactory()
    hang(room, "夜行")
    hang(room, "夜坐", category=CategoryFactory(code="SC", title="诗词", medium="text", order=5))

    response = client.get("/search/?q=夜&kind=SC")

    assert titles(response) == ["夜坐"]
    facets = [(f.code, f.count, f.is_chosen) for f in response.context["found"].facets]
    assert facets == [("SF", 1, False), ("SC", 1, True)]
    none = client.get("/search/?q=夜&kind=DK").context["found"]
    assert (none.total, none.without_facets) == (0, 2)


def test_search_without_words_shows_all_that_is_on_show(client):
    hang(RoomFactory(), "夜行")

    assert titles(client.get("/search/")) == ["夜行"]


@pytest.mark.parametrize(
    "query", ["q=%00", "q=夜&page=99999999999", "q=夜&page=x", "q='%22<script>", "kind=" + "x" * 99]
)
def test_odd_input_is_answered_with_a_page(client, query):
    response = client.get(f"/search/?{query}")

    assert response.status_code == 200
    assert "<script>" not in response.content.decode().split("<main")[1]


def test_pages_keep_the_words_and_the_categories(client, monkeypatch):
    monkeypatch.setattr("exhibitions.queries.PAGE_SIZE", 2)
    room = RoomFactory()
    category = CategoryFactory(code="SF", title="书法")
    for number in range(5):
        hang(room, f"夜{number}", category=category)

    found = client.get("/search/?q=夜&kind=SF&page=2").context["found"]

    assert [(link.label, link.url) for link in found.pages] == [
        ("1", "?q=%E5%A4%9C&kind=SF"),
        ("2", ""),
        ("3", "?q=%E5%A4%9C&kind=SF&page=3"),
    ]


def test_search_needs_a_fixed_number_of_queries(count_queries):
    room = RoomFactory()
    hang(room, "夜一")
    with_one = count_queries("/search/?q=夜")
    hang(room, "夜二")
    hang(RoomFactory(), "夜三")

    assert (with_one, count_queries("/search/?q=夜")) == (12, 12)
