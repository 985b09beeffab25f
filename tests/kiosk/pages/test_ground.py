"""What is near comes nearest first, and a map shows all of it."""

from __future__ import annotations

import pytest

from kiosk.pages.ground import LEAST_SPAN_M, nearest, span_of
from streams.feeds.bikestation import BikeStation
from tests.kiosk.pages.known import HERE, NOON, near


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


def test_a_map_that_has_to_show_a_little_more_stays_as_it_is() -> None:
    assert span_of([301]) == span_of([340]) == 800
    assert span_of([1_000]) == 2_500
