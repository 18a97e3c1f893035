"""What a curator does: choosing, hanging, opening; and what the role may."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from archive.entries.enums import EntryState
from archive.units.enums import Role
from exhibitions.enums import Hanging
from exhibitions.models import Exhibit, HomePage, RoomPage
from exhibitions.operations import WallText, add_exhibition, add_room, ensure_home_page, hang_work, show_on_home_page
from tests.factories.entries import EntryFactory
from tests.factories.exhibitions import RoomFactory
from tests.factories.units import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator():
    user = UserFactory(is_staff=False)
    user.groups.add(Group.objects.get(name=Role.CURATOR))
    return user


def eligible_work(**values):
    return EntryFactory(state=EntryState.ELIGIBLE, **values).work


def test_curator_opens_an_exhibition_with_a_room_and_a_work(client, curator):
    exhibition = add_exhibition(slug="ink", title="墨", by=curator)
    room = add_room(exhibition, slug="one", title="一", by=curator, hanging=Hanging.WALL)
    work = eligible_work()
    exhibit = hang_work(room, work=work, by=curator, wall=WallText(title="写字的手", text="夜里握笔。"))
    show_on_home_page(exhibition, by=curator)

    assert client.get("/ink/one/1/").context["one"].work == work
    assert exhibit.wall_title == "写字的手"
    assert client.get("/").context["current"] == exhibition
    assert Exhibit.objects.on_show().filter(work=work).exists()
    assert RoomPage.objects.get().latest_revision.user == curator


def test_works_are_hung_last_or_where_the_curator_says(curator):
    room = RoomFactory()
    first, second, third = eligible_work(), eligible_work(), eligible_work()
    hang_work(room, work=first, by=curator)
    hang_work(room, work=second, by=curator)
    hang_work(room, work=third, by=curator, position=2)

    assert list(room.exhibits.values_list("work", flat=True)) == [first.pk, third.pk, second.pk]


def test_hanging_a_work_twice_is_once(curator):
    room, work = RoomFactory(), eligible_work()

    assert hang_work(room, work=work, by=curator) == hang_work(room, work=work, by=curator)
    assert Exhibit.objects.count() == 1


def test_home_page_is_made_once_in_place_of_the_welcome_page():
    assert ensure_home_page() == ensure_home_page()
    assert HomePage.objects.count() == 1


def test_chooser_offers_only_works_that_may_be_shown_and_finds_them(client, curator):
    client.force_login(curator)
    seen, hidden = eligible_work(), EntryFactory(may_be_shown=False, state=EntryState.ELIGIBLE).work
    url = reverse("exhibited_work_chooser:choose_results")

    page = client.get(url).content.decode()
    assert (seen.title in page, hidden.title in page) == (True, False)
    assert seen.title in client.get(url, {"q": seen.title}).content.decode()
    assert seen.title not in client.get(url, {"q": "没有"}).content.decode()


def test_chooser_is_for_people_of_the_cms_only(client):
    client.force_login(UserFactory())

    assert client.get(reverse("exhibited_work_chooser:choose")).status_code in (302, 403)


def test_curator_edits_rooms_in_the_cms(client, curator):
    client.force_login(curator)
    room = RoomFactory()

    page = client.get(reverse("wagtailadmin_pages:edit", args=[room.pk]))

    assert page.status_code == 200
    assert "exhibited-work" in page.content.decode()
    assert client.get(reverse("wagtailadmin_pages:add_subpage", args=[HomePage.objects.get().pk])).status_code in (
        200,
        302,
    )
