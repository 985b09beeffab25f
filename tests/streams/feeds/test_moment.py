"""The moments of Korean systems are read in every spelling, and hour 24 is the next midnight."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from streams.feeds.moment import day_of, next_day, read_moment, read_posix

NINE = datetime(2026, 7, 21, 0, 0, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    ["2026-07-21 09:00:10", "20260721090010", "2026.07.21 09:00:10.0", "2026/07/21 09:00:10"],
)
def test_a_moment_is_korean_time(text: str) -> None:
    assert read_moment(text) == NINE


def test_minutes_and_days_alone_are_moments_too() -> None:
    assert read_moment("2026-04-30 14:00") == datetime(2026, 4, 30, 5, tzinfo=UTC)
    assert read_moment("202603091500") == datetime(2026, 3, 9, 6, tzinfo=UTC)
    assert read_moment("20260309") == datetime(2026, 3, 8, 15, tzinfo=UTC)


def test_hour_24_is_the_next_midnight() -> None:
    assert read_moment("2026-12-31 24:00") == read_moment("2027-01-01 00:00")


@pytest.mark.parametrize("text", ["", "점검중", "2026", "2026-13-01 00:00", "2026-01-01 25:00"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no moment"):
        read_moment(text)


def test_an_impossible_number_of_seconds_is_refused() -> None:
    with pytest.raises(ValueError, match="no moment"):
        read_posix(1e20)


def test_quotas_begin_anew_at_midnight_in_korea() -> None:
    late = read_moment("2026-07-21 23:59:59")
    assert next_day(late) == read_moment("2026-07-22 00:00")
    assert day_of(late) == "2026-07-21"
    assert day_of(next_day(late)) == "2026-07-22"
