"""The cameras around a place, the nearest first."""

from __future__ import annotations

import pytest

from layouts.channel import Channel
from layouts.vicinity import closest, distance_m

HALL = (37.5663, 126.9779)


def channel(name: str, position: tuple[float, float] | None) -> Channel:
    return Channel(name, {"en": name}, "rtsp://192.0.2.1/a", position=position)


def test_the_distance_between_two_places_is_in_metres() -> None:
    gangnam = (37.4979, 127.0276)
    assert distance_m(HALL, gangnam) == pytest.approx(8790, abs=30)


def test_the_nearest_come_first_and_those_without_a_place_not_at_all() -> None:
    channels = [
        channel("far", (37.60, 127.10)),
        channel("nowhere", None),
        channel("near", (37.5664, 126.9780)),
        channel("twin", (37.5664, 126.9780)),
        channel("half", (37.57, 126.99)),
    ]
    assert [c.id for c in closest(channels, HALL, 3)] == ["near", "twin", "half"]
    assert len(closest(channels, HALL, 9)) == 4
