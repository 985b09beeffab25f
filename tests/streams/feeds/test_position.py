"""Coordinates are told by their range, whatever projection and order a source wrote them in."""

from __future__ import annotations

import pytest

from streams.feeds.position import Position, in_korea, on_earth
from streams.feeds.row import RowError

CITY_HALL = Position(37.5665, 126.9780)


def near(place: Position | None) -> bool:
    return (
        place is not None
        and abs(place.lat - CITY_HALL.lat) < 0.0005
        and abs(place.lon - CITY_HALL.lon) < 0.0005
    )


@pytest.mark.parametrize(
    ("north", "east"),
    [
        (37.5665, 126.9780),
        (451885.0, 198056.0),  # GRS80 TM, false northing 500,000
        (551885.0, 198056.0),  # the same, 600,000
        (1952032.0, 953901.0),  # UTM-K
        (4518366.0, 14135126.0),  # Web Mercator
    ],
)
def test_a_place_is_the_same_in_every_projection_and_order(north: float, east: float) -> None:
    assert near(in_korea(north, east))
    assert near(in_korea(east, north)), "swapped"


@pytest.mark.parametrize(("north", "east"), [(None, 127.0), (0, 0), (37.5, None), (0.0, 126.9)])
def test_empty_coordinates_are_no_place(north: float | None, east: float | None) -> None:
    assert in_korea(north, east) is None


def test_coordinates_of_nowhere_are_refused() -> None:
    with pytest.raises(RowError, match="outside Korea"):
        in_korea(48.1, 11.5)


def test_elsewhere_degrees_are_taken_as_they_are() -> None:
    assert on_earth(48.1, 11.5) == Position(48.1, 11.5)
    assert on_earth(0, 0) is None
    assert on_earth(91, 0) is None
