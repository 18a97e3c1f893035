"""Organisers see what was sent in, and decide on it one by one or many at once; nobody else does."""

import pytest
from django.urls import reverse

from archive.entries import operations
from archive.entries.enums import EntryState
from archive.entries.models import Entry
from archive.units.enums import Role
from archive.units.operations import add_member
from tests.factories.entries import EntryFactory
from tests.factories.units import UnitFactory, UserFactory
from tests.factories.works import WorkFactory

pytestmark = pytest.mark.django_db
LIST = "cms_entries:index"
QUERIES = 14


@pytest.fixture
def organiser(client):
    return sign_in(client, Role.ORGANISER)


def sign_in(client, role):
    user = UserFactory()
    if role:
        add_member(user, unit=UnitFactory(), role=role)
    client.force_login(user)
    return user


def forwarded(title="秋夜听星", number="SF-2021-000001", state=EntryState.FORWARDED):
    return EntryFactory(work=WorkFactory(title=title), number=number, state=state)


def verdict_address(entry, verdict):
    return reverse("cms_entries:verdict", args=[entry.pk, verdict])


@pytest.mark.parametrize(("role", "is_in"), [(None, False), *[(role, role == Role.ORGANISER) for role in Role]])
def test_only_organisers_see_and_decide_entries(client, role, is_in):
    sign_in(client, role)
    entry = forwarded()

    for address in (
        reverse(LIST),
        reverse("cms_entries:inspect", args=[entry.pk]),
        verdict_address(entry, "accept"),
        f"{reverse('wagtail_bulk_action', args=['entries', 'entry', 'accept'])}?id={entry.pk}",
    ):
        response = client.get(address)
        assert (response.status_code == 200 and "秋夜听星" in response.content.decode()) == is_in
    client.post(verdict_address(entry, "accept"))
    entry.refresh_from_db()
    assert (entry.state == EntryState.ELIGIBLE) == is_in


@pytest.mark.parametrize("role", [None, Role.CURATOR, Role.ARCHIVIST, Role.COORDINATOR])
def test_nobody_else_decides_many(client, role):
    sign_in(client, role)
    entry = forwarded()

    client.post(f"{reverse('wagtail_bulk_action', args=['entries', 'entry', 'accept'])}?id={entry.pk}")

    entry.refresh_from_db()
    assert entry.state == EntryState.FORWARDED


@pytest.mark.parametrize(
    ("verdict", "reason", "state", "verb"),
    [
        ("accept", "", EntryState.ELIGIBLE, "accepted"),
        ("return", "落款反光", EntryState.RETURNED, "returned"),
        ("refuse", "不是原创", EntryState.INELIGIBLE, "refused"),
        ("disqualify", "抄袭", EntryState.DISQUALIFIED, "disqualified"),
    ],
)
def test_verdict_moves_the_entry_and_writes_the_event(client, organiser, verdict, reason, state, verb):
    entry = forwarded()

    client.post(verdict_address(entry, verdict), {"reason": reason})

    entry.refresh_from_db()
    assert entry.state == state
    assert list(entry.events.values_list("verb", "by", "reason")) == [(verb, organiser.pk, reason)]


@pytest.mark.parametrize("state", sorted(EntryState))
def test_an_entry_that_was_sent_is_disqualified_from_any_state_once(client, organiser, state):
    entry = forwarded(state=state)

    answer = client.post(verdict_address(entry, "disqualify"), {"reason": "抄袭"})

    entry.refresh_from_db()
    stays = {EntryState.DRAFT, EntryState.WITHDRAWN}
    assert entry.state == (state if state in stays else EntryState.DISQUALIFIED)
    assert entry.events.exists() == (state not in stays | {EntryState.DISQUALIFIED})
    assert answer.status_code == (404 if state == EntryState.DRAFT else 302)


def test_verdict_without_its_reason_changes_nothing(client, organiser):
    entry = forwarded()

    response = client.post(verdict_address(entry, "return"), {"reason": " "})

    assert response.status_code == 200
    assert not entry.events.exists()


def test_verdict_that_the_state_does_not_allow_is_refused(client, organiser):
    entry = forwarded(state=EntryState.SUBMITTED)

    response = client.post(verdict_address(entry, "return"), {"reason": "改"})

    assert response.status_code == 302
    entry.refresh_from_db()
    assert entry.state == EntryState.SUBMITTED
    assert client.get(verdict_address(entry, "praise")).status_code == 404


def test_many_are_decided_at_once_and_others_left(client, organiser):
    first, second = forwarded(), forwarded(title="长风", number="SF-2021-000002")
    returned = forwarded(title="古纸吟", number="SF-2021-000003", state=EntryState.RETURNED)
    address = reverse("wagtail_bulk_action", args=["entries", "entry", "accept"])
    query = "?" + "&".join(f"id={entry.pk}" for entry in (first, second, returned))

    assert "古纸吟" in client.get(address + query).content.decode()
    client.post(address + query)

    assert sorted(Entry.objects.values_list("number", "state")) == [
        ("SF-2021-000001", "eligible"),
        ("SF-2021-000002", "eligible"),
        ("SF-2021-000003", "returned"),
    ]


def test_all_means_all_that_the_listing_shows(client, organiser):
    shown, other = forwarded(), forwarded(title="长风", number="SF-2021-000002")
    address = reverse("wagtail_bulk_action", args=["entries", "entry", "accept"])

    client.post(address, query_params={"id": "all", "next": f"{reverse(LIST)}?q=tingxing&call={shown.call_id}"})

    shown.refresh_from_db()
    other.refresh_from_db()
    assert (shown.state, other.state) == (EntryState.ELIGIBLE, EntryState.FORWARDED)


def test_listing_is_searched_filtered_and_hides_drafts(client, organiser):
    forwarded()
    forwarded(title="长风", number="SF-2021-000002", state=EntryState.RETURNED)
    EntryFactory(work=WorkFactory(title="未提交的草稿"))

    def listed(query):
        html = client.get(reverse(LIST) + query).content.decode()
        return [title for title in ("秋夜听星", "长风", "未提交的草稿") if title in html]

    assert listed("") == ["秋夜听星", "长风"]
    assert listed("?q=000002") == ["长风"]
    assert listed("?q=聽星") == ["秋夜听星"]
    assert listed("?q=%22(*") == []
    assert listed("?q=a%00b") == ["秋夜听星", "长风"]  # Wagtail takes no NUL as a search
    assert listed("?state=returned") == ["长风"]


def test_listing_takes_the_same_queries_however_many(client, organiser, django_assert_num_queries):
    forwarded()
    client.get(reverse(LIST))
    with django_assert_num_queries(QUERIES):
        client.get(reverse(LIST))
    forwarded(title="长风", number="SF-2021-000002")
    forwarded(title="古纸吟", number="SF-2021-000003")
    with django_assert_num_queries(QUERIES):
        client.get(reverse(LIST))


def test_entry_page_shows_the_history(client, organiser):
    entry = forwarded()
    operations.return_entry(entry, reason="落款反光", by=organiser)

    html = client.get(reverse("cms_entries:inspect", args=[entry.pk])).content.decode()

    assert "落款反光" in html
    assert verdict_address(entry, "accept") not in html
