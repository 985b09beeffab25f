"""While the canvas is enlarged, a chart says which part of it is seen."""

from __future__ import annotations

import pytest

from wall.glass.arrangement import mosaic
from wall.glass.laying import Projection
from wall.glass.whereabouts import FAINT, LINGERS_S, Chart, Whereabouts, chart

CITY = mosaic(range(2800), 1920, 1080)


def drawn(scale: float, x: float, y: float) -> Chart:
    found = chart(CITY, Projection(scale, x, y), 1920, 1080, 1.0)
    assert found is not None
    return found


def test_the_marked_part_is_the_part_that_is_seen() -> None:
    middle = drawn(2.0, -960, -540)
    left, top, width, height = middle.canvas
    assert middle.seen[2] == pytest.approx(width / 2, abs=2)
    assert middle.seen[3] == pytest.approx(height / 2, abs=2)
    assert middle.seen[0] == pytest.approx(left + width / 4, abs=2)
    assert middle.seen[1] == pytest.approx(top + height / 4, abs=2)


def test_one_camera_of_thousands_is_still_to_be_seen() -> None:
    assert min(drawn(71.0, -30_000, -20_000).seen[2:]) >= 6


def test_it_stands_inside_the_window_s_upper_right_corner() -> None:
    left, top, width, height = drawn(3.0, -100, -100).plate
    assert 1920 / 2 < left < left + width < 1920
    assert 0 < top < top + height < 540


def test_there_is_no_chart_of_nothing() -> None:
    assert chart(mosaic((), 1920, 1080), Projection(1.0, 0, 0), 1920, 1080, 1.0) is None


def test_it_fades_in_steps_back_at_rest_and_goes_with_the_zoom() -> None:
    where = Whereabouts()
    where.step(100.0, zoomed=True, moving=True)
    first = where.opacity
    for step in range(1, 20):
        where.step(100.0 + step * 0.03, zoomed=True, moving=True)
    assert 0 < first < where.opacity == 1.0
    assert where.fading(101.0 + LINGERS_S, zoomed=True)
    for step in range(60):
        where.step(101.0 + LINGERS_S + step * 0.03, zoomed=True, moving=False)
    assert where.opacity == FAINT
    for step in range(60):
        where.step(105.0 + step * 0.03, zoomed=False, moving=False)
    assert where.opacity == 0.0
