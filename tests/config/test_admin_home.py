"""The CMS's first page: each role sees what waits for it, and nothing leads out of the house."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from archive.entries.home_panel import CallsPanel
from archive.judging.home_panel import RoundsPanel
from archive.judging.models import Round
from archive.judging.queries import rounds_at_work
from archive.units.enums import Role
from archive.units.operations import add_member
from exhibitions.home_panel import ExhibitionsPanel
from tests.factories.calls import CallFactory, CategoryFactory
from tests.factories.entries import EntryFactory
from tests.factories.exhibitions import ExhibitFactory, RoomFactory
from tests.factories.judging import CriterionFactory, PanelistFactory, RoundFactory
from tests.factories.units import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _groups() -> None:
    """Make the roles' groups, which every migration makes."""
    call_command("migrate", verbosity=0)


def home_of(role: Role) -> str:
    """Return the first page as the role sees it."""
    person = UserFactory()
    add_member(person, unit=UnitFactory(), role=role)
    client = Client()
    client.force_login(person)
    return client.get(reverse("wagtailadmin_home")).content.decode()


def test_organisers_see_calls_and_rounds_curators_see_exhibitions() -> None:
    EntryFactory(state="forwarded", category__call__title="夜航")
    RoundFactory(title="复评")
    room = ExhibitFactory(room__title="甲厅").room

    organiser, curator, archivist = home_of(Role.ORGANISER), home_of(Role.CURATOR), home_of(Role.ARCHIVIST)

    assert "夜航" in organiser
    assert "复评" in organiser
    assert "甲厅" not in organiser
    assert "甲厅" in curator
    assert reverse("wagtailadmin_pages:edit", args=[room.pk]) in curator
    assert "复评" not in curator
    assert "夜航" not in archivist
    assert "甲厅" not in archivist


def test_no_page_of_the_admin_leads_to_another_host() -> None:
    page = home_of(Role.CURATOR)

    assert "<title>" in page
    assert (
        re.findall(r"https?://(?!testserver|www\.enable-javascript\.com|127\.0\.0\.1|localhost)[^\"'<\s]+", page) == []
    )
    assert "Wagtail" not in re.search(r"<title>.*</title>", page).group()


def test_a_call_says_how_long_it_is_open_and_what_waits() -> None:
    category = CategoryFactory(call__closes_at=timezone.now() + timedelta(days=3, hours=1))
    for state in ("draft", "withdrawn", "submitted", "forwarded", "forwarded"):
        EntryFactory(category=category, state=state)
    CallFactory(closes_at=timezone.now() - timedelta(hours=1))
    CallFactory(state="archived")

    [line] = CallsPanel().get_context_data()["lines"]

    assert (line.call.sent, line.call.waiting, line.is_due) == (3, 2, False)
    assert "3" in line.when
    assert line.waiting_url == f"/cms/entries/?call={category.call.pk}&state=forwarded"


def test_a_closed_call_is_shown_while_entries_wait() -> None:
    category = CategoryFactory(call__closes_at=timezone.now() - timedelta(hours=1))
    EntryFactory(category=category, state="forwarded")

    assert [line.call for line in CallsPanel().get_context_data()["lines"]] == [category.call]


def test_a_round_says_what_is_due_next() -> None:
    round = RoundFactory()
    assert [one.due for one in rounds_at_work()] == ["prepare"]
    CriterionFactory(round=round)
    PanelistFactory(round=round)
    assert [one.due for one in rounds_at_work()] == ["open"]
    Round.objects.update(state="open")
    assert [one.due for one in rounds_at_work()] == ["close"]
    Round.objects.update(state="closed")
    assert [one.due for one in rounds_at_work()] == ["publish"]
    Round.objects.update(state="published")
    assert rounds_at_work() == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_panels_take_the_same_queries_for_one_and_for_three(count: int, django_assert_num_queries: object) -> None:
    for _number in range(count):
        EntryFactory(state="forwarded")
        RoundFactory()
        ExhibitFactory(room=RoomFactory())

    for panel, queries in ((CallsPanel(), 1), (RoundsPanel(), 1), (ExhibitionsPanel(), 3)):
        panel.render_html({})  # Django keeps content types once read
        with django_assert_num_queries(queries):  # type: ignore[operator]
            html = panel.render_html({})
        assert html.count("<tr>") > count
