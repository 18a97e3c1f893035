"""A visit: home, exhibition, rooms, works; what is shown, what is not, and the way on."""

import re

import pytest
from django.utils import translation

from archive.entries.enums import EntryState
from archive.judging.enums import RoundState
from archive.judging.models import Result
from archive.works.models import Creator, Work
from exhibitions.models import HomePage
from tests.factories.entries import EntryFactory
from tests.factories.exhibitions import ExhibitFactory, ExhibitionFactory, RoomFactory
from tests.factories.judging import AwardFactory, RoundFactory
from tests.factories.works import OriginalFactory, WorkFileFactory

pytestmark = pytest.mark.django_db
HANGINGS = ["wall", "salon", "scroll", "reading", "theatre", "sequence"]


def hang(room, number=1, **entry):
    return [
        ExhibitFactory(room=room, **{f"entry__{name}": value for name, value in entry.items()}) for _ in range(number)
    ]


def links(response) -> list[str]:
    main = response.content.decode().split("<main", 1)[1].split("</main>")[0]
    return re.findall(r'href="(/[^"#]*)"', main)


@pytest.mark.parametrize("hanging", HANGINGS)
def test_room_shows_its_works_in_order_with_a_fixed_number_of_queries(client, count_queries, add_picture, hanging):
    room = RoomFactory(hanging=hanging)
    add_picture(hang(room)[0].work)
    with_one = count_queries(room.url)
    for exhibit in hang(room, 2):
        add_picture(exhibit.work)

    assert (with_one, count_queries(room.url)) == (19, 19)
    shown = [work.work.title for work in client.get(room.url).context["shown"]]
    assert shown == list(Work.objects.order_by("pk").values_list("title", flat=True))
    assert f"{room.url}3/" in links(client.get(room.url))


def test_exhibit_needs_a_fixed_number_of_queries(client, count_queries, add_picture):
    room = RoomFactory()
    add_picture(hang(room)[0].work)
    with_one = count_queries(f"{room.url}1/")
    for exhibit in hang(room, 2):
        add_picture(exhibit.work)

    assert (with_one, count_queries(f"{room.url}1/")) == (20, 20)


def test_exhibition_and_home_need_a_fixed_number_of_queries(client, count_queries):
    exhibition = ExhibitionFactory()
    hang(RoomFactory(exhibition=exhibition))
    with_one = count_queries(exhibition.url), count_queries("/")
    hang(RoomFactory(exhibition=exhibition), 3)
    ExhibitionFactory()

    assert (with_one, (count_queries(exhibition.url), count_queries("/"))) == ((8, 8), (8, 8))


def test_walk_goes_from_work_to_work_and_through_the_rooms(client):
    exhibition = ExhibitionFactory()
    first, second = RoomFactory(exhibition=exhibition), RoomFactory(exhibition=exhibition)
    hang(first, 2)
    hang(second, 1)

    def ways(url):
        context = client.get(url).context
        return [way and way.url for way in (context["before"], context["after"])]

    assert ways(f"{first.url}1/") == [None, f"{first.url}2/"]
    assert ways(f"{first.url}2/") == [f"{first.url}1/", second.url]
    assert ways(f"{second.url}1/") == [f"{first.url}2/", None]
    assert exhibition.url in links(client.get(f"{second.url}1/"))


def test_number_past_the_end_is_not_found(client):
    room = RoomFactory()
    hang(room)

    assert [client.get(f"{room.url}{number}/").status_code for number in (0, 1, 2)] == [404, 200, 404]


@pytest.mark.parametrize(
    "values",
    [{"may_be_shown": False}, {"state": EntryState.WITHDRAWN}, {"state": EntryState.DISQUALIFIED}, {"state": "draft"}],
)
def test_work_that_may_not_be_shown_hangs_nowhere_and_leaves_no_gap(client, values):
    room = RoomFactory()
    hidden = hang(room, 1, **{"state": EntryState.ELIGIBLE, **values})[0].work
    seen = hang(room)[0].work
    Work.objects.filter(pk=hidden.pk).update(title="不给看的")

    page = client.get(room.url)

    assert [one.work for one in page.context["shown"]] == [seen]
    assert "不给看的" not in page.content.decode()
    assert client.get(f"{room.url}1/").context["one"].work == seen
    assert client.get(f"{room.url}2/").status_code == 404


def test_work_disqualified_in_one_call_is_not_shown_for_another(client):
    room = RoomFactory()
    exhibit = hang(room)[0]
    EntryFactory(work=exhibit.work, state=EntryState.DISQUALIFIED)

    assert client.get(room.url).context["shown"] == []


def test_room_of_a_closed_exhibition_is_not_found(client):
    room = RoomFactory()
    hang(room)
    exhibition = room.get_parent()
    exhibition.live = False
    exhibition.save()

    assert client.get(room.url).status_code == 404
    assert client.get(f"{room.url}1/").status_code == 404


def test_english_pages_link_to_english_pages(client):
    room = RoomFactory()
    hang(room)
    url = f"/en{room.url}"
    page = client.get(url)

    assert "Hall" in page.content.decode()
    assert f"{url}1/" in links(page)
    assert all(link.startswith("/en/") and not link.startswith("/en/en/") for link in links(page))
    assert client.get(f"{url}1/").status_code == 200


def test_withheld_name_is_nowhere_on_the_page(client, add_picture):
    room = RoomFactory()
    work = hang(room)[0].work
    add_picture(work)
    Creator.objects.filter(work=work).update(name="陆小雨", is_withheld=True)

    for url in (room.url, f"{room.url}1/"):
        with translation.override("zh-hans"):
            assert "陆小雨" not in client.get(url).content.decode()


def test_award_is_shown_only_once_its_round_is_published(client):
    room = RoomFactory()
    exhibit = hang(room)[0]
    entry = exhibit.work.entries.get()
    round = RoundFactory(call=entry.call, state=RoundState.CLOSED)
    Result.objects.create(round=round, entry=entry, award=AwardFactory(round=round, title="一等奖"), rank=1)

    assert client.get(f"{room.url}1/").context["one"].award == ""
    round.state = RoundState.PUBLISHED
    round.save()
    assert client.get(f"{room.url}1/").context["one"].award == "一等奖"


def test_share_meta_names_absolute_addresses(client):
    room = RoomFactory()
    hang(room)
    page = client.get(f"{room.url}1/").content.decode()

    assert f'property="og:url" content="http://testserver{room.url}1/"' in page
    assert "<svg" in page.split('class="qr"')[1]


def test_text_of_a_poem_is_escaped_and_stands_line_by_line(client):
    room = RoomFactory(hanging="reading")
    work = hang(room)[0].work
    Work.objects.filter(pk=work.pk).update(medium="text", text="<i>夜</i>\n行", details={"verse_form": "新诗"})
    page = client.get(f"{room.url}1/").content.decode()

    assert "&lt;i&gt;夜&lt;/i&gt;" in page
    assert page.count('class="verse-line"') == 2


def test_article_that_came_as_a_document_is_read_from_it(client):
    room = RoomFactory(hanging="reading")
    work = hang(room)[0].work
    Work.objects.filter(pk=work.pk).update(medium="text", text="")
    WorkFileFactory(work=work, original=OriginalFactory(medium="text", text="## 等云\n\n云也是天的一部分。"))

    kinds = [passage.kind for passage in client.get(f"{room.url}1/").context["passages"]]
    assert kinds == ["heading", "paragraph"]
    assert "云也是天的一部分" in client.get(room.url).content.decode()


def test_home_page_shows_the_chosen_exhibition_and_only_a_poem_that_hangs(client):
    first, _second = ExhibitionFactory(), ExhibitionFactory()
    poem = EntryFactory(state=EntryState.ELIGIBLE).work
    Work.objects.filter(pk=poem.pk).update(medium="text", text="夜", details={"verse_form": "新诗"})
    HomePage.objects.update(current_exhibition=first, poem_of_the_day=poem)

    context = client.get("/").context
    assert context["current"] == first
    assert context["poem"] is None

    room = RoomFactory(exhibition=first)
    ExhibitFactory(room=room, work=poem)
    assert client.get("/").context["poem"].url == f"{room.url}1/"


def test_preview_shows_the_draft_not_what_is_published(client, rf):
    room = RoomFactory()
    hang(room)
    draft = room.exhibits.model(work=EntryFactory(state=EntryState.ELIGIBLE).work, sort_order=9)
    room.exhibits.add(draft)

    response = room.make_preview_request()
    assert len(response.context_data["shown"]) == 2


def test_unknown_address_is_not_found_in_both_languages(client):
    assert "此处留白" in client.get("/nothing/").content.decode()
    english = client.get("/en/nothing/")
    assert english.status_code == 404
    assert "There is nothing under this address" in english.content.decode()
