"""The desk's pages: who may open which, what is kept when something is wrong, and how many queries a page takes."""

import pytest
from django.test import Client

from archive.calls.models import Category
from archive.entries import operations
from archive.entries.models import Entry
from tests.factories.entries import EntryFactory
from tests.factories.units import UserFactory
from tests.factories.works import WorkFileFactory

FORM = {
    "title": "听星", "creator": ["沈砚舟", ""], "creator_en": ["Shen", ""], "text": "一行\r\n二行", "is_own_work": "1",
    "may_be_shown": "1",
}  # fmt: skip


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize(
    ("path", "stranger", "uploader", "coordinator", "organiser"),
    [
        ("/submit/", 200, 200, 200, 200),
        ("/submit/new/", 403, 200, 200, 403),
        ("/submit/unit/", 403, 403, 200, 403),
        ("/submit/{uuid}/", 404, 200, 200, 200),
        ("/submit/{uuid}/edit/", 404, 200, 200, 403),
        ("/submit/{uuid}/files/", 404, 200, 200, 200),
        ("/submit/{uuid}/save/", 405, 405, 405, 405),
        ("/submit/{uuid}/forward/", 405, 405, 405, 405),
        ("/submit/{uuid}/return/", 405, 405, 405, 405),
        ("/submit/{uuid}/withdraw/", 405, 405, 405, 405),
    ],
)
def test_role_table(scene, path, stranger, uploader, coordinator, organiser):
    url = path.format(uuid=scene.entry.uuid)

    assert Client().get(url).status_code in {302, 405}
    assert client_of(UserFactory()).get(url).status_code == stranger
    assert client_of(scene.uploader).get(url).status_code == uploader
    assert client_of(scene.coordinator).get(url).status_code == coordinator
    assert client_of(scene.organiser).get(url).status_code == organiser


@pytest.mark.parametrize("verb", ["forward", "return", "withdraw"])
def test_stranger_cannot_move_an_entry(scene, verb):
    operations.submit_entry(scene.entry, by=scene.uploader)

    answer = client_of(UserFactory()).post(f"/submit/{scene.entry.uuid}/{verb}/", {"reason": "x"})

    assert answer.status_code == 404
    assert Entry.objects.get().state == "submitted"


def test_started_entry_opens_its_form(scene):
    client = client_of(scene.uploader)

    answer = client.post("/submit/new/", {"call": scene.entry.call.code, "category": "SF"}, follow=True)

    assert answer.redirect_chain[0][0].endswith("/edit/")
    assert Entry.objects.count() == 2


def test_form_that_submits_leads_to_the_receipt(scene):
    url = f"/submit/{scene.entry.uuid}/edit/"

    answer = client_of(scene.uploader).post(url, {**FORM, "version": "1", "submit": "1"}, follow=True)

    assert answer.redirect_chain == [(f"/submit/{scene.entry.uuid}/", 302)]
    assert "SF-2021-000001" in answer.content.decode()
    assert scene.entry.work.files.get().original.sha256 in answer.content.decode()


def test_form_with_a_mistake_says_so_beside_the_field_and_clears_nothing(scene):
    Category.objects.update(asks_size=True)
    form = {**FORM, "version": "1", "submit": "1", "title": "", "statement": "写于深夜", "width_cm": "宽"}

    answer = client_of(scene.uploader).post(f"/submit/{scene.entry.uuid}/edit/", form)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "写于深夜" in page
    assert 'value="宽"' in page
    assert Entry.objects.get().work.statement == "写于深夜"


def test_autosave_answers_with_the_next_version_and_a_clash_overwrites_nothing(scene):
    client = client_of(scene.uploader)
    url = f"/submit/{scene.entry.uuid}/save/"

    first = client.post(url, {**FORM, "version": "1"})
    second = client.post(url, {**FORM, "title": "另一个", "version": "1"})

    assert (first.status_code, first.json()["version"]) == (200, 2)
    assert second.status_code == 409
    assert scene.uploader.display_name in second.json()["reason"]
    assert Entry.objects.get().work.title == "听星"
    assert Entry.objects.get().work.text == "一行\n二行"


def test_second_tab_that_posts_the_form_sees_what_it_typed(scene):
    client = client_of(scene.uploader)
    client.post(f"/submit/{scene.entry.uuid}/save/", {**FORM, "version": "1"})

    answer = client.post(f"/submit/{scene.entry.uuid}/edit/", {**FORM, "title": "第二页", "version": "1"})

    assert answer.status_code == 409
    assert 'value="第二页"' in answer.content.decode()


def test_coordinator_forwards_several_and_returns_with_a_reason(scene):
    operations.submit_entry(scene.entry, by=scene.uploader)
    other = EntryFactory(unit=scene.entry.unit, owner=scene.uploader, category=scene.entry.category)
    WorkFileFactory(work=other.work)
    operations.submit_entry(other, by=scene.uploader)
    client = client_of(scene.coordinator)

    client.post("/submit/unit/", {"entry": [str(scene.entry.uuid)], "forward": "1"})
    no_reason = client.post("/submit/unit/", {"entry": [str(other.uuid)], "return": "1", "reason": " "})
    client.post("/submit/unit/", {"entry": [str(other.uuid)], "return": "1", "reason": "请换一张"})

    assert no_reason.status_code == 409
    assert list(Entry.objects.order_by("pk").values_list("state", flat=True)) == ["forwarded", "returned"]


@pytest.mark.parametrize(("path", "person"), [("/submit/", "uploader"), ("/submit/unit/", "coordinator")])
def test_page_takes_the_same_queries_however_many_entries(scene, path, person, django_assert_num_queries):
    client = client_of(getattr(scene, person))
    Entry.objects.update(state="submitted")
    expected = {"/submit/": 13, "/submit/unit/": 13}[path]
    with django_assert_num_queries(expected):
        client.get(path)
    for _number in range(2):
        entry = EntryFactory(
            unit=scene.entry.unit, owner=scene.uploader, category=scene.entry.category, state="submitted"
        )
        WorkFileFactory(work=entry.work)

    with django_assert_num_queries(expected):
        client.get(path)
