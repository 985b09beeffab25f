"""Reads cameras' clocks and says how far they are off."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from streams.onvif.clock import camera_time, offset_words
from streams.onvif.element import read


def told(year: str, hour: str) -> datetime | None:
    answer = read(
        f"""<GetSystemDateAndTimeResponse><SystemDateAndTime><UTCDateTime>
        <Time><Hour>{hour}</Hour><Minute>5</Minute><Second>9</Second></Time>
        <Date><Year>{year}</Year><Month>2</Month><Day>28</Day></Date>
        </UTCDateTime></SystemDateAndTime></GetSystemDateAndTimeResponse>""".encode()
    )
    assert answer is not None
    return camera_time(answer)


def test_the_camera_s_time_is_utc() -> None:
    assert told("2026", "23") == datetime(2026, 2, 28, 23, 5, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("year", "hour"), [("", ""), ("0", "1"), ("2026", "24"), ("1e300", "1"), ("nan", "1")]
)
def test_a_time_that_is_none_is_none(year: str, hour: str) -> None:
    assert told(year, hour) is None


@pytest.mark.parametrize(
    ("offset", "words"),
    [
        (None, "unknown"),
        (timedelta(seconds=-3), "right"),
        (timedelta(seconds=42), "+42 s"),
        (timedelta(minutes=-2), "-2 min"),
        (timedelta(hours=9), "+9 h"),
        (timedelta(days=-20_000), "-20000 d"),
    ],
)
def test_the_offset_is_said_in_the_largest_unit(offset: timedelta | None, words: str) -> None:
    assert offset_words(offset) == words
