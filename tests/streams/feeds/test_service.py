"""A day's calls are spread over what is left of the day."""

from __future__ import annotations

from streams.feeds.moment import read_moment
from streams.feeds.service import stretch

NOON = read_moment("2026-07-21 12:00")


def test_enough_calls_stretch_nothing() -> None:
    assert stretch(1 / 60, 0, None, NOON) == 1
    assert stretch(1 / 60, 100, 1000, NOON) == 1


def test_too_few_calls_last_until_midnight() -> None:
    # 4 calls a minute until midnight are 2,880; 500 of the day's 1,000 are spent, 50 kept back.
    factor = stretch(4 / 60, 500, 1000, NOON)
    assert factor == 2880 / 450


def test_no_calls_left_stop_the_feeds() -> None:
    assert stretch(1 / 60, 950, 1000, NOON) == float("inf")
    assert stretch(1 / 60, 2000, 1000, NOON) == float("inf")


def test_the_day_begins_anew_in_korea() -> None:
    late = read_moment("2026-07-21 23:59:00")
    assert stretch(1 / 60, 940, 1000, late) == 1
