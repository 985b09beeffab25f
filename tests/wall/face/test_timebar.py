"""The bar of a replay: moments and places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from streams.media.replay.tape import HOLD_S, KEEP_S
from wall.face.timebar import Timebar, timebar


def test_it_is_half_a_minute_long_while_nobody_looks_back() -> None:
    assert timebar(None, 1000.0) == Timebar(1000.0 - KEEP_S, 1000.0)


def test_while_somebody_looks_back_nothing_leaves_it_to_the_left() -> None:
    assert timebar(1000.0, 1020.0) == Timebar(1000.0 - KEEP_S, 1020.0)


def test_but_it_does_not_grow_beyond_what_is_kept() -> None:
    assert timebar(1000.0, 5000.0).length == KEEP_S + HOLD_S


def test_what_is_held_is_told_in_places_and_the_newest_goes_on_until_now() -> None:
    bar = Timebar(100.0, 130.0)
    assert bar.spans(((80.0, 90.0), (95.0, 115.0), (121.0, 129.0))) == [[0.0, 0.5], [0.7, 1.0]]
    assert bar.spans(((100.0, 115.0),)) == [[0.0, 0.5]], "a camera that was lost holds no more"


@given(st.floats(0, 1e6), st.floats(0.1, 150), st.floats(0, 1))
def test_a_place_and_its_moment_are_one(left: float, length: float, x: float) -> None:
    bar = Timebar(left, left + length)
    assert abs(bar.x(bar.moment(x)) - x) < 1e-6
