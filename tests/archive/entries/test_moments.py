"""A recent instant in few words, in the call's zone."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from archive.entries.moments import moment_in_words

BEIJING = ZoneInfo("Asia/Shanghai")
NOW = datetime(2021, 6, 16, 6, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("instant", "words"),
    [
        (datetime(2021, 6, 15, 16, 30, tzinfo=UTC), "today 00:30"),
        (datetime(2021, 6, 15, 8, 40, tzinfo=UTC), "June 15, 16:40"),
        (datetime(2020, 12, 31, 15, 0, tzinfo=UTC), "December 31, 2020, 23:00"),
    ],
)
def test_day_is_the_zones_and_the_year_is_named_where_it_is_another(instant, words):
    with translation.override("en"):
        assert moment_in_words(instant, BEIJING, now=NOW) == words
