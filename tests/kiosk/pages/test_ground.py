"""Maps show all that is near, turned as the reader stands, and no label on another."""

from __future__ import annotations

import pytest

from kiosk.page import Marker
from kiosk.pages.ground import LEAST_SPAN_M, nearest, span_of, uncluttered
from streams.feeds.bikestation import BikeStation
from tests.kiosk.pages.known import HERE, NOON, near


def marker(name: str, north: float, east: float = 0.0) -> Marker:
    return Marker((HERE.lat + north / 111_195, HERE.lon + east / 88_150), name, "7", "bike")


def labels(*markers: Marker, facing: float | None = None) -> list[str]:
    return [one.label for one in uncluttered(HERE, markers, 1000.0, facing)]


def test_the_nearest_comes_first_and_what_lies_nowhere_is_left_out() -> None:
    stations = [
        BikeStation(NOON, str(n), str(n), near(metres) if metres else None, 1)
        for n, metres in enumerate((900.0, None, 200.0, 5000.0))
    ]
    found = nearest(HERE, stations, 1000.0)
    assert [one.thing.id for one in found] == ["2", "0"]
    assert found[0].metres == pytest.approx(200, abs=1)


def test_a_map_shows_all_that_is_on_it_and_never_less_than_the_block() -> None:
    assert span_of([200, 900]) > 2 * 900
    assert span_of([]) == span_of([3]) == LEAST_SPAN_M


def test_of_two_labels_that_would_lie_on_one_another_the_nearer_ones_stays() -> None:
    assert labels(marker("a", 100), marker("b", 120), marker("c", 300)) == ["a", "", "c"]
    assert labels(marker("a", 100), marker("b", 100, 500)) == ["a", "b"]


def test_that_is_judged_as_the_map_is_turned() -> None:
    side_by_side = (marker("a", 100, -150), marker("b", 100, 150))
    assert labels(*side_by_side) == ["a", ""]
    assert labels(*side_by_side, facing=90.0) == ["a", "b"]


def test_a_marker_without_its_label_still_stands() -> None:
    shown = uncluttered(HERE, [marker("a", 100), marker("b", 101)], 1000.0, None)
    assert [(one.mark, one.says) for one in shown] == [("bike", "7"), ("bike", "")]
