"""The plan that is drawn from the rooms."""

import pytest

from exhibitions.floor_plan import WIDTH, draw_plan


@pytest.mark.parametrize("rooms", range(1, 16))
def test_rooms_fill_the_plan_without_overlap_and_each_has_a_door_to_the_next(rooms):
    plan = draw_plan([number % 5 for number in range(rooms)])

    assert plan is not None
    assert len(plan.cells) == rooms + 1
    assert plan.doors.count("M") == rooms
    area = sum(cell.width * cell.height for cell in plan.cells)
    assert area == pytest.approx((WIDTH - 12) * (plan.height - 12), rel=0.002)
    for one, other in zip(plan.cells, plan.cells[1:], strict=False):
        beside = one.y == other.y and (
            abs(one.x + one.width - other.x) < 0.3 or abs(other.x + other.width - one.x) < 0.3
        )
        above = one.y != other.y and max(one.x, other.x) < min(one.x + one.width, other.x + other.width)
        assert beside or above


def test_no_rooms_no_plan():
    assert draw_plan([]) is None


def test_works_are_marked_as_far_as_there_is_wall():
    plan = draw_plan([3, 0, 400])

    assert plan is not None
    assert plan.works[0].count("M") == 3
    assert plan.works[1] == ""
    assert 3 < plan.works[2].count("M") < 40


def test_long_names_are_set_smaller():
    plan = draw_plan([1, 1, 1, 1])

    assert plan is not None
    assert plan.cells[1].name_px("墨痕") > plan.cells[1].name_px("The Longest Name That a Room Ever Had")
