"""Chapters, credits and line times, as far as the details have them in that form."""

import pytest

from exhibitions.details import Chapter, chapters_of, clock, credits_of, line_times_of


def test_chapters_stand_in_order_with_their_time():
    assert chapters_of({"chapters": [[75, "磨镜"], [0, "开场"]]}) == [
        Chapter(0.0, "0:00", "开场"),
        Chapter(75.0, "1:15", "磨镜"),
    ]


@pytest.mark.parametrize("value", ["开场", None, 3, [["x", "y"]], [[1]], [["NaN", 2]], [[-1, ""]], [True], {}])
def test_what_is_in_another_form_is_left_out(value):
    details = {"chapters": value, "timings": value}
    assert (chapters_of(details), line_times_of(details)) == ([], [])
    assert credits_of({"credits": "程默"}) == []


def test_long_films_have_hours():
    assert [clock(seconds) for seconds in (0, 59.9, 60, 3600, 3661)] == ["0:00", "0:59", "1:00", "1:00:00", "1:01:01"]
