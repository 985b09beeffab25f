"""Whose past is kept: what is enlarged, a minute longer, and what is marked."""

from __future__ import annotations

import numpy as np

from streams.media.demand import Demand, Focus
from streams.media.keeping import LINGER_S, Keeping
from streams.media.planner import Planner
from tests.fakes.memory import memory

LARGE = Demand(1280, 720, Focus.SPOTLIGHT)
SMALL = Demand(96, 54)


def test_what_is_enlarged_is_kept_and_lingers() -> None:
    keeping = Keeping()
    assert keeping.look([1], 100.0) == set()
    assert (1 in keeping, 2 in keeping) == (True, False)
    assert keeping.look([], 100.0 + LINGER_S) == set()
    assert 1 in keeping
    assert keeping.look([], 101.0 + LINGER_S) == {1}
    assert 1 not in keeping


def test_who_enlarges_it_again_in_time_loses_nothing() -> None:
    keeping = Keeping()
    keeping.look([1], 100.0)
    keeping.look([1], 150.0)
    assert keeping.look([], 150.0 + LINGER_S) == set()


def test_what_is_marked_is_kept_until_it_is_not() -> None:
    keeping = Keeping()
    assert keeping.mark({3, 4}) == {3, 4}
    keeping.look([], 1e9)
    assert 3 in keeping
    assert keeping.mark({4, 5}) == {3, 5}
    assert keeping.channels == {4, 5}


def test_of_what_stands_on_the_glass_only_what_is_enlarged_is_kept() -> None:
    with memory(3) as frames:
        planner = Planner(frames, 1.0)
        planner.show({1: LARGE, 2: SMALL})
        planner.replan(100.0, np.arange(3), 1.0)
        assert planner.keeping.channels == {1}
        planner.show({1: SMALL, 2: SMALL})
        planner.replan(101.0 + LINGER_S, np.arange(3), 1.0)
        assert planner.keeping.channels == set()
