"""The ground of a map is simplified by no more than can be seen, and names stand inside."""

from __future__ import annotations

import math
from itertools import pairwise

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QRectF

from layouts.feature import Feature
from layouts.map import Layer, Map
from layouts.mercator import Extent, fitted
from tests.wall.glass.map.conftest import CITY
from wall.glass.map.ground import FINEST, Ground, midst, simplified

COAST = np.array([(x / 10, math.sin(x / 9) * 3 + math.sin(x * 1.7) * 0.05) for x in range(600)])


def test_a_simplified_line_leaves_the_true_one_by_no_more_than_is_allowed() -> None:
    short = simplified(COAST, 0.2, closed=False)
    assert len(short) < len(COAST) / 4
    line = short.astype(np.float32)
    away = [abs(min(_distance(point, a, b) for a, b in pairwise(line))) for point in COAST]
    assert max(away) <= 0.21


def _distance(point: np.ndarray, a: np.ndarray, b: np.ndarray) -> float:
    way = b - a
    share = float(np.clip(np.dot(point - a, way) / max(np.dot(way, way), 1e-12), 0, 1))
    return float(np.linalg.norm(point - (a + share * way)))


def test_the_same_line_far_from_the_corner_of_the_map_is_the_same() -> None:
    away = np.array([500_000.0, 250_000.0])
    far = simplified(COAST + away, 0.2, closed=False)
    assert len(far) == len(simplified(COAST, 0.2, closed=False))


def test_what_is_too_small_to_be_simplified_stays() -> None:
    ring = np.array([[0.0, 0.0], [0.001, 0.0], [0.0, 0.001], [0.0, 0.0]])
    assert len(simplified(ring, 1.0, closed=True)) == 4


def test_the_midst_of_a_bent_river_is_in_the_river() -> None:
    bank = [(math.cos(a), math.sin(a)) for a in np.linspace(0, 3, 60)]
    river = np.array([(x * 10, y * 10) for x, y in bank] + [(x * 8, y * 8) for x, y in bank[::-1]])
    found = midst(river, (-10.0, 0.0, 10.0, 10.0))
    assert found is not None
    assert cv2.pointPolygonTest(river.astype(np.float32), found, False) > 0
    assert midst(river, (-4.0, 0.0, 4.0, 4.0)) is None


def test_each_level_is_made_once() -> None:
    ground = Ground(CITY, fitted(Extent(126.7, 37.4, 127.2, 37.7), 1000, 600))
    assert len(ground.land) == 2
    every = QRectF(0, 0, 1000, 600)
    level = ground.outlines(ground.land, 2, 2.8, every)
    assert [id(one) for one in ground.outlines(ground.land, 2, 2.8, every)] == list(map(id, level))
    assert len(level) == 2
    assert ground.outlines(ground.land, 2, 2.8, QRectF(-50, -50, 20, 20)) == []
    assert pytest.approx(0.6) == FINEST


def test_a_feature_of_points_has_its_name_at_the_first() -> None:
    shelter = Feature({"en": "Shelter"}, points=((127.0, 37.5), (127.1, 37.5)))
    content = Map(layers=(Layer(CITY.boundaries[0].file, (shelter,), "accent"),))
    ground = Ground(content, fitted(Extent(126.7, 37.4, 127.2, 37.7), 1000, 600))
    assert ground.layers[0].middle == tuple(ground.layers[0].points[0])


def test_the_ground_lies_where_single_places_do() -> None:
    fit = fitted(Extent(126.7, 37.4, 127.2, 37.7), 1000, 600)
    for (longitude, latitude), point in zip(
        CITY.layers[0].features[0].lines[0], Ground(CITY, fit).layers[0].lines[0], strict=True
    ):
        assert tuple(point) == pytest.approx(fit.place(longitude, latitude))
