"""A journey of the view begins fast, ends softly, and passes by nothing that it need not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wall.glass.travel import LONGEST_S, SHORTEST_S, Travel
from wall.glass.view import View

places = st.floats(-5_000, 5_000)
views = st.builds(View, st.floats(1.0, 80.0), places, places)


@given(views, views)
def test_it_begins_where_one_is_and_ends_where_one_wants_to_be(start: View, goal: View) -> None:
    travel = Travel(start, goal, 10.0)
    first = travel.at(10.0)
    assert (first.scale, first.x, first.y) == pytest.approx((start.scale, start.x, start.y))
    assert travel.at(10.0 + travel.seconds) == goal
    assert SHORTEST_S <= travel.seconds <= LONGEST_S
    assert not travel.over(10.0)
    assert travel.over(10.0 + travel.seconds)


@given(views, views)
def test_it_never_turns_round(start: View, goal: View) -> None:
    travel = Travel(start, goal, 0.0)
    scales = [travel.at(travel.seconds * step / 50).scale for step in range(51)]
    ordered = sorted(scales, reverse=goal.scale < start.scale)
    assert scales == pytest.approx(ordered)


def test_it_is_fast_first_and_slow_last() -> None:
    travel = Travel(View(), View(16.0, -7000, -4000), 0.0)
    halfway = travel.at(travel.seconds / 2).scale
    assert halfway > 8.0, "more than three of four doublings are done at half time"


def test_a_tile_that_is_zoomed_to_stays_on_one_line() -> None:
    travel = Travel(View(), View(9.0, -3000, -1500), 0.0)
    seen = [travel.at(travel.seconds * step / 20).to_frame(400.0, 200.0) for step in range(21)]
    (x0, y0), (x1, y1) = seen[0], seen[-1]
    for x, y in seen:
        away = abs((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0))
        assert away <= 1e-6 * max(abs(x1 - x0), 1.0) * max(abs(y1 - y0), 1.0)
