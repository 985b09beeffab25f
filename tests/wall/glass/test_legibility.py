"""Words fade in when there is room for them, and none flickers at a threshold."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wall.glass.legibility import UNKNOWN, Grade, Legibility, grade

ONE = np.array([0], np.intp)


def graded(width: float, before: int = UNKNOWN) -> int:
    return int(grade(np.array([width]), 1.0, np.array([before], np.int8))[0])


def test_a_wider_tile_says_more() -> None:
    assert [graded(width) for width in (40, 89, 90, 139, 140, 210, 1900)] == [0, 0, 1, 1, 2, 3, 3]


@given(st.floats(20, 400), st.floats(-4, 4), st.lists(st.booleans(), max_size=20))
def test_trembling_fingers_do_not_make_words_flicker(
    width: float, tremble: float, steps: list[bool]
) -> None:
    seen = [graded(width)]
    for step in steps:
        seen.append(graded(width + tremble * step, seen[-1]))
    assert sum(a != b for a, b in pairwise(seen)) <= 1


def test_a_tile_that_grows_fades_its_words_in_and_one_that_shrinks_out() -> None:
    words = Legibility(0.2)
    words.fade(0.0)
    words.grade(ONE, np.array([60.0]), 1.0)
    assert words.opacities(ONE) == 0.0
    words.grade(ONE, np.array([100.0]), 1.0)
    opacities = []
    for step in range(1, 12):
        words.fade(step * 0.02)
        opacities.append(float(words.opacities(ONE)[0]))
    assert opacities == sorted(opacities)
    assert opacities[0] == pytest.approx(0.1)
    assert opacities[-1] == 1.0
    assert not words.fading
    words.fade(0.24, 0.6)
    assert 0.8 < words.opacities(ONE)[0] < 1.0, "they go as they came, and where they stand"
    for step in range(20):
        words.fade(0.26 + step * 0.02, 0.6)
    assert words.opacities(ONE) == 0.0
    assert not words.fading


def test_words_that_turn_back_on_their_way_do_not_jump() -> None:
    words = Legibility(0.2)
    words.fade(0.0)
    words.grade(ONE, np.array([60.0]), 1.0)
    words.grade(ONE, np.array([100.0]), 1.0)
    for step in range(1, 6):
        words.fade(step * 0.02)
    halfway = float(words.opacities(ONE)[0])
    words.fade(0.12, 0.5)
    assert halfway - float(words.opacities(ONE)[0]) == pytest.approx(0.1)


def test_a_tile_that_comes_into_sight_says_at_once_what_it_is() -> None:
    words = Legibility(0.2)
    words.grade(ONE, np.array([300.0]), 1.0)
    other = np.array([0, 9], np.intp)
    assert words.grade(other, np.array([300.0, 300.0]), 1.0).tolist() == [Grade.ROOMY] * 2
    assert words.opacities(other).tolist() == [1.0, 1.0]
    assert not words.fading


def test_a_channel_that_stands_large_and_small_keeps_its_name_on_the_large_one() -> None:
    legibility = Legibility(0.16)
    twice, widths = np.array([3, 3]), np.array([600.0, 40.0])
    for _ in range(2):
        grades = legibility.grade(twice, widths, 1.0)
        assert grades.tolist() == [Grade.ROOMY, Grade.BARE]
        assert legibility.opacities(twice).tolist() == [1.0, 1.0]
        assert legibility.plates(twice).tolist() == [1.0, 1.0]
        assert not legibility.fading
