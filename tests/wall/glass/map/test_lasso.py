"""A line drawn around a part of the map holds what is inside, however it bends."""

from __future__ import annotations

import numpy as np

from wall.glass.map.lasso import LEAST, STEP, Lasso

SQUARE = Lasso(((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)))


def test_it_holds_what_it_goes_around() -> None:
    points = np.array([[5.0, 5.0], [15.0, 5.0], [9.9, 0.1], [-0.1, 5.0]])
    assert SQUARE.inside(points) == (0, 2)


def test_a_bay_in_it_is_outside() -> None:
    horseshoe = Lasso(((0, 0), (10, 0), (10, 10), (7, 10), (7, 3), (3, 3), (3, 10), (0, 10)))
    assert horseshoe.inside(np.array([[5.0, 8.0], [5.0, 1.0], [1.0, 8.0]])) == (1, 2)


def test_points_that_are_as_good_as_one_are_left_out() -> None:
    line = Lasso(((0.0, 0.0),))
    assert line.to(STEP * 0.4, 0.0, 2.0) is line
    assert len(line.to(STEP * 0.6, 0.0, 2.0).points) == 2


def test_a_tap_that_trembled_is_no_lasso() -> None:
    assert not SQUARE.encloses(LEAST / 10 * 0.9)
    assert SQUARE.encloses(LEAST / 10)
    assert Lasso(((0.0, 0.0), (1.0, 1.0))).inside(np.array([[0.5, 0.5]])) == ()
