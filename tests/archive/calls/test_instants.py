"""Instants are shown in the call's zone, which is named; the time left is in whole minutes."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import time_machine
from django.template import Context, Template
from django.utils import translation

from archive.calls.instants import TimeLeft, instant_in_words, time_left

CLOSES_AT = datetime(2021, 6, 18, 10, 0, tzinfo=UTC)


def test_instant_is_written_in_the_zone_of_the_call():
    with translation.override("en"):
        assert instant_in_words(CLOSES_AT, ZoneInfo("Asia/Shanghai")) == "June 18, 2021, 18:00 (Beijing time)"
        assert instant_in_words(CLOSES_AT, ZoneInfo("Asia/Dili")) == "June 18, 2021, 19:00 (Asia/Dili)"
    with translation.override("zh-hans"):
        assert instant_in_words(CLOSES_AT, ZoneInfo("Asia/Shanghai")).startswith("2021年6月18日 18:00")


def test_instant_tag_gives_the_machine_the_offset():
    template = Template(
        "{% load instants %}{% instant at zone %}{% instant none zone %}{{ none|instant_in_zone:zone }}"
    )
    with translation.override("en"):
        html = template.render(Context({"at": CLOSES_AT, "zone": ZoneInfo("Asia/Shanghai"), "none": None}))

    assert html == '<time datetime="2021-06-18T18:00+08:00">June 18, 2021, 18:00 (Beijing time)</time>'


def test_time_left_counts_whole_minutes_and_ends_at_nought():
    assert time_left(CLOSES_AT, now=CLOSES_AT - timedelta(days=2, hours=3, minutes=57, seconds=59)) == TimeLeft(
        2, 3, 57
    )
    assert time_left(CLOSES_AT, now=CLOSES_AT + timedelta(days=1)) == TimeLeft(0, 0, 0)


@time_machine.travel(CLOSES_AT + timedelta(minutes=1))
def test_countdown_says_when_the_time_is_up():
    with translation.override("en"):
        html = Template("{% load instants %}{% countdown at %}").render(Context({"at": CLOSES_AT}))

    assert 'data-over="The time is up"' in html
    assert "<b>" not in html
