"""A tap of two fingers goes back by one view, and never further in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wall.glass.levels import Levels
from wall.glass.view import View

CITY, DISTRICT, NINE = View(), View(6.0, -900, -400), View(22.0, -4000, -2000)


def test_each_zoom_in_is_a_level_and_back_leads_through_them() -> None:
    levels = Levels().noted(CITY, DISTRICT).noted(DISTRICT, NINE)
    view, levels = levels.back(NINE)
    assert view == DISTRICT
    view, levels = levels.back(DISTRICT)
    assert view == CITY
    assert levels.back(CITY) == (CITY, Levels())


def test_a_pan_and_a_slight_zoom_are_no_levels() -> None:
    panned = View(6.0, -1200, -400)
    levels = Levels().noted(CITY, DISTRICT).noted(DISTRICT, panned)
    levels = levels.noted(panned, View(6.5, -1200, -400))
    assert levels.back(View(6.5, -1200, -400))[0] == CITY


def test_what_was_pinched_out_of_is_forgotten() -> None:
    levels = Levels().noted(CITY, DISTRICT).noted(DISTRICT, NINE).noted(NINE, View(3.0, -500, -200))
    assert levels.back(View(3.0, -500, -200))[0] == CITY


@given(st.lists(st.floats(1.0, 100.0), max_size=40))
def test_back_always_leads_outwards_and_to_the_whole_in_the_end(scales: list[float]) -> None:
    levels, before = Levels(), CITY
    for scale in scales:
        levels, before = levels.noted(before, View(scale)), View(scale)
    steps = 0
    while before.scale > 1.2:
        after, levels = levels.back(before)
        assert after.scale < before.scale
        before, steps = after, steps + 1
    assert steps <= 17
