"""The plane of a map: north is up, metres are metres, and there is a way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.mercator import Extent, fitted, metre, project, unproject
from layouts.vicinity import distance_m

SEOUL = (126.978, 37.5665)


def test_the_plane_is_one_wide_and_its_middle_is_where_equator_and_greenwich_meet() -> None:
    assert project(0, 0) == pytest.approx((0.5, 0.5))
    assert project(180, 0)[0] == 1.0
    assert project(-180, 85.05112878) == pytest.approx((0.0, 0.0), abs=1e-9)


@given(st.floats(-180, 180), st.floats(-85, 85))
def test_there_is_a_way_back(longitude: float, latitude: float) -> None:
    assert unproject(*project(longitude, latitude)) == pytest.approx((longitude, latitude))


def test_a_kilometre_is_as_long_to_the_east_as_to_the_north() -> None:
    x, y = project(*SEOUL)
    step = 1000 * metre(SEOUL[1])
    for dx, dy in ((step, 0), (0, -step)):
        longitude, latitude = unproject(x + dx, y + dy)
        away = distance_m((SEOUL[1], SEOUL[0]), (latitude, longitude))
        assert away == pytest.approx(1000, rel=0.003)  # a sphere, and not the ellipsoid


def test_an_extent_lies_whole_in_the_middle() -> None:
    fit = fitted(Extent(126, 37, 128, 38), 1000, 2000)
    left, top = fit.place(126, 38)
    right, bottom = fit.place(128, 37)
    assert (left, right) == pytest.approx((0, 1000))
    assert top == pytest.approx(2000 - bottom)
    assert fit.earth(left, top) == pytest.approx((126, 38))
