"""Paints what a map shows onto an image larger than its place, which fingers then move."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QPolygonF

from wall.glass.laying import Projection
from wall.glass.map.citymap import APART, CityMap, EventMark
from wall.glass.map.clusters import Cluster
from wall.glass.map.discs import PLATE, Discs, radius
from wall.glass.map.groundpaint import name_ground, paint_ground
from wall.glass.map.nameimages import NameImages
from wall.glass.map.spots import Worth, shares
from wall.glass.map.writing import AIR, Writing
from wall.glass.palette import COLOURS
from wall.glass.runs import Box
from wall.glass.theme import SIZES

AHEAD = 0.12
"""Beyond each edge of its place a map is painted so much further, in the place's size."""
LONGEST = 4096
"""No side of the image of what is seen is longer, px."""
STRETCHED = 1.6
"""In movement, an image is enlarged or shrunk by so much before another is painted."""
NAMED_SPOTS = 80
"""Cameras are named where no more of them stand alone in sight."""
CORNERS = ((190.0, 76.0), (250.0, 156.0))
"""Width and height of the lower left and right corners, px at 1080 lines, where no name stands."""
PIN, RINGED = 17.0, 1.9
"""Half the height of an event's mark, px at 1080 lines, and the ring around it, in that."""


class Ink:
    """Marks and names of one size, each painted once.

    Args:
        unit: Pixels of one line of 1080.
        font: The type family.
    """

    def __init__(self, unit: float, font: QFont) -> None:
        """Nothing is painted yet."""
        self.unit = unit
        self.font = QFont(font)
        self.font.setPixelSize(max(round(SIZES.small * unit), 6))
        self.discs = Discs(unit, font)
        self.names = NameImages(unit)


@dataclass(frozen=True)
class Looks:
    """How a map is painted.

    Attributes:
        ink: What marks and names are painted with.
        language: ``ko`` or ``en``.
        names: The name of every row; empty where none may be told.
    """

    ink: Ink
    language: str
    names: Sequence[str]


@dataclass(frozen=True)
class Sheet:
    """A painted image.

    Attributes:
        image: What is painted.
        shown: How the map's units become its pixels.
        size: Width and height of the place that it was painted for, in its pixels.
    """

    image: QImage
    shown: Projection
    size: tuple[int, int]

    def part(self, now: Projection, width: float) -> Box | None:
        """The part of the image that stands in the place now, in its pixels; None if it is short.

        Args:
            now: How the map's units become pixels of the place.
            width: Pixels of the place.
        """
        grown = now.scale / width * self.size[0] / self.shown.scale
        if not 1 / STRETCHED <= grown <= STRETCHED:
            return None
        shrink = self.shown.scale / now.scale
        x, y = self.shown.x - now.x * shrink, self.shown.y - now.y * shrink
        wide, high = self.size[0] / grown, self.size[1] / grown
        if math.isclose(grown, 1.0, rel_tol=1e-6):
            x, y, wide, high = round(x), round(y), self.size[0], self.size[1]
        inside = x >= 0 and y >= 0 and x + wide <= self.image.width()
        return (x, y, wide, high) if inside and y + high <= self.image.height() else None


def shrink_of(size: tuple[float, float]) -> float:
    """By how much smaller than its place of this size, px, a map is painted."""
    return min(LONGEST / max(size), 1.0)


def painted(map_: CityMap, size: tuple[float, float], worth: Worth, looks: Looks) -> Sheet:
    """Paint a map as it is now.

    Args:
        map_: What is painted.
        size: Width and height of its place, px.
        worth: What each of its spots is worth.
        looks: How.
    """
    shrink = shrink_of(size)
    width, height = max(round(size[0] * shrink), 1), max(round(size[1] * shrink), 1)
    left, top = round(width * AHEAD), round(height * AHEAD)
    place = map_.projection(width)
    shown = Projection(place.scale, place.x + left, place.y + top)
    image = QImage(width + 2 * left, height + 2 * top, QImage.Format.Format_RGB32)
    room = QRectF(image.rect())
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = room.adjusted(left, top, -left, -top)
    paint_ground(painter, map_.ground, shown, room, looks.ink.unit)
    _marks(painter, map_, shown, (room, inner), worth, looks)
    painter.end()
    return Sheet(image, shown, (width, height))


def _marks(
    painter: QPainter,
    map_: CityMap,
    shown: Projection,
    rooms: tuple[QRectF, QRectF],
    worth: Worth,
    looks: Looks,
) -> None:
    """The cameras, the events, and all names, which make way for them."""
    (room, inner), ink = rooms, looks.ink
    unit, font = ink.unit, ink.font
    found = [
        (one, one.x * shown.scale + shown.x, one.y * shown.scale + shown.y)
        for one in map_.spots.clusters(shown.scale, APART * unit)
    ]
    inside = room.adjusted(-PLATE * unit, -PLATE * unit, PLATE * unit, PLATE * unit)
    found = [(one, x, y) for one, x, y in found if inside.contains(x, y)]
    events = [(one, *_at(one, map_, shown)) for one in map_.events]
    writing = Writing(painter, rooms, unit, ink.names)
    for one, x, y in found:
        size = _reach(one) * unit
        high = size + (16 * unit if len(one.members) > 1 else 0)
        writing.keep_clear(QRectF(x - size, y - size, 2 * size, size + high))
    for box in _corners(inner, unit):
        writing.keep_clear(box)
    for _, x, y in events:
        wide = PIN * RINGED * unit
        writing.keep_clear(QRectF(x - wide, y - wide, 2 * wide, 2 * wide))
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    for event, x, y in events:
        writing.beside(event.words, strong, COLOURS.text, x, y, (PIN * RINGED + AIR) * unit)
    name_ground(writing, map_.ground, shown, inner, font, looks.language)
    _cameras(painter, found, worth, ink.discs)
    _names(writing, map_, found, looks)
    _chosen(painter, map_, shown, ink.discs, unit)
    for event, x, y in events:
        _pin(painter, event, x, y, unit)


def _cameras(
    painter: QPainter, found: Sequence[tuple[Cluster, float, float]], worth: Worth, discs: Discs
) -> None:
    for one, x, y in found:
        if len(one.members) == 1:
            discs.spot(painter, x, y, int(worth[one.members[0]]))
        else:
            discs.many(painter, x, y, len(one.members), shares(worth[list(one.members)]))


def _names(
    writing: Writing,
    map_: CityMap,
    found: Sequence[tuple[Cluster, float, float]],
    looks: Looks,
) -> None:
    ink = looks.ink
    single = [(one.members[0], x, y) for one, x, y in found if len(one.members) == 1]
    if len(single) > NAMED_SPOTS:
        return
    for number, x, y in single:
        name = looks.names[int(map_.spots.rows[number])]
        if name:
            writing.beside(name, ink.font, COLOURS.text, x, y, (PLATE / 2 + AIR) * ink.unit)


def _chosen(painter: QPainter, map_: CityMap, shown: Projection, discs: Discs, unit: float) -> None:
    """Rings around what is about to be called up, and a cross-hair in the place touched."""
    if map_.chosen:
        points = map_.spots.points[list(map_.chosen)] * shown.scale + (shown.x, shown.y)
        size = (PLATE / 2 + 3) * unit
        discs.chosen(painter, [(x, y, size) for x, y in np.unique(points, axis=0).tolist()])
    if map_.target is not None:
        x, y = (
            map_.target[0] * shown.scale + shown.x,
            map_.target[1] * shown.scale + shown.y,
        )
        painter.setPen(QPen(QColor(COLOURS.accent), 2.5 * unit))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for size in (9 * unit, 20 * unit):
            painter.drawEllipse(QPointF(x, y), size, size)


def _pin(painter: QPainter, event: EventMark, x: float, y: float, unit: float) -> None:
    """An event: a lozenge with an exclamation mark, in a wide thin ring that is seen from afar."""
    size = PIN * unit
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(event.colour), 2 * unit))
    painter.drawEllipse(QPointF(x, y), size * RINGED, size * RINGED)
    painter.setPen(QPen(QColor(COLOURS.ground), 2.5 * unit))
    painter.setBrush(QColor(event.colour))
    corners = ((0, -1), (1, 0), (0, 1), (-1, 0))
    painter.drawPolygon(QPolygonF([QPointF(x + dx * size, y + dy * size) for dx, dy in corners]))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(COLOURS.ground))
    bar = QRectF(x - size * 0.1, y - size * 0.5, size * 0.2, size * 0.62)
    painter.drawRoundedRect(bar, size * 0.1, size * 0.1)
    painter.drawEllipse(QPointF(x, y + size * 0.36), size * 0.12, size * 0.12)


def _corners(inner: QRectF, unit: float) -> tuple[QRectF, QRectF]:
    """Where the measure and the buttons stand while the map rests."""
    left, right = CORNERS
    high = max(left[1], right[1]) * unit
    foot = QRectF(inner.x(), inner.bottom() - left[1] * unit, left[0] * unit, left[1] * unit)
    side = QRectF(inner.right() - right[0] * unit, inner.bottom() - high, right[0] * unit, high)
    return foot, side


def _at(event: EventMark, map_: CityMap, shown: Projection) -> tuple[float, float]:
    x, y = map_.fit.place(event.place[1], event.place[0])
    return x * shown.scale + shown.x, y * shown.scale + shown.y


def _reach(one: Cluster) -> float:
    """How far its mark reaches from its middle, px at 1080 lines."""
    return PLATE / 2 if len(one.members) == 1 else radius(len(one.members)) + 4
