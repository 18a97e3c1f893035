"""Two at once: the same entry submitted twice, and two entries for one place; one wins, nothing is counted twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from archive.entries import operations
from archive.entries.exceptions import EntryError
from archive.entries.models import Entry, EntryEvent
from tests.factories.entries import EntryFactory
from tests.factories.works import WorkFileFactory

IS_POSTGRES = connection.vendor == "postgresql"
pytestmark = pytest.mark.django_db(transaction=IS_POSTGRES, serialized_rollback=IS_POSTGRES)


def at_once(*jobs: Callable[[], object]) -> list[object]:
    """Run the jobs in threads that start together; return what each gave, or the code of its refusal.

    SQLite in memory lets in one connection only, so there they run one after the other, each from what it read before.
    """
    start = Barrier(len(jobs) if IS_POSTGRES else 1)

    def run(job: Callable[[], object]) -> object:
        start.wait(10)
        try:
            return job()
        except EntryError as refused:
            return refused.code
        finally:
            if IS_POSTGRES:
                connection.close()

    if not IS_POSTGRES:
        return [run(job) for job in jobs]
    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def test_entry_submitted_twice_at_once_is_submitted_once(scene):
    def submit(entry: Entry) -> Callable[[], object]:
        return lambda: operations.submit_entry(entry, by=scene.uploader).number

    numbers = at_once(*(submit(Entry.objects.get(pk=scene.entry.pk)) for _tab in range(2)))

    assert numbers == ["SF-2021-000001", "SF-2021-000001"]
    assert EntryEvent.objects.filter(verb="submitted").count() == 1


def test_last_place_is_given_once(scene):
    scene.entry.category.quota_per_unit = 1
    scene.entry.category.save()
    other = EntryFactory(unit=scene.entry.unit, owner=scene.uploader, category=scene.entry.category)
    WorkFileFactory(work=other.work)
    for entry in (scene.entry, other):
        operations.submit_entry(entry, by=scene.uploader)

    def forward(entry: Entry) -> Callable[[], object]:
        return lambda: operations.forward_entry(entry, by=scene.coordinator).state

    assert sorted(at_once(forward(scene.entry), forward(other))) == ["forwarded", "quota"]
