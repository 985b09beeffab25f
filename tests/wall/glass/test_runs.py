"""Still pictures that are neighbours in memory and on the glass are drawn as one image."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from layouts.geometry import mosaic_grid
from streams.floor.frame import STILL_HEIGHT, STILL_WIDTH
from wall.glass.arrangement import mosaic
from wall.glass.runs import join


def test_a_city_in_the_atlas_s_order_is_one_image() -> None:
    columns, rows = mosaic_grid(2800, 16 / 9)
    city = mosaic(range(2800), 1920, 1080)
    runs = join(city.channels, city.cells, columns)
    whole = max(runs, key=lambda run: run.rows)
    assert whole.columns == columns
    assert whole.rows >= rows - 1, "only an unfinished last row may stand apart"
    assert len(runs) <= 2


def test_another_number_of_columns_still_joins_what_is_level() -> None:
    city = mosaic(range(300), 1920, 1080)
    assert len(join(city.channels, city.cells, 7)) < 100


def test_tiles_apart_stay_apart() -> None:
    channels = np.array([0, 1, 2])
    rects = np.array([[0.0, 0, 96, 54], [100.0, 0, 96, 54], [196.0, 0, 96, 54]])
    runs = join(channels, rects, 10)
    assert [(run.first, run.columns) for run in runs] == [(0, 1), (1, 2)]


@given(
    st.lists(st.integers(0, 59), min_size=1, max_size=60, unique=True),
    st.integers(1, 12),
)
def test_every_tile_is_drawn_once_where_it_belongs(order: list[int], columns: int) -> None:
    arrangement = mosaic(order, 1600, 900)
    drawn: dict[int, tuple[float, float]] = {}
    for run in join(arrangement.channels, arrangement.cells, columns):
        left, top, width, height = run.target
        x, y, _, _ = run.source(columns)
        for row in range(run.rows):
            for column in range(run.columns):
                slot = round(y / STILL_HEIGHT + row) * columns + round(x / STILL_WIDTH + column)
                assert slot not in drawn
                place = left + width / run.columns * column, top + height / run.rows * row
                drawn[slot] = place
    assert sorted(drawn) == sorted(order)
    for channel, cell in zip(order, arrangement.cells.tolist(), strict=True):
        assert np.allclose(drawn[channel], cell[:2], atol=0.5)
