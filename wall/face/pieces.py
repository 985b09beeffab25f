"""Pieces are the tiles and boards of a part of the wall, which several parts make up together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from layouts.geometry import Rect
from wall.glass.arrangement import Arrangement, Indices, Rects, mosaic
from wall.glass.board import Board, Content
from wall.glass.runs import Box

LEFT_OVER = 0.2
"""Of what reaches under a salvo, the rest stays beside it if it is at least this share."""
SLIVER = 1e-6
"""Share of the canvas by which neighbours may overlap without hiding anything."""


@dataclass(frozen=True)
class Pieces:
    """Tiles and boards, the later on the earlier.

    Attributes:
        channels: Row of every tile, shape (n,).
        cells: Its place in canvas units, shape (n, 4).
        boards: Each with the number of tiles that were placed before it.
    """

    channels: Indices = field(default_factory=lambda: np.zeros(0, np.intp))
    cells: Rects = field(default_factory=lambda: np.zeros((0, 4)))
    boards: tuple[tuple[Board, int], ...] = ()

    def joined(self, later: Pieces) -> Pieces:
        """These, and others after them."""
        return gathered((self, later))

    def beside(self, regions: Sequence[Rect]) -> Pieces:
        """What is left of them beside these regions; what only reaches in is made smaller."""
        kept = [_left_over(Rect(*cell), regions) for cell in self.cells.tolist()]
        stays = np.array([rect is not None for rect in kept], bool)
        cells = np.array([_box(rect) for rect in kept if rect is not None], float).reshape(-1, 4)
        before = np.concatenate([[0], np.cumsum(stays)])
        boards = [
            (replace(board, box=_box(rect)), int(before[number]))
            for board, number in self.boards
            if (rect := _left_over(Rect(*board.box), regions)) is not None
        ]
        return Pieces(self.channels[stays], cells, tuple(boards))

    def arrangement(self, width: float, height: float) -> Arrangement:
        """All of them on a canvas of this size."""
        boards = [
            replace(board, under=self._carries(board, number)) for board, number in self.boards
        ]
        return Arrangement(self.channels, self.cells, width, height, tuple(boards))

    def _carries(self, board: Board, number: int) -> bool:
        """Whether tiles lie on a board, and it on none."""
        x, y, width, height = board.box
        left, top, wide, high = self.cells.T
        across = np.minimum(left + wide, x + width) - np.maximum(left, x)
        down = np.minimum(top + high, y + height) - np.maximum(top, y)
        lies = (across > SLIVER * width) & (down > SLIVER * height)
        return bool(lies[number:].any() and not lies[:number].any())


def gathered(parts: Iterable[Pieces]) -> Pieces:
    """Several pieces as one, the later on the earlier."""
    all_parts = [Pieces(), *parts]
    counts = np.cumsum([0, *(len(part.channels) for part in all_parts)]).tolist()
    boards = [
        (board, number + before)
        for part, before in zip(all_parts, counts, strict=False)
        for board, number in part.boards
    ]
    channels = np.concatenate([part.channels for part in all_parts])
    cells = np.concatenate([part.cells for part in all_parts])
    return Pieces(channels, cells, tuple(boards))


def tiles(rows: Sequence[int], room: Rect) -> Pieces:
    """Channels as tiles of one size in a room of the canvas."""
    grid = mosaic(rows, room.width, room.height)
    return Pieces(grid.channels, grid.cells + np.array([room.x, room.y, 0.0, 0.0]))


def cell(row: int, room: Rect) -> Pieces:
    """One channel that fills a room of the canvas."""
    return Pieces(np.array([row], np.intp), np.array([_box(room)]))


def board(content: Content, room: Rect) -> Pieces:
    """A board that fills a room of the canvas."""
    return Pieces(boards=((Board(content, _box(room)), 0),))


def _left_over(rect: Rect, regions: Sequence[Rect]) -> Rect | None:
    """The largest part of a place that is beside all regions; None where too little is left."""
    whole = rect.width * rect.height
    for region in regions:
        if not rect.overlaps(region, SLIVER * max(rect.width, rect.height)):
            continue
        parts = (
            Rect(rect.x, rect.y, region.x - rect.x, rect.height),
            Rect(region.right, rect.y, rect.right - region.right, rect.height),
            Rect(rect.x, rect.y, rect.width, region.y - rect.y),
            Rect(rect.x, region.bottom, rect.width, rect.bottom - region.bottom),
        )
        there = [part for part in parts if part.width > 0 and part.height > 0]
        if not there:
            return None
        rect = max(there, key=lambda part: part.width * part.height)
    return rect if rect.width * rect.height >= LEFT_OVER * whole else None


def _box(rect: Rect) -> Box:
    return rect.x, rect.y, rect.width, rect.height
