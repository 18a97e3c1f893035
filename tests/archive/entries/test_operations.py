"""An entry's life: every move, every refusal with its code, and the event behind each."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from archive.calls.models import Call
from archive.entries import operations
from archive.entries.enums import EntryState
from archive.entries.exceptions import EntryError, IncompleteEntry, MoveNotAllowed, StaleEntry
from archive.entries.models import Entry, EntryEvent
from archive.entries.operations import CreatorValues, EntryValues
from archive.entries.tasks import send_receipt
from media_pipeline.models import Original
from tests.factories.entries import EntryFactory
from tests.factories.units import UserFactory
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
    work.title = "\u200b\u2800 "
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


def test_quota_refuses_the_third_of_two(scene):
    operations.submit_entry(scene.entry, by=scene.uploader)
    for expected in ("taken", "quota"):
        entry = EntryFactory(unit=scene.entry.unit, owner=scene.uploader, category=scene.entry.category)
        WorkFileFactory(work=entry.work)
        if expected == "taken":
            operations.submit_entry(entry, by=scene.uploader)
        else:
            with pytest.raises(EntryError) as refused:
                operations.submit_entry(entry, by=scene.uploader)
            assert refused.value.code == "quota"


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
    entry = operations.freeze_entry(entry, by=scene.organiser)

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


def test_file_is_joined_once_and_removed_with_events(scene):
    original = OriginalFactory()
    file = operations.attach_original(scene.entry, original=original, sent_name="a.jpg", by=scene.uploader)
    again = operations.attach_original(scene.entry, original=original, sent_name="a.jpg", by=scene.uploader)
    assert again.pk == file.pk

    operations.remove_file(scene.entry, file=file, by=scene.uploader)

    assert [verb for verb, _from, _to in events(scene.entry)] == ["file_added", "file_removed"]
    assert Original.objects.filter(pk=original.pk).exists()
