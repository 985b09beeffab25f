"""The ground of a map as paths, each simplified once for every zoom level that it is drawn at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import cv2
import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from layouts.feature import Feature, Line
from layouts.map import Layer, LayerColour, Map
from layouts.mercator import FURTHEST, Fit, metre
from wall.glass.map.clusters import Points

FINEST = 0.6
"""Pixels by which a simplified line may leave the true one (Douglas and Peucker)."""

ROUGH = 0.01
"""The midst of an area is looked for in an outline that is true to such a share of its size."""
GRID = 20
"""Points across and down among which the midst of an area is looked for."""


@dataclass(frozen=True)
class Shape:
    """One feature in the map's units.

    Attributes:
        feature: What it is called.
        colour: Its layer's; None for the city's own land.
        rings: Edges of areas and of holes in them, each closed, shape (n, 2).
        lines: Shape (n, 2) each.
        points: Shape (n, 2).
        middle: Where its name belongs.
        width: The true width of what its lines stand for; 0 where it is not known.
        box: What it covers: left, top, right, bottom.
    """

    feature: Feature
    colour: LayerColour | None
    rings: tuple[Points, ...]
    lines: tuple[Points, ...]
    points: Points
    middle: tuple[float, float]
    box: tuple[float, float, float, float]
    width: float = 0.0

    @property
    def largest(self) -> Points:
        """The edge of its largest area; it has one."""
        return max(self.rings, key=_room)

    def meets(self, seen: QRectF) -> bool:
        """Whether any of it may be in sight."""
        left, top, right, bottom = self.box
        across = left <= seen.right() and right >= seen.left()
        return across and top <= seen.bottom() and bottom >= seen.top()


@dataclass(frozen=True)
class Outline:
    """A shape as it is drawn at one level: its area, and its lines."""

    shape: Shape
    area: QPainterPath
    lines: QPainterPath


class Ground:
    """What lies under the cameras.

    Args:
        content: The map.
        fit: Its units.
    """

    def __init__(self, content: Map, fit: Fit) -> None:
        """Project every feature; nothing is simplified before it is drawn."""
        self.land = tuple(_shapes(content.boundaries, fit))
        self.layers = tuple(_shapes(content.layers, fit))
        self._outlines: dict[tuple[int, int], Outline] = {}

    def outlines(
        self, shapes: Iterable[Shape], level: int, scale: float, seen: QRectF
    ) -> list[Outline]:
        """Those of some shapes that are in sight, simplified for a level.

        Args:
            shapes: The land's, or the layers'.
            level: Its number.
            scale: The largest scale that it serves, pixels a unit.
            seen: What is in sight, in the map's units.
        """
        return [self._outline(one, level, scale) for one in shapes if one.meets(seen)]

    def _outline(self, shape: Shape, level: int, scale: float) -> Outline:
        key = id(shape), level
        if key not in self._outlines:
            self._outlines[key] = _outline(shape, FINEST / scale)
        return self._outlines[key]


def simplified(line: Points, within: float, *, closed: bool) -> Points:
    """A line with fewer corners, which leaves the true one by no more than `within`."""
    if len(line) < 3:
        return line
    # OpenCV counts in single precision: around its own corner and in steps of `within` it is fine.
    corner = line[0]
    near = ((line - corner) / within).astype(np.float32)
    kept = cv2.approxPolyDP(near, 1.0, closed).reshape(-1, 2)
    least = 3 if closed else 2
    return kept.astype(float) * within + corner if len(kept) >= least else line


def _outline(shape: Shape, within: float) -> Outline:
    area, lines = QPainterPath(), QPainterPath()
    for ring in shape.rings:
        area.addPolygon(_polygon(simplified(ring, within, closed=True)))
        area.closeSubpath()
    for line in shape.lines:
        lines.addPolygon(_polygon(simplified(line, within, closed=False)))
    return Outline(shape, area, lines)


def _polygon(points: Points) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points.tolist()])


def _shapes(layers: Iterable[Layer], fit: Fit) -> Iterator[Shape]:
    for layer in layers:
        for feature in layer.features:
            yield _shape(feature, layer, fit)


def _shape(feature: Feature, layer: Layer, fit: Fit) -> Shape:
    rings = tuple(_projected(ring, fit) for rings in feature.areas for ring in rings)
    lines = tuple(_projected(line, fit) for line in feature.lines)
    points = _projected(feature.points, fit)
    corners = np.concatenate([*rings, *lines, points])
    low, high = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
    middle = _middle(rings, lines, points)
    width = layer.width_m * metre(feature.box[1]) * fit.scale
    return Shape(feature, layer.colour, rings, lines, points, middle, (*low, *high), width)


def _projected(line: Line, fit: Fit) -> Points:
    """A line in the map's units, as `layouts.mercator.project` does it point by point."""
    degrees = np.fromiter(chain.from_iterable(line), float, 2 * len(line)).reshape(-1, 2)
    bounded = np.radians(np.clip(degrees[:, 1], -FURTHEST, FURTHEST))
    x = (degrees[:, 0] + 180) / 360 * fit.scale + fit.x
    y = (1 - np.arcsinh(np.tan(bounded)) / np.pi) / 2 * fit.scale + fit.y
    return np.column_stack([x, y])


def _middle(
    rings: Sequence[Points], lines: Sequence[Points], points: Points
) -> tuple[float, float]:
    """The midst of the largest area, or half way along the first line, or the first point."""
    if rings:
        ring = max(rings, key=_room)
        low, high = ring.min(axis=0).tolist(), ring.max(axis=0).tolist()
        rough = simplified(ring, max(_room(ring) ** 0.5 * ROUGH, 1e-9), closed=True)
        x, y = midst(rough, (*low, *high)) or ring[0].tolist()
    elif lines:
        x, y = lines[0][len(lines[0]) // 2].tolist()
    else:
        x, y = points[0].tolist()
    return x, y


def _room(ring: Points) -> float:
    return float(np.prod(np.ptp(ring, axis=0)))


def midst(
    ring: Points, within: tuple[float, float, float, float], grid: int = GRID
) -> tuple[float, float] | None:
    """The point inside an area that is furthest from its edge, of a grid over a part of the map.

    A river's own centre lies beside it; this is always inside.

    Args:
        ring: The edge of the area, shape (n, 2).
        within: The part: left, top, right, bottom.
        grid: Points of it across and down.

    Returns:
        The point; None where no point of the grid is inside.
    """
    left, top, right, bottom = within
    size = max(right - left, bottom - top, 1e-9)
    contour = ((ring - (left, top)) / size).astype(np.float32)
    steps = ((np.arange(grid) + 0.5) / grid).tolist()
    wide, high = (right - left) / size, (bottom - top) / size
    places = [(across * wide, down * high) for across in steps for down in steps]
    depth, x, y = max((cv2.pointPolygonTest(contour, at, True), *at) for at in places)
    return (left + x * size, top + y * size) if depth > 0 else None
