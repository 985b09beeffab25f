"""When the screen is dark: by the document's hours and the kiosk's own clock."""

from __future__ import annotations

from datetime import datetime, time, timedelta, timezone

import pytest

from kiosk.hours import dark
from layouts.kiosk import ScreenOff
from layouts.night import Night

SEOUL = timezone(timedelta(hours=9))
NIGHT = ScreenOff(Night(time(1), time(5)))
WEEKEND = ScreenOff(Night(time(22), time(6)), frozenset({4, 5}))
"""From Friday evening to Saturday morning, and from Saturday evening to Sunday morning."""


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in Seoul; 20 November 2026 is a Friday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=SEOUL)


@pytest.mark.parametrize(
    ("moment", "wanted"),
    [
        (at(20, 0, 59), False),
        (at(20, 1), True),
        (at(20, 4, 59), True),
        (at(20, 5), False),
    ],
)
def test_it_is_dark_in_the_hours(moment: datetime, wanted: bool) -> None:
    assert dark([NIGHT], moment) is wanted


@pytest.mark.parametrize(
    ("moment", "wanted"),
    [
        (at(20, 5), False),  # of the night that began on Thursday
        (at(20, 21, 59), False),
        (at(20, 22), True),
        (at(21, 5, 59), True),
        (at(21, 6), False),
        (at(21, 23), True),
        (at(22, 3), True),  # of the night that began on Saturday
        (at(22, 22), False),
    ],
)
def test_hours_that_pass_midnight_belong_to_the_day_on_which_they_begin(
    moment: datetime, wanted: bool
) -> None:
    assert dark([WEEKEND], moment) is wanted


def test_without_hours_it_is_never_dark() -> None:
    assert not any(dark([], at(20, hour)) for hour in range(24))
    assert dark([NIGHT, WEEKEND], at(20, 2))
