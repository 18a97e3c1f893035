"""An entry's life: every move, every refusal with its code, and the event behind each."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from time_machine import travel

from archive.calls.models import Call, Category
from archive.entries import operations
from archive.entries.enums import EntryState
from archive.entries.exceptions import EntryError, IncompleteEntry, MoveNotAllowed, StaleEntry
from archive.entries.models import Entry, EntryEvent
from archive.entries.tasks import send_receipt
from archive.entries.values import Clash, CreatorValues, EntryValues, FileValues
from media_pipeline.models import Original, Upload
from tests.factories.entries import EntryFactory
from tests.factories.units import MembershipFactory, UnitFactory, UserFactory
from tests.factories.works import OriginalFactory, WorkFileFactory


def events(entry: Entry) -> list[tuple[str, str, str]]:
    return list(entry.events.values_list("verb", "from_state", "to_state"))


def test_started_entry_is_a_draft_with_an_event(scene):
    entry = operations.start_entry(
        scene.entry.call, category=scene.entry.category, unit=scene.entry.unit, by=scene.uploader
    )

    assert (entry.state, entry.number, entry.work.medium) == ("draft", None, "image")
    assert events(entry) == [("started", "", "draft")]


def test_stranger_cannot_start_an_entry_for_the_unit(scene):
    with pytest.raises(PermissionDenied):
        operations.start_entry(scene.entry.call, category=scene.entry.category, unit=scene.entry.unit, by=UserFactory())


def test_saved_values_are_kept_and_the_version_grows(scene):
    values = EntryValues(
        title="听星", text="银盘静卧\n\u3000夜夜倾听\n\n一缕", width_cm=Decimal("50.5"),
        creators=(CreatorValues("沈砚舟"), CreatorValues(" "), CreatorValues("陆观澄", is_withheld=True)),
    )  # fmt: skip

    entry = operations.save_entry(scene.entry, values=values, version=1, by=scene.uploader)

    entry.work.refresh_from_db()
    assert entry.version == 2
    assert entry.work.text == "银盘静卧\n\u3000夜夜倾听\n\n一缕"
    assert list(entry.work.creators.values_list("order", "name", "is_withheld")) == [
        (0, "沈砚舟", False),
        (1, "陆观澄", True),
    ]


def test_second_person_who_saves_an_old_version_is_told_and_overwrites_nothing(scene):
    operations.save_entry(scene.entry, values=EntryValues(title="第一"), version=1, by=scene.uploader)

    with pytest.raises(StaleEntry) as told:
        operations.save_entry(scene.entry, values=EntryValues(title="第二"), version=1, by=scene.coordinator)

    scene.entry.work.refresh_from_db()
    assert scene.entry.work.title == "第一"
    assert scene.uploader.display_name in str(told.value)
    assert (told.value.code, told.value.version) == ("stale", 2)
    assert told.value.clashes == [Clash("title", mine="第二", theirs="第一")]


def test_value_that_was_emptied_is_nothing_again_and_one_not_sent_stays(scene):
    values = EntryValues(width_cm=Decimal("50"), height_cm=Decimal("70"), place="山顶")
    operations.save_entry(scene.entry, values=values, version=1, by=scene.uploader)

    operations.save_entry(
        scene.entry, values=EntryValues(cleared=frozenset({"width_cm"}), place=""), version=2, by=scene.uploader
    )

    scene.entry.work.refresh_from_db()
    assert (scene.entry.work.width_cm, scene.entry.work.height_cm, scene.entry.work.place) == (None, Decimal("70"), "")


def test_series_keeps_the_order_and_captions_given(scene):
    first = scene.entry.work.files.get()
    second = operations.attach_original(scene.entry, original=OriginalFactory(), sent_name="二.jpg", by=scene.uploader)
    values = EntryValues(files=(FileValues(second.uuid, "黎明"), FileValues(first.uuid, "")))

    operations.save_entry(scene.entry, values=values, version=1, by=scene.uploader)

    assert [(file.pk, file.caption) for file in scene.entry.work.files.all()] == [(second.pk, "黎明"), (first.pk, "")]


def test_replaced_file_gives_its_place_and_caption_to_the_new_one(scene):
    old = scene.entry.work.files.get()
    old.caption = "全幅"
    old.save()
    operations.attach_original(scene.entry, original=OriginalFactory(), sent_name="二.jpg", by=scene.uploader)

    new = operations.attach_original(
        scene.entry, original=OriginalFactory(), sent_name="新.jpg", by=scene.uploader, replaces=old
    )

    names = list(scene.entry.work.files.values_list("sent_name", "caption"))
    assert names == [("新.jpg", "全幅"), ("二.jpg", "")]
    assert new.order == old.order


def test_sound_that_comes_with_a_text_becomes_its_recitation_once_it_is_known(scene):
    scene.entry.category.medium = "text"
    scene.entry.category.save()
    original = OriginalFactory(medium="", state="preparing")
    file = operations.attach_original(scene.entry, original=original, sent_name="朗诵.m4a", by=scene.uploader)
    before = file.role
    original.medium = "audio"
    original.save()

    operations.settle_file_roles(original)

    file.refresh_from_db()
    assert (before, file.role) == ("view", "recitation")


def test_submitted_entry_gets_a_number_an_event_and_a_receipt(scene, django_capture_on_commit_callbacks):
    scene.uploader.email = "uploader@example.org"
    scene.uploader.save()

    with django_capture_on_commit_callbacks(execute=True):
        entry = operations.submit_entry(scene.entry, by=scene.uploader)
    send_receipt.call(entry.pk)

    assert (entry.state, entry.number) == (EntryState.SUBMITTED, "SF-2021-000001")
    assert events(entry) == [("submitted", "draft", "submitted")]
    assert "SF-2021-000001" in mail.outbox[-1].subject
    assert scene.entry.work.files.get().original.sha256 in mail.outbox[-1].body


def test_submitting_twice_is_one_submission(scene):
    first = operations.submit_entry(scene.entry, by=scene.uploader)

    second = operations.submit_entry(scene.entry, by=scene.uploader)

    assert second.number == first.number
    assert EntryEvent.objects.filter(verb="submitted").count() == 1


def test_numbers_run_on_in_a_category(scene):
    operations.submit_entry(scene.entry, by=scene.uploader)
    other = EntryFactory(unit=scene.entry.unit, owner=scene.uploader, category=scene.entry.category)
    WorkFileFactory(work=other.work)

    assert operations.submit_entry(other, by=scene.uploader).number == "SF-2021-000002"


def test_incomplete_entry_is_refused_with_each_mistake_and_stays_a_draft(scene):
    work = scene.entry.work
    work.title = "\u200b\u2800\u3164 "
    work.save()
    work.creators.all().delete()
    work.files.all().delete()
    Entry.objects.update(is_own_work=False)

    with pytest.raises(IncompleteEntry) as refused:
        operations.submit_entry(scene.entry, by=scene.uploader)

    assert [mistake.code for mistake in refused.value.mistakes] == [
        "files_missing", "title_missing", "creator_missing", "own_work",
    ]  # fmt: skip
    scene.entry.refresh_from_db()
    assert (scene.entry.state, scene.entry.number) == ("draft", None)


def test_refused_file_keeps_the_entry_from_being_submitted(scene):
    Category.objects.update(max_files=2)
    scene.entry.category.refresh_from_db()
    WorkFileFactory(work=scene.entry.work, original=OriginalFactory(state="refused"))

    with pytest.raises(IncompleteEntry) as refused:
        operations.submit_entry(scene.entry, by=scene.uploader)

    assert [mistake.code for mistake in refused.value.mistakes] == ["file_refused"]


def test_late_entry_stays_a_draft_that_can_still_be_saved(scene):
    Call.objects.update(closes_at=timezone.now() - timedelta(minutes=1))

    with pytest.raises(EntryError) as refused:
        operations.submit_entry(scene.entry, by=scene.uploader)
    saved = operations.save_entry(scene.entry, values=EntryValues(title="迟到"), version=1, by=scene.uploader)

    assert refused.value.code == "late"
    assert (saved.state, saved.work.title) == ("draft", "迟到")


def another(scene) -> Entry:
    entry = EntryFactory(unit=scene.entry.unit, owner=scene.uploader, category=scene.entry.category)
    WorkFileFactory(work=entry.work)
    return entry


def test_unit_submits_more_than_its_places_but_forwards_no_more(scene):
    entries = [operations.submit_entry(e, by=scene.uploader) for e in (scene.entry, another(scene), another(scene))]
    for entry in entries[:2]:
        operations.forward_entry(entry, by=scene.coordinator)

    with pytest.raises(EntryError) as refused:
        operations.forward_entry(entries[2], by=scene.coordinator)

    assert refused.value.code == "quota"
    entries[2].refresh_from_db()
    assert entries[2].state == "submitted"
    operations.return_entry(entries[0], reason="请换一张", by=scene.organiser)
    assert operations.forward_entry(entries[2], by=scene.coordinator).state == "forwarded"


def test_quota_holds_where_nobody_forwards(scene):
    Call.objects.update(needs_forwarding=False)
    for entry in (scene.entry, another(scene)):
        operations.submit_entry(entry, by=scene.uploader)
    third = another(scene)

    with pytest.raises(EntryError) as refused:
        operations.submit_entry(third, by=scene.uploader)

    third.refresh_from_db()
    assert (refused.value.code, third.state, third.number) == ("quota", "draft", None)


def test_only_a_coordinator_of_the_unit_or_above_forwards(scene):
    entry = operations.submit_entry(scene.entry, by=scene.uploader)
    elsewhere = MembershipFactory(unit=UnitFactory(), role="coordinator").user
    above = MembershipFactory(unit=entry.unit.get_parent(), role="coordinator").user
    for person in (scene.uploader, elsewhere):
        with pytest.raises(PermissionDenied):
            operations.forward_entry(entry, by=person)

    assert operations.forward_entry(entry, by=above).state == "forwarded"


def test_upload_begun_in_time_may_be_submitted_within_the_grace(scene):
    with travel(scene.entry.call.closes_at - timedelta(minutes=5), tick=False):
        Upload.objects.create(
            owner=scene.uploader, name="a.jpg", size_bytes=1, purpose=f"entry:{scene.entry.uuid}",
            original=scene.entry.work.files.get().original,
        )  # fmt: skip
    with travel(scene.entry.call.closes_at + timedelta(minutes=10), tick=False):
        entry = operations.submit_entry(scene.entry, by=scene.uploader)

    assert entry.state == "submitted"
    assert entry.events.get(verb="submitted").reason == "within_grace"


@pytest.mark.parametrize(
    ("limits", "original", "code"),
    [
        ({"max_files": 0}, {}, "files_many"),
        ({"min_files": 2, "max_files": 3}, {}, "files_few"),
        ({}, {"medium": "video"}, "file_medium"),
        ({"medium": "video", "max_seconds": 300}, {"medium": "video", "duration_seconds": 400}, "film_long"),
        ({"medium": "video", "min_seconds": 15}, {"medium": "video", "duration_seconds": 3}, "film_short"),
        ({"asks_size": True}, {}, "size_missing"),
        (
            {
                "fields": [
                    {"key": "script", "label": "书体", "kind": "choice", "required": True, "choices": [["a", "篆"]]}
                ]
            },
            {},
            "answer_missing",
        ),
    ],
)
def test_each_limit_of_the_category_is_told_by_its_code(scene, limits, original, code):
    Category.objects.update(**limits)
    Original.objects.update(**original)
    entry = Entry.objects.get()

    with pytest.raises(IncompleteEntry) as refused:
        operations.submit_entry(entry, by=scene.uploader)

    assert [mistake.code for mistake in refused.value.mistakes] == [code]


def test_unit_without_a_coordinator_skips_forwarding(scene):
    scene.coordinator.memberships.all().delete()

    entry = operations.submit_entry(scene.entry, by=scene.uploader)

    assert entry.state == EntryState.FORWARDED
    assert [verb for verb, _from, _to in events(entry)] == ["submitted", "forwarded"]


def test_whole_way_to_the_judges(scene):
    entry = operations.submit_entry(scene.entry, by=scene.uploader)
    entry = operations.return_entry(entry, reason="请换一张", by=scene.coordinator)
    entry = operations.submit_entry(entry, by=scene.uploader)
    entry = operations.forward_entry(entry, by=scene.coordinator)
    entry = operations.accept_entry(entry, by=scene.organiser)
    [entry] = operations.freeze_entries([entry], by=scene.organiser)

    assert entry.number == "SF-2021-000001"
    assert [verb for verb, _from, _to in events(entry)] == [
        "submitted", "returned", "submitted", "forwarded", "accepted", "judging_began",
    ]  # fmt: skip
    assert entry.events.get(verb="returned").reason == "请换一张"


@pytest.mark.parametrize("state", [EntryState.DRAFT, EntryState.IN_JUDGING, EntryState.WITHDRAWN])
def test_move_that_the_table_does_not_hold_is_refused_and_writes_nothing(scene, state):
    Entry.objects.update(state=state)

    with pytest.raises(MoveNotAllowed):
        operations.forward_entry(scene.entry, by=scene.coordinator)

    scene.entry.refresh_from_db()
    assert (scene.entry.state, events(scene.entry)) == (state, [])


def test_entry_in_judging_cannot_be_changed(scene):
    Entry.objects.update(state=EntryState.IN_JUDGING)

    with pytest.raises(PermissionDenied):
        operations.save_entry(scene.entry, values=EntryValues(title="改"), version=1, by=scene.uploader)
    with pytest.raises(PermissionDenied):
        operations.attach_original(scene.entry, original=OriginalFactory(), sent_name="x.jpg", by=scene.uploader)
    with pytest.raises(MoveNotAllowed):
        operations.withdraw_entry(scene.entry, by=scene.uploader)


@pytest.mark.parametrize("operation", [operations.return_entry, operations.refuse_entry, operations.disqualify_entry])
def test_move_against_someone_needs_a_reason(scene, operation):
    with pytest.raises(EntryError) as refused:
        operation(scene.entry, reason=" ", by=scene.organiser)

    assert refused.value.code == "no_reason"


REASON = {"reason": "说明"}
STRANGERS = ("stranger", "uploader", "coordinator", "organiser")


@pytest.mark.parametrize(
    ("operation", "state", "values", "allowed"),
    [
        (operations.forward_entry, EntryState.SUBMITTED, {}, {"coordinator"}),
        (operations.return_entry, EntryState.SUBMITTED, REASON, {"coordinator"}),
        (operations.return_entry, EntryState.FORWARDED, REASON, {"organiser"}),
        (operations.accept_entry, EntryState.FORWARDED, {}, {"organiser"}),
        (operations.refuse_entry, EntryState.FORWARDED, REASON, {"organiser"}),
        (operations.withdraw_entry, EntryState.ELIGIBLE, {}, {"uploader", "coordinator"}),
        (operations.disqualify_entry, EntryState.AWARDED, REASON, {"organiser"}),
    ],
)
def test_each_move_is_for_its_own_people_and_else_writes_nothing(scene, operation, state, values, allowed):
    people = {name: getattr(scene, name, None) or UserFactory() for name in STRANGERS}
    moved = set()
    for name, person in people.items():
        Entry.objects.update(state=state)
        before = events(scene.entry)
        try:
            operation(scene.entry, by=person, **values)
        except PermissionDenied:
            scene.entry.refresh_from_db()
            assert (scene.entry.state, events(scene.entry)) == (state, before)
        else:
            moved.add(name)

    assert moved == allowed


def test_file_is_joined_once_and_removed_with_events(scene):
    original = OriginalFactory()
    file = operations.attach_original(scene.entry, original=original, sent_name="a.jpg", by=scene.uploader)
    again = operations.attach_original(scene.entry, original=original, sent_name="a.jpg", by=scene.uploader)
    assert again.pk == file.pk

    operations.remove_file(scene.entry, file=file, by=scene.uploader)

    assert [verb for verb, _from, _to in events(scene.entry)] == ["file_added", "file_removed"]
    assert Original.objects.filter(pk=original.pk).exists()


def test_many_are_moved_at_once_all_or_none(scene, django_assert_num_queries):
    others = [another(scene) for _number in range(4)]
    Entry.objects.update(state=EntryState.ELIGIBLE)
    with django_assert_num_queries(5):  # a savepoint, the lock, the events, the states
        operations.freeze_entries([scene.entry, *others], by=scene.organiser)
    assert set(Entry.objects.values_list("state", flat=True)) == {"in_judging"}
    assert [events(entry) for entry in others] == [[("judging_began", "eligible", "in_judging")]] * 4

    Entry.objects.update(state=EntryState.ELIGIBLE)
    Entry.objects.filter(pk=others[-1].pk).update(state=EntryState.WITHDRAWN)
    with pytest.raises(MoveNotAllowed):
        operations.freeze_entries([scene.entry, *others], by=scene.organiser)
    assert Entry.objects.filter(state=EntryState.IN_JUDGING).count() == 0
    assert len(events(scene.entry)) == 1
