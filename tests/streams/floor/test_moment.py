"""Moments as people write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from streams.floor.moment import MomentError, moment, written

SEOUL = timezone(timedelta(hours=9))
NOW = datetime(2026, 11, 21, 15, 30, 45, tzinfo=SEOUL)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-11-21T14:03", datetime(2026, 11, 21, 14, 3, tzinfo=SEOUL)),
        ("2026-11-21 14:03:30", datetime(2026, 11, 21, 14, 3, 30, tzinfo=SEOUL)),
        ("2026-11-21T05:03Z", datetime(2026, 11, 21, 5, 3, tzinfo=UTC)),
        ("2026-11-21", datetime(2026, 11, 21, tzinfo=SEOUL)),
        ("14:03", datetime(2026, 11, 21, 14, 3, tzinfo=SEOUL)),
        ("9:03:07", datetime(2026, 11, 21, 9, 3, 7, tzinfo=SEOUL)),
        ("2h", NOW - timedelta(hours=2)),
        ("90m", NOW - timedelta(minutes=90)),
        ("1d", NOW - timedelta(days=1)),
    ],
)
def test_a_moment_is_read_in_the_machines_own_time(text: str, meant: datetime) -> None:
    assert moment(text, NOW) == meant


@pytest.mark.parametrize("text", ["yesterday", "25:00", "", "2026-13-01", "99999999999d", "2w"])
def test_what_is_no_moment_is_answered_with_what_is(text: str) -> None:
    with pytest.raises(MomentError, match="expected a moment such as 2026-11-21T14:03"):
        moment(text, NOW)


def test_a_moment_is_written_in_the_machines_own_time() -> None:
    assert written(datetime(2026, 11, 21, 5, 3, 7, 500, tzinfo=UTC), NOW) == "2026-11-21 14:03:07"
