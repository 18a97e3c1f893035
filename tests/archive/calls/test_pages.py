"""The public pages show what is open, in the call's zone, and keep drafts from everybody but organisers."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from archive.calls.models import Stage
from archive.calls.queries import time_line
from archive.units.enums import Role
from tests.factories.calls import CallFactory, CategoryFactory, ProgrammeFactory
from tests.factories.units import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 6, 16, 6, 0, tzinfo=UTC)


def make_call(code="ink", **fields):
    call = CallFactory(
        code=code,
        title="笔墨写山川",
        title_en="Ink and mountains",
        opens_at=NOW - timedelta(days=5),
        closes_at=datetime(2021, 6, 18, 10, 0, tzinfo=UTC),
        **fields,
    )
    CategoryFactory(call=call, title="书法", code="SF", max_files=6, quota_per_unit=5)
    return call


@time_machine.travel(NOW, tick=False)
def test_call_page_shows_the_deadline_in_the_zone_of_the_call(client):
    make_call(rules="一、须为原创。\n二、一式两份。")

    html = client.get("/en/calls/ink/").content.decode()

    assert '<time datetime="2021-06-18T18:00+08:00">June 18, 2021, 18:00 (Beijing time)</time>' in html
    assert "1 to 6 pictures" in html
    assert "5 works a unit" in html
    assert '<span class="notice-mark">一、</span>须为原创。' in html
    assert 'href="/en/submit/new/"' in html


@time_machine.travel(NOW + timedelta(days=30), tick=False)
def test_closed_call_takes_no_works(client):
    make_call()

    html = client.get("/en/calls/ink/").content.decode()

    assert "This call is closed" in html
    assert "Submit a work" not in html
    assert "data-deadline" not in html


@pytest.mark.parametrize(
    ("role", "status"), [(None, 404), (Role.UPLOADER, 404), (Role.CURATOR, 404), (Role.ORGANISER, 200)]
)
def test_draft_is_for_organisers_only(client, role, status):
    call = make_call(state="draft")
    user = MembershipFactory(role=role).user if role else UserFactory()
    client.force_login(user)

    assert client.get("/calls/ink/").status_code == status
    assert client.get(f"/calls/programmes/{call.programme.slug}/").status_code == status
    assert "笔墨写山川" not in client.get("/calls/").content.decode()


@pytest.mark.parametrize(("path", "queries"), [("/calls/", 4), ("/calls/programmes/year/", 4)])
def test_lists_take_the_same_queries_however_many(client, django_assert_num_queries, path, queries):
    programme = ProgrammeFactory(slug="year")
    client.get(path)
    for count in (1, 2):
        for place in range(count):
            call = CallFactory(programme=programme, code=f"call{count}{place}")
            CategoryFactory(call=call)
            Stage.objects.create(
                programme=programme, title="阶段", starts_on=date(2021, 4, 1), ends_on=date(2021, 5, 31)
            )
        with django_assert_num_queries(queries):
            client.get(path)


def test_stages_stand_on_one_line_with_today():
    programme = ProgrammeFactory()
    Stage.objects.create(programme=programme, title="一", starts_on=date(2021, 4, 1), ends_on=date(2021, 5, 31))
    Stage.objects.create(programme=programme, title="二", starts_on=date(2021, 6, 1), ends_on=date(2021, 12, 31))

    line = time_line(programme, today=date(2021, 6, 1))

    assert [(bar.start, bar.span, bar.is_now, bar.is_past) for bar in line.bars] == [
        ("0.00%", "22.18%", False, True),
        ("22.18%", "77.82%", True, False),
    ]
    assert line.style["today"] == {"start": "22.36%"}
    assert not time_line(programme, today=date(2022, 1, 1)).has_today
