"""Sizes, rectangles and grids, in whatever unit the caller counts in."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

TILE_ASPECT = 16 / 9


@dataclass(frozen=True, slots=True)
class Size:
    """A width and a height, in the same unit."""

    width: float
    height: float

    @property
    def aspect(self) -> float:
        """Width over height."""
        return self.width / self.height


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle: its left upper corner and its size, all in the same unit, y downward."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height

    def overlaps(self, other: Rect, tolerance: float = 0.0) -> bool:
        """Return whether the two share more than a strip of `tolerance` width."""
        return (
            min(self.right, other.right) - max(self.x, other.x) > tolerance
            and min(self.bottom, other.bottom) - max(self.y, other.y) > tolerance
        )

    def contains(self, other: Rect, tolerance: float = 0.0) -> bool:
        """Return whether `other` lies within this one, give or take `tolerance`."""
        return (
            other.x >= self.x - tolerance
            and other.y >= self.y - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )

    def grown(self, left: float, top: float, right: float, bottom: float) -> Rect:
        """Return this rectangle with a margin added on every side."""
        return Rect(
            self.x - left, self.y - top, self.width + left + right, self.height + top + bottom
        )

    def within(self, canvas: Rect) -> Rect:
        """Return this rectangle as fractions, 0 to 1, of `canvas`."""
        return Rect(
            (self.x - canvas.x) / canvas.width,
            (self.y - canvas.y) / canvas.height,
            self.width / canvas.width,
            self.height / canvas.height,
        )

    def into(self, outer: Rect) -> Rect:
        """Return this rectangle, in fractions of `outer`, in the units of `outer`."""
        return Rect(
            outer.x + self.x * outer.width,
            outer.y + self.y * outer.height,
            self.width * outer.width,
            self.height * outer.height,
        )

    def fitted(self, aspect: float) -> Rect:
        """Return the largest rectangle of `aspect` (width over height) centred in this one."""
        width = min(self.width, self.height * aspect)
        height = width / aspect
        return Rect(
            self.x + (self.width - width) / 2, self.y + (self.height - height) / 2, width, height
        )


UNIT = Rect(0.0, 0.0, 1.0, 1.0)


def bounds(rects: tuple[Rect, ...]) -> Rect:
    """Return the smallest rectangle around `rects`, of which there is at least one."""
    x, y = min(r.x for r in rects), min(r.y for r in rects)
    return Rect(x, y, max(r.right for r in rects) - x, max(r.bottom for r in rects) - y)


def grid_cell(
    columns: int, rows: int, column: int, row: int, across: int = 1, down: int = 1
) -> Rect:
    """Return a cell of a `columns` x `rows` grid as fractions; `column` and `row` from 0."""
    return Rect(column / columns, row / rows, across / columns, down / rows)


def mosaic_grid(count: int, aspect: float) -> tuple[int, int]:
    """Return the (columns, rows) that hold `count` 16:9 tiles as large as possible.

    Of grids with tiles of the same size the one with the fewest empty places wins, then the
    wider one.

    Args:
        count: How many tiles; less than one counts as one.
        aspect: Width over height of the surface.
    """

    def rank(columns: int) -> tuple[float, int, int]:
        rows = ceil(count / columns)
        # Rounded, because equal tiles must compare equal for the waste to decide.
        return (-round(_tile_height(columns, rows, aspect), 12), columns * rows, -columns)

    count = max(count, 1)
    best = min(range(1, count + 1), key=rank)
    return best, ceil(count / best)


def mosaic_tiles(count: int, aspect: float) -> tuple[Rect, ...]:
    """Return `count` 16:9 tiles, row by row, as fractions of a surface of `aspect`, centred."""
    if count < 1:
        return ()
    columns, rows = mosaic_grid(count, aspect)
    height = _tile_height(columns, rows, aspect)
    width = height * TILE_ASPECT / aspect
    left, top = (1 - columns * width) / 2, (1 - rows * height) / 2
    return tuple(
        Rect(left + i % columns * width, top + i // columns * height, width, height)
        for i in range(count)
    )


def _tile_height(columns: int, rows: int, aspect: float) -> float:
    """Return the height of a 16:9 tile, as a fraction of the surface's height."""
    return min(1 / rows, aspect / (columns * TILE_ASPECT))
