"""Cameras that crowd one another are counted together, each in one cluster and no other."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wall.glass.map.clusters import ROUNDS, clusters, level_of, scale_of

points = st.lists(st.tuples(st.floats(0, 1000), st.floats(0, 500)), min_size=0, max_size=60).map(
    lambda pairs: np.array(pairs, float).reshape(-1, 2)
)


@given(points, st.floats(1, 200))
def test_every_point_is_in_exactly_one_cluster(given_points: np.ndarray, apart: float) -> None:
    found = clusters(given_points, apart)
    members = sorted(number for one in found for number in one.members)
    assert members == list(range(len(given_points)))


@given(points, st.floats(1, 200))
def test_a_cluster_is_in_the_middle_of_its_points(given_points: np.ndarray, apart: float) -> None:
    for one in clusters(given_points, apart):
        middle = given_points[list(one.members)].mean(axis=0)
        assert (one.x, one.y) == pytest.approx(tuple(middle), abs=1e-6)


def test_near_ones_are_together_and_far_ones_apart() -> None:
    found = clusters(np.array([[0.0, 0.0], [100.0, 0.0], [3.0, 4.0]]), 10)
    assert [one.members for one in found] == [(0, 2), (1,)]


def test_a_crowd_leaves_no_two_marks_on_one_another() -> None:
    turns = np.arange(2000)
    spiral = np.sqrt(turns)[:, None] * np.column_stack([np.cos(turns * 2.4), np.sin(turns * 2.4)])
    found = clusters(spiral, 8.0)
    assert 1 < len(found) < 200
    near = [
        math.hypot(one.x - other.x, one.y - other.y)
        for number, one in enumerate(found)
        for other in found[number + 1 :]
    ]
    assert min(near) > 4.0, f"after {ROUNDS} rounds"


def test_a_level_holds_for_the_scales_up_to_the_next() -> None:
    assert scale_of(level_of(3.7)) <= 3.7 < scale_of(level_of(3.7) + 1)
    assert level_of(scale_of(5)) == 5
