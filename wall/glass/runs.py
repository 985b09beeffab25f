"""Joins still pictures that lie side by side in memory and on the glass into few large images.

While the view moves every pixel changes, and then one image for a whole city costs a third of what
thousands of small ones do.  At rest small ones are cheaper: only those that changed are drawn.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from streams.floor.frame import STILL_HEIGHT, STILL_WIDTH
from wall.glass.arrangement import Indices, Rects

APART = 0.02
"""Tiles further apart than this share of a tile's width are not neighbours."""

Box = tuple[float, float, float, float]
"""x, y, width, height."""


@dataclass(frozen=True)
class Run:
    """One rectangle of still slots that is drawn as one image.

    Attributes:
        first: Channel index of its upper left slot.
        columns: Slots in a row.
        rows: Rows of slots.
        target: Where it is drawn, in the unit of the rectangles that were joined.
    """

    first: int
    columns: int
    rows: int
    target: Box

    def source(self, atlas_columns: int) -> Box:
        """Pixels of the atlas that it shows."""
        row, column = divmod(self.first, atlas_columns)
        return (
            float(column * STILL_WIDTH),
            float(row * STILL_HEIGHT),
            float(self.columns * STILL_WIDTH),
            float(self.rows * STILL_HEIGHT),
        )


def join(channels: Indices, rects: Rects, atlas_columns: int) -> list[Run]:
    """Join tiles whose slots are neighbours in the atlas and whose places are neighbours too.

    Args:
        channels: Channel index of every tile, shape (n,).
        rects: Where every tile is drawn.
        atlas_columns: Slots in a row of the atlas.

    Returns:
        Runs that cover every tile exactly once.
    """
    if len(channels) == 0:
        return []
    order = np.argsort(channels, kind="stable")
    slots, places = channels[order], rects[order]
    starts = np.flatnonzero(np.r_[True, ~_side_by_side(slots, places, atlas_columns)])
    ends = np.r_[starts[1:], len(slots)]
    done: list[Run] = []
    open_runs: dict[tuple[int, int], Run] = {}
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        row = _row_run(int(slots[start]), places[start:end])
        key = (row.first % atlas_columns, row.columns)
        above = open_runs.get(key)
        if above is not None and _below(above, row, atlas_columns):
            open_runs[key] = _stacked(above, row)
            continue
        if above is not None:
            done.append(above)
        open_runs[key] = row
    return [*done, *open_runs.values()]


def _side_by_side(
    slots: Indices, places: Rects, atlas_columns: int
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    here, before = places[1:], places[:-1]
    slack = APART * before[:, 2]
    touching = np.abs(before[:, 0] + before[:, 2] - here[:, 0]) < slack
    level = np.abs(before[:, 1] - here[:, 1]) < slack
    same = np.all(np.abs(before[:, 2:] - here[:, 2:]) < slack[:, None], axis=1)
    next_slot = (slots[1:] == slots[:-1] + 1) & (slots[1:] % atlas_columns != 0)
    joined: np.ndarray[tuple[int], np.dtype[np.bool_]] = touching & level & same & next_slot
    return joined


def _row_run(first: int, places: Rects) -> Run:
    left, top = float(places[0, 0]), float(places[0, 1])
    right = float(places[-1, 0] + places[-1, 2])
    return Run(first, len(places), 1, (left, top, right - left, float(places[0, 3])))


def _below(above: Run, row: Run, atlas_columns: int) -> bool:
    slack = APART * row.target[2] / row.columns
    return (
        row.first == above.first + above.rows * atlas_columns
        and abs(above.target[0] - row.target[0]) < slack
        and abs(above.target[2] - row.target[2]) < slack
        and abs(above.target[3] / above.rows - row.target[3]) < slack
        and abs(above.target[1] + above.target[3] - row.target[1]) < slack
    )


def _stacked(above: Run, row: Run) -> Run:
    left, top, width, _ = above.target
    bottom = row.target[1] + row.target[3]
    return Run(above.first, above.columns, above.rows + 1, (left, top, width, bottom - top))
