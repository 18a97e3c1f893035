"""Two doors at once: nothing is overwritten, nothing slips in after the closing."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from archive.judging.exceptions import JudgingError
from archive.judging.models import RoundEvent, Scorecard
from archive.judging.operations import close_round

IS_POSTGRES = connection.vendor == "postgresql"
pytestmark = pytest.mark.django_db(transaction=IS_POSTGRES, serialized_rollback=IS_POSTGRES)


def together(*acts: Callable[[], object]) -> list[object]:
    """Run the acts at once, each with a connection of its own; return what each gave, or the code of its refusal.

    SQLite in memory lets in one connection only, so there they run one after the other, from what was read before.
    """
    gate = Barrier(len(acts) if IS_POSTGRES else 1)

    def run(act: Callable[[], object]) -> object:
        gate.wait(10)
        try:
            return act()
        except JudgingError as refused:
            return refused.code
        finally:
            if IS_POSTGRES:
                connection.close()

    if not IS_POSTGRES:
        return [run(act) for act in acts]
    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_of_two_tabs_that_save_at_once_one_wins_and_the_other_is_told(scene):
    scene.add_entry()
    assignment = scene.open()[0]
    found = together(lambda: scene.score(assignment, 9, 9).version, lambda: scene.score(assignment, 5, 5).version)
    assert sorted(map(str, found)) == ["1", "stale"]
    assert Scorecard.objects.get().version == 1


def test_a_score_saved_while_the_round_closes_is_in_before_or_refused(scene):
    scene.add_entry()
    assignment = scene.open()[0]
    saved, _closed = together(
        lambda: scene.score(assignment, 9, 9).version,
        lambda: close_round(scene.round, by=scene.chair, gaps_reason="试").state,
    )
    assert saved in {1, "not_open"}
    verbs = list(RoundEvent.objects.exclude(verb="round_open").values_list("verb", flat=True))
    assert verbs == (["scorecard_saved", "round_closed"] if saved == 1 else ["round_closed"])
