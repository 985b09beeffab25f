"""A shape is a grid by name: 1+5 is a large place and five small ones around it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

Box: TypeAlias = tuple[int, int, int, int]

MOST = 200
_NXM = re.compile(r"([1-9]\d{0,2})x([1-9]\d{0,2})")


@dataclass(frozen=True)
class Shape:
    """Places in a grid.

    Attributes:
        columns: How many the grid has.
        rows: How many the grid has.
        boxes: The places in the order in which cells take them, the largest first: column and row
            from 0, and how many of each a place takes.
    """

    columns: int
    rows: int
    boxes: tuple[Box, ...]


def around(columns: int, rows: int, *large: Box) -> Shape:
    """Return the shape with the `large` places and single ones in all that is left."""
    taken = {
        (column + x, row + y) for column, row, w, h in large for x in range(w) for y in range(h)
    }
    small = ((i % columns, i // columns) for i in range(columns * rows))
    boxes = (*large, *((column, row, 1, 1) for column, row in small if (column, row) not in taken))
    return Shape(columns, rows, boxes)


SHAPES: Mapping[str, Shape] = {
    "1+5": around(3, 3, (0, 0, 2, 2)),
    "1+7": around(4, 4, (0, 0, 3, 3)),
    "2+8": around(4, 4, (0, 0, 2, 2), (2, 0, 2, 2)),
    "1+12": around(4, 4, (1, 1, 2, 2)),
}


def shape_named(name: str) -> Shape | None:
    """Return the shape `name`, of which `4x3` is four columns and three rows; None for none."""
    plain = name.replace(" ", "").replace("\u00d7", "x").lower()
    if plain in SHAPES:
        return SHAPES[plain]
    match = _NXM.fullmatch(plain)
    if match is None or max(map(int, match.groups())) > MOST:
        return None
    columns, rows = map(int, match.groups())
    return around(columns, rows)
