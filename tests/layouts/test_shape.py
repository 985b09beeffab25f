"""Shapes: where the large places are, and that together they fill the grid."""

import pytest

from layouts.shape import SHAPES, shape_named


@pytest.mark.parametrize("name", [*SHAPES, "4x3", "1x1", "200x200"])
def test_a_shape_fills_its_grid_without_a_gap_and_without_an_overlap(name: str) -> None:
    shape = shape_named(name)
    assert shape is not None
    covered = [
        (column + x, row + y)
        for column, row, across, down in shape.boxes
        for x in range(across)
        for y in range(down)
    ]
    assert len(covered) == len(set(covered)) == shape.columns * shape.rows
    assert set(covered) == {(x, y) for x in range(shape.columns) for y in range(shape.rows)}


@pytest.mark.parametrize(
    ("name", "large", "count"),
    [
        ("1+5", [(0, 0, 2, 2)], 6),
        ("1+7", [(0, 0, 3, 3)], 8),
        ("2+8", [(0, 0, 2, 2), (2, 0, 2, 2)], 10),
        ("1+12", [(1, 1, 2, 2)], 13),
        ("4x3", [], 12),
        ("4 X 3", [], 12),
        ("4×3", [], 12),  # noqa: RUF001 - as a person may type it
    ],
)
def test_a_shape_has_as_many_places_as_its_name_says(
    name: str, large: list[tuple[int, int, int, int]], count: int
) -> None:
    shape = shape_named(name)
    assert shape is not None
    assert [box for box in shape.boxes if box[2:] != (1, 1)] == large
    assert list(shape.boxes[: len(large)]) == large
    assert len(shape.boxes) == count


@pytest.mark.parametrize("name", ["1+6", "0x3", "3x", "201x1", "", "3*3"])
def test_what_is_no_shape_is_none(name: str) -> None:
    assert shape_named(name) is None
