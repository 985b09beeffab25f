"""Night by the clock and by the sun, and what can be wrong with how it is written down."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from layouts.layout import load_layout
from layouts.night import Night, sun_height
from layouts.problem import DocumentError

SEOUL = (37.5665, 126.978)
KST = ZoneInfo("Asia/Seoul")
DISPLAY = {"id": "desk", "x_mm": 0, "y_mm": 0, "width_mm": 600, "height_mm": 340} | {
    "pixels": [640, 360],
    "screen": {"index": 0},
}
Write = Callable[[str, str], Path]


def at(text: str) -> datetime:
    """A moment in Seoul."""
    return datetime.fromisoformat(text).replace(tzinfo=KST)


@pytest.mark.parametrize(
    ("clock", "dark"),
    [("19:29", False), ("19:30", True), ("00:00", True), ("06:29", True), ("06:30", False)],
)
def test_a_night_may_pass_midnight(clock: str, dark: bool) -> None:
    night = Night(time(19, 30), time(6, 30))
    assert night.dark(at(f"2026-11-21T{clock}")) is dark


def test_a_night_may_lie_within_a_day() -> None:
    night = Night(time(1), time(5))
    assert [night.dark(at(f"2026-11-21T{hour:02}:00")) for hour in (0, 1, 4, 5)] == [
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("day", "rise", "set_"),
    [
        # As the Korea Astronomy and Space Science Institute publishes them for Seoul.
        ("2026-03-20", "06:35", "18:43"),
        ("2026-06-21", "05:11", "19:57"),
        ("2026-12-22", "07:43", "17:17"),
    ],
)
def test_the_sun_sets_over_seoul_when_the_almanac_says(day: str, rise: str, set_: str) -> None:
    night = Night(place=SEOUL)
    a_while = timedelta(minutes=3)
    for moment, dark in (
        (at(f"{day}T{rise}"), (True, False)),
        (at(f"{day}T{set_}"), (False, True)),
    ):
        assert (night.dark(moment - a_while), night.dark(moment + a_while)) == dark


def test_at_the_pole_a_night_lasts_for_months() -> None:
    pole = Night(place=(89.9, 0.0))
    assert pole.dark(at("2026-12-21T12:00"))
    assert not pole.dark(at("2026-06-21T00:00"))
    assert sun_height(0.0, 0.0, datetime.fromisoformat("2026-03-20T12:07:00+00:00")) > 88


def surface(write: Write, **more: object) -> Path:
    """A layout whose surface has these keys besides."""
    scene = {"id": "all", "name": {"en": "All"}, "mosaic": "all"}
    layout = {"version": 1, "surface": {"displays": [DISPLAY], **more}, "scenes": [scene]}
    return write("wall.json", json.dumps(layout))


def test_night_and_text_scale_stand_in_the_surface(write: Write) -> None:
    clock = load_layout(surface(write, night={"from": "19:30", "to": "06:30"}, text_scale=1.25))
    assert clock.surface.night == Night(time(19, 30), time(6, 30))
    assert clock.surface.text_scale == 1.25
    sun = load_layout(surface(write, night={"sun": {"lat": 37.5665, "lon": 126.978}}))
    assert sun.surface.night == Night(place=SEOUL)
    plain = load_layout(surface(write))
    assert (plain.surface.night, plain.surface.text_scale) == (None, 1.0)


@pytest.mark.parametrize(
    ("night", "answer"),
    [
        ({"from": "19:30"}, "found one of the two times, expected 'from' and 'to', or 'sun'"),
        ({}, "found none of them, expected 'from' and 'to', or 'sun'"),
        ({"from": "25:00", "to": "06:30"}, "expected a time of day from 00:00 to 23:59"),
        ({"sun": {"lat": 37.5, "lon": 127}, "to": "06:30"}, "found both"),
    ],
)
def test_what_is_no_night_is_told(write: Write, night: object, answer: str) -> None:
    with pytest.raises(DocumentError, match=answer):
        load_layout(surface(write, night=night))


def test_text_that_nobody_could_read_is_refused(write: Write) -> None:
    with pytest.raises(DocumentError, match=r"a number from 0\.8 to 2"):
        load_layout(surface(write, text_scale=0.2))
