"""The page of one work: what the judge sees of it, their card, and where it stands among their works. Reads only."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from archive.judging.models import Assignment, Scorecard
from archive.judging.queries import judged_by
from archive.judging.score_lines import CriterionLine, scored_lines, scores_of, total_words
from archive.judging.shown_works import ShownWork, originals_of, shown_work


@dataclass(frozen=True)
class Neighbour:
    """One of the judge's works in order."""

    uuid: UUID
    code: str
    is_done: bool


@dataclass(frozen=True)
class WorkPage:
    """All that the page of one work needs."""

    assignment: Assignment
    work: ShownWork
    criteria: tuple[CriterionLine, ...]
    total: str
    remark: str
    is_flagged: bool
    is_signed: bool
    version: int
    place: int
    count: int
    done: int
    before: Neighbour | None
    after: Neighbour | None


def work_page(assignment: Assignment) -> WorkPage:
    """Return the page of one work. Five queries beside the assignment's own (with its round and scorecard)."""
    criteria = list(assignment.round.criteria.all())
    scores = scores_of(assignment)
    card: Scorecard | None = getattr(assignment, "scorecard", None)
    line = [
        Neighbour(uuid, code, count >= len(criteria))
        for uuid, code, count in judged_by(assignment.round, assignment.judge)
        .annotate(score_count=Count("scorecard__scores"))
        .values_list("uuid", "blind_code", "score_count")
    ]
    at = next((number for number, one in enumerate(line) if one.uuid == assignment.uuid), 0)
    return WorkPage(
        assignment=assignment,
        work=shown_work(
            assignment.blind_code,
            assignment.shown,
            originals_of([assignment]),
            sizes="(min-width: 700px) 75vw, 100vw",
        ),
        criteria=scored_lines(criteria, scores),
        total=total_words(criteria, scores),
        remark=card.remark if card else "",
        is_flagged=bool(card and card.is_flagged),
        is_signed=bool(card and card.signed_at),
        version=card.version if card else 0,
        place=at + 1,
        count=len(line),
        done=sum(1 for one in line if one.is_done),
        before=line[at - 1] if at else None,
        after=line[at + 1] if at + 1 < len(line) else None,
    )
