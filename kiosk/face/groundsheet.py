"""Paints the ground of a map as a visitor stands before it, and finds where names may go on it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from kiosk.face.groundname import Placename
from kiosk.face.mapink import GROUND, HIGH_GROUND
from kiosk.face.mapview import MapView, Spot
from layouts.map import Map
from layouts.mercator import Fit, metre, project
from wall.glass.laying import Projection
from wall.glass.map.clusters import Points
from wall.glass.map.ground import Ground, Shape
from wall.glass.map.groundpaint import paint_ground, seen_of

UNIT_M: Final = 20.0
"""The map's unit: lines that have no width of their own grow from here on."""
LAND_FROM_M: Final = 4_000.0
"""A map that shows less lies within one district, whose name would tell nothing."""
MOST_NAMES: Final = 40
SHORTEST: Final = 0.12
"""A line of which less is seen, in the map's width, is not named."""
AREA: Final = 0.05
"""An area that is smaller, likewise."""
PLACES: Final = (0.5, 0.3, 0.7, 0.15, 0.85)
"""Where along a line its name may stand, the best first."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """A painted ground.

    Attributes:
        image: What is painted; as large as the map.
        names: What could be written on it, the most important first.
    """

    image: QImage
    names: tuple[Placename, ...]


class Terrain:
    """The ground as it is painted, projected once.

    Args:
        content: The map.
        here: Latitude and longitude of the kiosk.
    """

    def __init__(self, content: Map, here: Spot) -> None:
        """Project it."""
        self.content = content
        scale = 1.0 / (UNIT_M * metre(here[0]))
        x, y = project(here[1], here[0])
        # The kiosk is the origin: single precision is fine around it.
        self._ground = Ground(content, Fit(scale, -x * scale, -y * scale))
        self._bounded = bool(content.boundaries)

    def sheet(self, view: MapView) -> Sheet:
        """Paint it as it is seen from there."""
        colours = HIGH_GROUND if view.contrast else GROUND
        if not self._bounded:
            colours = replace(colours, sea=colours.land)
        pixels = view.width * UNIT_M / view.span_m
        shown = Projection(pixels, 0.0, 0.0)
        reach = math.hypot(view.width, view.height) / 2
        image = QImage(view.width, view.height, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(view.width / 2, view.height / 2)
        painter.rotate(-view.facing)
        room = QRectF(-reach, -reach, 2 * reach, 2 * reach)
        paint_ground(painter, self._ground, shown, room, view.unit, colours)
        painter.end()
        named = sorted(self._named(view, shown, room), key=lambda one: one[0])
        return Sheet(image, tuple(name for _, name in named[:MOST_NAMES]))

    def _named(
        self, view: MapView, shown: Projection, room: QRectF
    ) -> Iterator[tuple[tuple[int, float], Placename]]:
        """Yield what could be named, each with how little it matters."""
        seen = seen_of(shown, room)
        shapes = [(3, "", shape) for shape in self._ground.layers]
        if view.span_m >= LAND_FROM_M:
            shapes += [(0, "land", shape) for shape in self._ground.land]
        for rank, kind, shape in shapes:
            if not shape.feature.names or not shape.meets(seen):
                continue
            spots = tuple(_spots(view, shape, shown.scale))
            if spots:
                said = kind or str(shape.colour)
                rank = {"water": 1, "park": 2}.get(said, rank)
                yield (rank, -shape.width), Placename(shape.feature.names, said, spots)


def _spots(view: MapView, shape: Shape, scale: float) -> Iterator[Spot]:
    if shape.lines:
        for line in sorted(shape.lines, key=len, reverse=True)[:3]:
            yield from _along(view, line * scale)
        return
    if shape.rings and _across(shape) * scale < AREA * view.width:
        return
    for x, y in (shape.middle, *(map(tuple, shape.points.tolist()))):
        spot = view.turned(x * scale, y * scale)
        if view.holds(spot):
            yield spot


def _along(view: MapView, corners: Points) -> Iterator[Spot]:
    """Yield places along what is seen of a line, evenly, whatever its corners are."""
    steps = np.hypot(*np.diff(corners, axis=0).T)
    length = np.concatenate([[0.0], np.cumsum(steps)])
    if length[-1] <= 0:
        return
    even = np.linspace(0.0, length[-1], 60)
    dense = np.column_stack([np.interp(even, length, corners[:, axis]) for axis in (0, 1)])
    spots = [spot for x, y in dense.tolist() if view.holds(spot := view.turned(x, y))]
    if len(spots) * length[-1] / len(even) < SHORTEST * view.width:
        return
    for part in PLACES:
        yield spots[int(part * (len(spots) - 1))]


def _across(shape: Shape) -> float:
    left, top, right, bottom = shape.box
    return max(right - left, bottom - top)
