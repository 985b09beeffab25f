"""Says where every tile of a scene stands on the canvas, as arrays that thousands of tiles need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from layouts.geometry import mosaic_grid
from wall.glass.board import Board

Rects = npt.NDArray[np.float64]
"""Rectangles, one a row: x, y, width, height; shape (n, 4)."""
Indices = npt.NDArray[np.intp]

TILE_ASPECT = 16 / 9
Box = tuple[float, float, float, float]
"""x, y, width, height."""
ALONE = (0.8, 1.3)
"""Shares of the scale at which a tile fills the glass, between which that is what is meant."""
EVEN = 1e-3
"""Cells whose sizes differ by less than this share of their width count as one grid."""


@dataclass(frozen=True)
class Arrangement:
    """Tiles on a canvas.

    Attributes:
        channels: Channel index of every tile, shape (n,).
        cells: The place of every tile in canvas units.
        width: Canvas width, in any unit.
        height: Canvas height, in the same unit.
        boards: What stands among the tiles and is no channel.
    """

    channels: Indices
    cells: Rects
    width: float
    height: float
    boards: tuple[Board, ...] = ()

    @property
    def even(self) -> bool:
        """Whether all cells are of one grid: still pictures can be joined into one image."""
        if len(self.cells) == 0:
            return False
        sizes = self.cells[:, 2:]
        if np.any(np.ptp(sizes, axis=0) > EVEN * sizes[0, 0]):
            return False
        steps = (self.cells[:, :2] - self.cells[0, :2]) / sizes[0]
        return bool(np.all(np.abs(steps - np.round(steps)) <= EVEN * (1 + np.abs(steps))))

    @property
    def filling(self) -> float:
        """The scale at which the smallest tile fills the canvas's frame; at least 1."""
        if len(self.cells) == 0:
            return 1.0
        least = self.cells[:, 2:].min(axis=0)
        return max(min(self.width / float(least[0]), self.height / float(least[1])), 1.0)

    def cell_of(self, channel: int) -> Box | None:
        """The cell of the first tile that shows a channel, None if none does."""
        place = self.place_of(channel)
        return None if place is None else self._box(place)

    def alone(self, x: float, y: float, scale: float) -> Box | None:
        """The cell at a point of the canvas where it is meant to be seen alone, at that scale."""
        place = self.at(x, y)
        if len(self.cells) < 2 or place is None:
            return None
        if not ALONE[0] <= scale / self.filling <= ALONE[1]:
            return None
        return self._box(place)

    def _box(self, place: int) -> Box:
        x, y, width, height = self.cells[place].tolist()
        return x, y, width, height

    def place_of(self, channel: int) -> int | None:
        """The first tile that shows a channel, None if none does."""
        places = np.flatnonzero(self.channels == channel)
        return int(places[0]) if len(places) else None

    def at(self, x: float, y: float) -> int | None:
        """The tile at a point of the canvas, None beside all tiles."""
        if len(self.cells) == 0:
            return None
        left, top, width, height = self.cells.T
        inside = (left <= x) & (x < left + width) & (top <= y) & (y < top + height)
        hits = np.flatnonzero(inside)
        return int(hits[-1]) if len(hits) else None


def mosaic(channels: Sequence[int], width: float, height: float) -> Arrangement:
    """Arrange channels as one grid of 16:9 tiles, as large as the canvas allows, in its middle.

    Args:
        channels: Channel indices in wall order.
        width: Canvas width.
        height: Canvas height, in the same unit.
    """
    count = len(channels)
    if count == 0 or width <= 0 or height <= 0:
        return Arrangement(np.zeros(0, np.intp), np.zeros((0, 4)), width, height)
    columns, rows = mosaic_grid(count, width / height)
    tile_width = min(width / columns, height / rows * TILE_ASPECT)
    tile_height = tile_width / TILE_ASPECT
    place = np.arange(count)
    left = (width - columns * tile_width) / 2
    top = (height - rows * tile_height) / 2
    cells = np.empty((count, 4))
    cells[:, 0] = left + place % columns * tile_width
    cells[:, 1] = top + place // columns * tile_height
    cells[:, 2] = tile_width
    cells[:, 3] = tile_height
    return Arrangement(np.asarray(channels, np.intp), cells, width, height)
