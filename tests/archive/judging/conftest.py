"""The scene that judging's tests share: a round with two criteria, two judges of whom one chairs, and two entries."""

from dataclasses import dataclass
from decimal import Decimal

import pytest

from archive.judging.models import Assignment, Criterion, Round
from archive.judging.operations import open_round, save_scorecard, sign_scorecards
from archive.units.models import Unit, User
from tests.factories.calls import CategoryFactory
from tests.factories.entries import EntryFactory
from tests.factories.judging import AwardFactory, CriterionFactory, PanelistFactory, RoundFactory
from tests.factories.units import MembershipFactory, UnitFactory, UserFactory
from tests.factories.works import OriginalFactory, WorkFactory, WorkFileFactory


@dataclass
class Scene:
    """A round and its people."""

    round: Round
    organiser: User
    chair: User
    judge: User
    academy: Unit
    category: object

    def add_entry(self, **values):
        """Add an eligible entry with one picture."""
        values.setdefault("unit", UnitFactory(parent=self.academy))
        work = values.pop("work", None) or WorkFactory(unit=values["unit"])
        WorkFileFactory(work=work, original=OriginalFactory())
        return EntryFactory(category=self.category, state="eligible", work=work, **values)

    def open(self):
        """Open the round and return its assignments to the judge, in the judge's order."""
        self.round = open_round(self.round, by=self.organiser)
        return self.assigned(self.judge)

    def assigned(self, judge) -> list[Assignment]:
        """Return the judge's assignments in order."""
        return list(self.round.assignments.filter(judge=judge))

    @property
    def criteria(self) -> list[Criterion]:
        """The criteria in order."""
        return list(self.round.criteria.all())

    def score(self, assignment, *values, version=0, **extra):
        """Save the values, one a criterion."""
        scores = {
            one.pk: None if value is None else Decimal(value) for one, value in zip(self.criteria, values, strict=False)
        }
        extra = {"remark": "", "is_flagged": False, **extra}
        return save_scorecard(assignment, scores=scores, version=version, by=assignment.judge, **extra)

    def score_all(self, values):
        """Score every entry the same from both judges: entry's pk -> score. Then sign."""
        for one in self.round.assignments.filter(recusal__isnull=True).select_related("judge"):
            self.score(one, *[values[one.entry_id]] * 2)
        for judge in (self.chair, self.judge):
            sign_scorecards(self.round, by=judge)


@pytest.fixture
def scene(db) -> Scene:
    """A round ready to be opened, without entries yet."""
    academy = UnitFactory(name="示范科学院")
    category = CategoryFactory(title="书法", code="SF")
    round = RoundFactory(call=category.call, categories=[category])
    CriterionFactory(round=round, title="笔法", weight=60, order=1)
    CriterionFactory(round=round, title="章法", weight=40, order=2)
    AwardFactory(round=round, title="一等奖", places=1, order=1)
    organiser = MembershipFactory(unit=academy, role="organiser").user
    chair, judge = UserFactory(display_name="组长"), UserFactory(display_name="评委")
    for one in (chair, judge):
        MembershipFactory(user=one, unit=academy, role="judge")
        PanelistFactory(round=round, judge=one, is_chair=one is chair)
    return Scene(round, organiser, chair, judge, academy, category)
