"""The desk's pages: who may open which, what is kept when something is wrong, and how many queries a page takes."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from archive.calls.models import Category
from archive.entries import operations
from archive.entries.models import Entry
from media_pipeline.models import Upload
from tests.factories.entries import EntryFactory
from tests.factories.units import MembershipFactory, UnitFactory, UserFactory
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
    ("path", "anonymous", "stranger", "uploader", "coordinator", "organiser"),
    [
        ("/submit/", 302, 200, 200, 200, 200),
        ("/submit/new/", 302, 403, 200, 200, 403),
        ("/submit/unit/", 302, 403, 403, 200, 403),
        ("/submit/{uuid}/", 302, 404, 200, 200, 200),
        ("/submit/{uuid}/edit/", 302, 404, 200, 200, 403),
        ("/submit/{uuid}/files/", 302, 404, 200, 200, 200),
    ],
)
def test_role_table_of_pages(scene, path, anonymous, stranger, uploader, coordinator, organiser):
    url = path.format(uuid=scene.entry.uuid)
    people = (UserFactory(), scene.uploader, scene.coordinator, scene.organiser)

    answers = [Client().get(url), *(client_of(person).get(url) for person in people)]

    assert [a.status_code for a in answers] == [anonymous, stranger, uploader, coordinator, organiser]
    assert answers[0]["Location"] == f"/sign-in/?next={url}"


@pytest.mark.parametrize(
    ("path", "anonymous", "stranger", "uploader", "coordinator", "organiser"),
    [
        ("/submit/{uuid}/save/", 401, 404, 200, 409, 403),
        ("/submit/{uuid}/files/{file}/remove/", 302, 404, 302, 404, 404),
        ("/submit/{uuid}/forward/", 302, 404, 409, 409, 409),
        ("/submit/{uuid}/return/", 302, 404, 409, 409, 409),
        ("/submit/{uuid}/withdraw/", 302, 404, 302, 409, 409),
    ],
)
def test_role_table_of_what_is_sent(scene, path, anonymous, stranger, uploader, coordinator, organiser):
    url = path.format(uuid=scene.entry.uuid, file=scene.entry.work.files.get().uuid)
    people = (UserFactory(), scene.uploader, scene.coordinator, scene.organiser)
    answers = [client_of(person).post(url, {**FORM, "version": "1"}) for person in people]

    assert Client().post(url).status_code == anonymous
    assert [a.status_code for a in answers] == [stranger, uploader, coordinator, organiser]
    assert client_of(scene.uploader).get(url).status_code == 405


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


def test_clash_tells_both_values(scene):
    client = client_of(scene.uploader)
    url = f"/submit/{scene.entry.uuid}/save/"
    client.post(url, {**FORM, "version": "1"})

    told = client_of(scene.coordinator).post(url, {**FORM, "title": "另一个", "version": "1"}).json()

    assert told["version"] == 2
    assert told["clashes"] == [{"label": "题目", "theirs": "听星", "mine": "另一个"}]


def test_autosave_says_what_it_could_not_read_and_keeps_the_rest(scene):
    answer = client_of(scene.uploader).post(
        f"/submit/{scene.entry.uuid}/save/", {**FORM, "title": "题" * 121, "width_cm": "宽", "version": "1"}
    )

    assert sorted(answer.json()["errors"]) == ["size", "title"]
    work = Entry.objects.get().work
    assert (work.text, work.creators.get().name) == ("一行\n二行", "沈砚舟")


def test_withheld_name_goes_with_its_row(scene):
    form = {**FORM, "creator": ["甲", "乙"], "creator_en": ["", ""], "creator_withheld": ["1"], "version": "1"}

    client_of(scene.uploader).post(f"/submit/{scene.entry.uuid}/save/", form)

    assert list(Entry.objects.get().work.creators.values_list("name", "is_withheld")) == [("甲", False), ("乙", True)]


def test_file_sent_with_the_form_is_kept(scene):
    scene.entry.work.files.all().delete()
    form = {**FORM, "version": "1", "file": SimpleUploadedFile("正面.jpg", b"123456789")}

    client_of(scene.uploader).post(f"/submit/{scene.entry.uuid}/edit/", form)

    file = scene.entry.work.files.get()
    assert (file.sent_name, file.original.size_bytes) == ("正面.jpg", 9)


@pytest.mark.parametrize("content", [b"123456789", b""])
def test_unwanted_file_sent_with_the_form_is_refused_and_the_words_are_kept(scene, content):
    Category.objects.update(max_file_bytes=5)
    form = {**FORM, "version": "1", "file": SimpleUploadedFile("正面.jpg", content)}

    answer = client_of(scene.uploader).post(f"/submit/{scene.entry.uuid}/edit/", form)

    assert answer.status_code == 422
    assert [mistake.code for mistake in answer.context["mistakes"]] == ["file_refused"]
    assert scene.entry.work.files.count() == 1
    assert Entry.objects.get().work.title == "听星"


def test_returned_entry_shows_why_and_who(scene):
    entry = operations.submit_entry(scene.entry, by=scene.uploader)
    operations.return_entry(entry, reason="请换一张", by=scene.coordinator)
    client = client_of(scene.uploader)

    pages = [client.get("/submit/").content.decode(), client.get(f"/submit/{entry.uuid}/edit/").content.decode()]

    assert all("请换一张" in page and scene.coordinator.display_name in page for page in pages)


def test_file_that_has_arrived_in_part_is_named_on_the_form(scene):
    Upload.objects.create(
        owner=scene.uploader, name="长卷.tif", size_bytes=200, offset_bytes=122, purpose=f"entry:{scene.entry.uuid}"
    )  # fmt: skip

    answer = client_of(scene.uploader).get(f"/submit/{scene.entry.uuid}/edit/")

    assert [(upload.name, upload.percent) for upload in answer.context["stopped"]] == [("长卷.tif", 61)]


def test_thrown_away_draft_is_no_longer_listed(scene):
    client = client_of(scene.uploader)

    page = client.post(f"/submit/{scene.entry.uuid}/withdraw/", follow=True).content.decode()

    assert Entry.objects.get().state == "withdrawn"
    assert str(scene.entry.uuid) not in page


def test_board_counts_places_and_refuses_what_has_none(scene):
    Category.objects.update(quota_per_unit=1)
    entries = [scene.entry, EntryFactory(unit=scene.entry.unit, owner=scene.uploader, category=scene.entry.category)]
    WorkFileFactory(work=entries[1].work)
    for entry in entries:
        operations.submit_entry(Entry.objects.get(pk=entry.pk), by=scene.uploader)
    client = client_of(scene.coordinator)

    answer = client.post("/submit/unit/", {"entry": [str(e.uuid) for e in entries], "forward": "1"})

    assert answer.status_code == 409
    assert sorted(Entry.objects.values_list("state", flat=True)) == ["forwarded", "submitted"]
    quota = answer.context["board"].quotas[0]
    assert (quota.places, quota.forwarded, quota.waiting, quota.left, quota.is_tight) == (1, 1, 1, 0, True)
    assert [cell.kind for cell in quota.cells] == ["done", "over"]


def test_board_of_a_unit_below_is_open_to_the_coordinator_above_only(scene):
    operations.submit_entry(scene.entry, by=scene.uploader)
    above = MembershipFactory(unit=scene.entry.unit.get_parent(), role="coordinator").user
    elsewhere = MembershipFactory(unit=UnitFactory(), role="coordinator").user
    url = f"/submit/unit/?unit={scene.entry.unit.uuid}"

    assert scene.entry.work.title in client_of(above).get(url).content.decode()
    assert scene.entry.work.title not in client_of(elsewhere).get(url).content.decode()
    client_of(elsewhere).post(url, {"entry": [str(scene.entry.uuid)], "forward": "1"})
    assert Entry.objects.get().state == "submitted"


@pytest.mark.parametrize(
    ("path", "person", "expected"),
    [("/submit/", "uploader", 20), ("/submit/unit/", "coordinator", 14), ("/submit/{uuid}/", "uploader", 10)],
)
def test_page_takes_the_same_queries_however_many_entries(scene, path, person, expected, django_assert_num_queries):
    client = client_of(getattr(scene, person))
    url = path.format(uuid=scene.entry.uuid)
    Entry.objects.update(state="submitted")
    draft = EntryFactory(unit=scene.entry.unit, owner=scene.uploader, category=scene.entry.category)
    WorkFileFactory(work=draft.work)
    with django_assert_num_queries(expected):
        client.get(url)
    for state in ("submitted", "draft", "submitted"):
        entry = EntryFactory(unit=scene.entry.unit, owner=scene.uploader, category=scene.entry.category, state=state)
        WorkFileFactory(work=entry.work)
        WorkFileFactory(work=scene.entry.work)

    with django_assert_num_queries(expected):
        client.get(url)


def test_what_no_database_keeps_is_no_fault_of_the_server(scene):
    uploader, coordinator = client_of(scene.uploader), client_of(scene.coordinator)
    assert uploader.post("/submit/new/", {"call": "\0", "category": "SF\0"}).status_code == 404
    operations.submit_entry(scene.entry, by=scene.uploader)
    assert coordinator.get("/submit/unit/?unit=%00&call=%00&state=%00&page=%00").status_code == 200
    assert coordinator.post(f"/submit/{scene.entry.uuid}/return/", {"reason": "换\0一张"}).status_code == 302
    assert uploader.post(f"/submit/{scene.entry.uuid}/withdraw/", {"reason": "\0"}).status_code == 302
    assert list(scene.entry.events.values_list("verb", "reason"))[-2:] == [("returned", "换一张"), ("withdrawn", "")]
