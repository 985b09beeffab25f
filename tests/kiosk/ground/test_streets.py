"""Ways on foot run along streets, are as short as they can be, and lead only where streets do."""

from __future__ import annotations

import math
import random
from itertools import pairwise

import pytest

from kiosk.ground import Point, Streets

HERE: Point = (37.5568, 126.9237)


def at(east: float, north: float) -> Point:
    return (
        HERE[0] + north / 111_195,
        HERE[1] + east / (111_195 * math.cos(math.radians(HERE[0]))),
    )


def line(*places: tuple[float, float]) -> list[tuple[float, float]]:
    """A line as GeoJSON has it: longitude, latitude."""
    return [(lon, lat) for lat, lon in (at(*place) for place in places)]


def length(points: tuple[Point, ...]) -> float:
    shrink = math.cos(math.radians(HERE[0]))
    return 111_195 * sum(
        math.hypot(b[0] - a[0], (b[1] - a[1]) * shrink) for a, b in pairwise(points)
    )


CORNER = Streets([line((0, 0), (200, 0)), line((200, 0), (200, 300))])


def test_a_way_follows_the_streets_around_a_corner() -> None:
    walk = CORNER.walk([(at(0, 0), 0.0)], at(200, 300))
    assert walk is not None
    assert walk.metres == pytest.approx(500, abs=1)
    assert length(walk.points) == pytest.approx(500, abs=1)
    assert walk.points[1] == pytest.approx(at(200, 0), abs=1e-5)


def test_what_lies_beside_a_street_is_reached_from_the_nearest_point_of_it() -> None:
    walk = CORNER.walk([(at(50, 40), 0.0)], at(150, -30))
    assert walk is not None
    assert walk.metres == pytest.approx(40 + 100 + 30, abs=1)
    assert walk.points == tuple(
        pytest.approx(place, abs=1e-5)
        for place in (at(50, 40), at(50, 0), at(150, 0), at(150, -30))
    )


def test_of_several_starts_the_one_counts_from_which_it_is_shortest_in_all() -> None:
    near, far = (at(190, 0), 250.0), (at(0, 0), 0.0)
    walk = CORNER.walk([near, far], at(200, 100))
    assert walk is not None
    assert walk.start == 1
    assert walk.metres == pytest.approx(300, abs=1)
    walk = CORNER.walk([(at(190, 0), 20.0), far], at(200, 100))
    assert walk is not None
    assert walk.start == 0
    assert walk.metres == pytest.approx(20 + 10 + 100, abs=1)


def test_streets_that_cross_without_a_common_point_are_a_bridge() -> None:
    streets = Streets([line((-300, 0), (300, 0)), line((0, -300), (0, 300))])
    assert streets.walk([(at(-300, 0), 0.0)], at(0, 300)) is None
    joined = Streets([line((-300, 0), (0, 0), (300, 0)), line((0, -300), (0, 0), (0, 300))])
    assert joined.walk([(at(-300, 0), 0.0)], at(0, 300)) is not None


def test_where_there_is_no_street_no_way_leads() -> None:
    assert CORNER.walk([(at(0, 0), 0.0)], at(-900, 0)) is None
    assert CORNER.walk([(at(-900, 0), 0.0)], at(200, 300)) is None
    assert Streets([]).walk([(HERE, 0.0)], at(10, 10)) is None
    assert not Streets([])


def test_no_way_is_shorter_than_the_one_that_is_told() -> None:
    dice = random.Random(7)
    grid = {
        (x, y): (90.0 * x + dice.uniform(-20, 20), 80.0 * y) for x in range(6) for y in range(6)
    }
    edges = [
        (one, other)
        for one in grid
        for other in ((one[0] + 1, one[1]), (one[0], one[1] + 1))
        if other in grid and dice.random() < 0.8
    ]
    streets = Streets(line(grid[one], grid[other]) for one, other in edges)
    best = dict.fromkeys(grid, math.inf) | {(0, 0): 0.0}
    for _ in grid:  # Bellman and Ford: slow, and nothing that Dijkstra does
        for one, other in edges:
            far = math.dist(grid[one], grid[other])
            best[other] = min(best[other], best[one] + far)
            best[one] = min(best[one], best[other] + far)
    for one, far in best.items():
        walk = streets.walk([(at(*grid[0, 0]), 0.0)], at(*grid[one]))
        assert (walk is None) is math.isinf(far)
        if walk is not None:
            assert walk.metres == pytest.approx(far, abs=1.5)
