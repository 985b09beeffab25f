"""Grids and rectangles hold what they promise for every count and every shape of wall."""

import itertools
from math import ceil

from hypothesis import given
from hypothesis import strategies as st

from layouts.geometry import UNIT, Rect, grid_cell, mosaic_grid, mosaic_tiles

COUNTS = st.integers(1, 3000)
ASPECTS = st.floats(0.2, 12.0)


def tile_height(columns: int, rows: int, aspect: float) -> float:
    return min(1 / rows, aspect * 9 / 16 / columns)


def test_familiar_counts_give_familiar_grids() -> None:
    wide = 16 / 9
    assert mosaic_grid(1, wide) == (1, 1)
    assert mosaic_grid(4, wide) == (2, 2)
    assert mosaic_grid(64, wide) == (8, 8)
    assert mosaic_grid(300, wide) == (18, 17)
    assert mosaic_grid(2800, wide) == (53, 53)
    assert mosaic_grid(3, 3 * wide) == (3, 1)
    assert mosaic_grid(3, wide / 3) == (1, 3)


@given(COUNTS, ASPECTS)
def test_a_mosaic_has_a_place_for_every_tile_and_no_empty_row(count: int, aspect: float) -> None:
    columns, rows = mosaic_grid(count, aspect)
    assert columns * rows >= count
    assert rows == ceil(count / columns)


@given(st.integers(1, 200), ASPECTS)
def test_no_other_grid_has_larger_tiles(count: int, aspect: float) -> None:
    best = tile_height(*mosaic_grid(count, aspect), aspect)
    others = ((columns, ceil(count / columns)) for columns in range(1, count + 1))
    assert all(tile_height(*other, aspect) <= best + 1e-9 for other in others)


@given(st.integers(0, 400), ASPECTS)
def test_tiles_are_16_by_9_lie_on_the_wall_and_apart(count: int, aspect: float) -> None:
    tiles = mosaic_tiles(count, aspect)
    assert len(tiles) == count
    for tile in tiles:
        assert UNIT.contains(tile, 1e-9)
        assert abs(tile.width * aspect / tile.height - 16 / 9) < 1e-9
    for left, right in itertools.pairwise(tiles):
        assert not left.overlaps(right, 1e-9)


def test_tiles_go_row_by_row() -> None:
    first, second, third, *_ = mosaic_tiles(4, 16 / 9)
    assert first == Rect(0, 0, 0.5, 0.5)
    assert (second.x, second.y) == (0.5, 0)
    assert (third.x, third.y) == (0, 0.5)


def test_a_grid_cell_spans_columns_and_rows() -> None:
    assert grid_cell(4, 2, 1, 0, 2, 2) == Rect(0.25, 0, 0.5, 1)


def test_rectangles_that_only_touch_do_not_overlap() -> None:
    left, right = Rect(0, 0, 10, 10), Rect(10, 0, 10, 10)
    assert not left.overlaps(right)
    assert left.overlaps(Rect(9, 9, 10, 10))
    assert not left.overlaps(Rect(9.8, 0, 10, 10), tolerance=0.5)


def test_a_picture_fits_centred_with_its_own_shape() -> None:
    assert Rect(0, 0, 200, 100).fitted(1.0) == Rect(50, 0, 100, 100)
    assert Rect(0, 0, 100, 200).fitted(2.0) == Rect(0, 75, 100, 50)
