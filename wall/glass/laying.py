"""Lays tiles out in the pixels of one window: snapped while at rest, seamless while in movement.

Whole pixels matter: without a GPU, Qt redraws a tile at fractional pixels together with everything
near it, which made a tick of 2,800 tiles twenty times dearer than with whole ones.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wall.glass.arrangement import Arrangement, Indices, Rects
from wall.glass.runs import Box
from wall.glass.view import View

WHOLE_WIDTH = 64
"""Narrower tiles (px at 1080 lines) are filled by their picture: bars would be a pixel or two."""
SAME_ASPECT = 0.03
GAPS = ((0, 1), (60, 2), (200, 4), (480, 6))
"""Least tile width and the gap between tiles from there on; px at 1080 lines."""
SLIVER = 0.5
"""Of a tile that reaches into the window by less (px), nothing is seen."""
FULL = 0.6
"""A tile that takes this share of the glass, across or down, shows what a spotlight shows; of four
in a square none does."""
AHEAD = 0.35
"""In movement, tiles beyond the edge by this share of the window are laid out too."""
RELAID_SCALE = 1.6
"""In movement, tiles are laid out anew when they have grown or shrunk by this factor,"""
RELAID_SHIFT = 0.3
"""or have moved by this share of the window."""


@dataclass(frozen=True)
class Ruler:
    """By what gaps are measured: that of the coarsest window, for all windows of a wall.

    With gaps of its own in each, a picture that crosses a bezel would be of another size beyond it.

    Attributes:
        scale: Pixels of a canvas unit at scale 1.
        unit: Pixels of one line of 1080.
    """

    scale: float
    unit: float

    def ratio(self, pane: Pane) -> float:
        """Pixels of a window on one pixel of the ruler."""
        return pane.scale / self.scale


@dataclass(frozen=True)
class Pane:
    """The part of the canvas that one window shows, and its size in pixels.

    Attributes:
        part: In canvas units.
        width: Pixels.
        height: Pixels.
    """

    part: Box
    width: float
    height: float

    @property
    def scale(self) -> float:
        """Pixels of a canvas unit at scale 1."""
        return min(self.width / self.part[2], self.height / self.part[3])

    @property
    def corner(self) -> tuple[float, float]:
        """Where the origin of the frame stands, in pixels: the part is centred in the window."""
        scale = self.scale
        return (
            (self.width - self.part[2] * scale) / 2 - self.part[0] * scale,
            (self.height - self.part[3] * scale) / 2 - self.part[1] * scale,
        )

    def to_frame(self, x: float, y: float) -> tuple[float, float]:
        """The point of the frame at a pixel."""
        corner = self.corner
        return (x - corner[0]) / self.scale, (y - corner[1]) / self.scale

    def projection(self, view: View) -> Projection:
        """How canvas units become pixels in a view."""
        corner, scale = self.corner, self.scale
        return Projection(
            view.scale * scale, view.x * scale + corner[0], view.y * scale + corner[1]
        )


@dataclass(frozen=True)
class Projection:
    """Pixels of a canvas point: ``scale * point + (x, y)``."""

    scale: float
    x: float
    y: float

    def boxes(self, cells: Rects) -> Rects:
        """Rectangles in pixels."""
        seen = cells * self.scale
        seen[:, 0] += self.x
        seen[:, 1] += self.y
        return seen

    def since(self, laid: Projection) -> Projection:
        """What turns pixels of an earlier projection into pixels of this one."""
        scale = self.scale / laid.scale
        return Projection(scale, self.x - laid.x * scale, self.y - laid.y * scale)


@dataclass(frozen=True)
class Laid:
    """Tiles in the pixels of one window.

    Attributes:
        channels: Channel index of every tile laid out, shape (n,).
        tiles: Where its picture is drawn, letterboxed by the picture's aspect.
        cells: The room that it has; labels stand here.
        seams: Lines between joined tiles.
        projection: That by which they were laid.
        resting: Whether they stand on whole pixels.
        sighted: Which of them are inside the window, shape (n,); in movement others are beside it.
    """

    channels: Indices
    tiles: Rects
    cells: Rects
    seams: tuple[Box, ...]
    projection: Projection
    resting: bool
    sighted: npt.NDArray[np.bool_]


def lay(
    arrangement: Arrangement,
    aspects: npt.NDArray[np.float64],
    pane: Pane,
    view: View,
    *,
    ruler: Ruler,
    resting: bool,
) -> Laid:
    """Lay out the tiles that a window sees.

    Args:
        arrangement: The tiles.
        aspects: Width over height of every channel's picture, by channel index.
        pane: The window.
        view: Zoom and pan.
        ruler: By what gaps and the smallest tiles are measured.
        resting: Snap to whole pixels and leave gaps; otherwise even tiles touch, and seams are
            drawn over them.
    """
    projection = pane.projection(view)
    cells = projection.boxes(arrangement.cells)
    margin = 0.0 if resting else AHEAD
    seen = np.flatnonzero(_seen(cells, pane, margin))
    ratio = ruler.ratio(pane)
    gap = _gap(float(cells[:, 2].min()) / ratio, ruler.unit) * ratio if len(cells) else 0.0
    cells, channels = cells[seen], arrangement.channels[seen]
    sighted = _seen(cells, pane, 0.0)
    seams: tuple[Box, ...] = ()
    if resting or not arrangement.even:
        cells[:, 2:] = np.maximum(cells[:, 2:] - gap, 1.0)
    else:
        seams = _seams(cells, gap)
    whole = cells[:, 2] < WHOLE_WIDTH * ruler.unit * ratio
    tiles = _fitted(cells, aspects[channels], whole)
    if resting:
        cells, tiles = _snapped(cells), _snapped(tiles)
    return Laid(channels, tiles, cells, seams, projection, resting, sighted)


def shares(boxes: Rects, pane: Pane) -> npt.NDArray[np.float64]:
    """How much of each rectangle is inside the window, 0 to 1; shape (n,)."""
    left, top, width, height = boxes.T
    wide = np.minimum(left + width, pane.width) - np.maximum(left, 0.0)
    high = np.minimum(top + height, pane.height) - np.maximum(top, 0.0)
    share: npt.NDArray[np.float64] = np.clip(wide / width, 0.0, 1.0) * np.clip(high / height, 0, 1)
    return share


def full(
    laid: Laid,
    moved: Projection,
    pane: Pane,
    room: tuple[float, float],
    among: npt.NDArray[np.bool_],
) -> frozenset[int]:
    """Channels in sight whose tile is so large that it is as good as enlarged.

    Args:
        laid: The tiles of a window.
        moved: What has become of them since they were laid out.
        pane: The window.
        room: Width and height of the place in which one of them would stand enlarged, pixels.
        among: Of which channels that is asked, by channel index; shape (capacity,).
    """
    chosen = np.flatnonzero(among[laid.channels])
    tiles = moved.boxes(laid.tiles[chosen])
    width, height = tiles[:, 2], np.maximum(tiles[:, 3], 1.0)
    most = np.minimum(room[0], room[1] * width / height)
    large = (width >= FULL * most) & (shares(tiles, pane) > 0)
    return frozenset(laid.channels[chosen[large]].tolist())


def outgrown(moved: Projection, pane: Pane) -> bool:
    """Whether tiles are to be laid out anew, although the canvas still moves.

    Args:
        moved: What has become of them since they were laid out.
        pane: The window.
    """
    across = pane.width / 2 * (moved.scale - 1) + moved.x
    down = pane.height / 2 * (moved.scale - 1) + moved.y
    shift = max(abs(across) / pane.width, abs(down) / pane.height)
    return max(moved.scale, 1 / moved.scale) > RELAID_SCALE or shift > RELAID_SHIFT


def fitted(box: Box, aspect: float) -> Box:
    """The largest rectangle of an aspect in the middle of a box."""
    x, y, width, height = box
    wide = min(width, height * aspect)
    high = wide / aspect
    return x + (width - wide) / 2, y + (height - high) / 2, wide, high


def _seen(cells: Rects, pane: Pane, margin: float) -> npt.NDArray[np.bool_]:
    left, top, width, height = cells.T
    beyond_x, beyond_y = pane.width * margin - SLIVER, pane.height * margin - SLIVER
    seen: npt.NDArray[np.bool_] = (
        (left < pane.width + beyond_x)
        & (left + width > -beyond_x)
        & (top < pane.height + beyond_y)
        & (top + height > -beyond_y)
    )
    return seen


def _gap(width: float, unit: float) -> float:
    gap = max(gap for least, gap in GAPS if width >= least * unit)
    return float(max(round(gap * unit), 1))


def _snapped(boxes: Rects) -> Rects:
    near = np.floor(boxes[:, :2] + 0.5)
    far = np.floor(boxes[:, :2] + boxes[:, 2:] + 0.5)
    return np.hstack([near, np.maximum(far - near, 1.0)])


def _fitted(cells: Rects, aspects: npt.NDArray[np.float64], whole: npt.NDArray[np.bool_]) -> Rects:
    width, height = cells[:, 2], cells[:, 3]
    wide = np.minimum(width, height * aspects)
    high = wide / aspects
    near = (wide > width * (1 - SAME_ASPECT)) & (high > height * (1 - SAME_ASPECT)) | whole
    wide, high = np.where(near, width, wide), np.where(near, height, high)
    return np.column_stack(
        [cells[:, 0] + (width - wide) / 2, cells[:, 1] + (height - high) / 2, wide, high]
    )


def _seams(cells: Rects, gap: float) -> tuple[Box, ...]:
    if len(cells) == 0:
        return ()
    left, top = float(cells[:, 0].min()), float(cells[:, 1].min())
    right = float((cells[:, 0] + cells[:, 2]).max())
    bottom = float((cells[:, 1] + cells[:, 3]).max())
    across = np.unique(np.round(cells[:, 0] + cells[:, 2], 2)).tolist()
    down = np.unique(np.round(cells[:, 1] + cells[:, 3], 2)).tolist()
    return (
        *((x - gap, top, gap, bottom - top) for x in across),
        *((left, y - gap, right - left, gap) for y in down),
    )
