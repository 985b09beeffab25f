"""Paints the ground of a map: water, land with quiet borders, what people drew on it, names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from layouts.map import LayerColour
from wall.glass.laying import Projection
from wall.glass.map.clusters import STEPS, level_of, scale_of
from wall.glass.map.ground import Ground, Outline, Shape, midst
from wall.glass.map.mapcolours import MapColours, map_colours
from wall.glass.map.writing import Writing

OPAQUE: Sequence[LayerColour | None] = (None, "water", "park", "building")
"""Layers that belong to the land; others are seen through."""
TINT = 46
"""How much an area that people drew colours the land, of 255."""
BORDER, LINE = 1.0, 2.6
WAYS: Mapping[LayerColour | None, tuple[float, float]] = {"water": (3.0, 0.6), "road": (1.6, 1.1)}
"""Widths of lines; px at 1080 lines. Those of rivers and roads grow by so much at each doubling."""
SQUARE = 5.0
"""Half of the mark of a layer's point; px at 1080 lines."""
GROWTH, MOST_GROWTH = 0.04, 0.4
"""By how much the land's names grow at each level, and at most."""
NAMED_FROM = 1.0
"""A name may be as wide as this share of what it names."""
COARSE = 8
"""Where a name goes in what is seen of a shape is looked for at so many points across and down."""
ROAD_NAMED_FROM = 0.16
"""A road is named once one is among the streets: before, one looks for the land's names."""


def paint_ground(
    painter: QPainter,
    ground: Ground,
    shown: Projection,
    room: QRectF,
    unit: float,
    colours: MapColours | None = None,
) -> None:
    """Paint what lies under the cameras, without names.

    Args:
        painter: Open on the image, antialiased.
        ground: What it is made of.
        shown: How the map's units become pixels of the image.
        room: The image.
        unit: Pixels of one line of 1080.
        colours: What it is painted with; those of the wall that hold now where there are none.
    """
    colours = colours or map_colours()
    painter.fillRect(room, QColor(colours.sea))
    seen = seen_of(shown, room)
    level = level_of(shown.scale)
    finest = scale_of(level + 1)
    land = ground.outlines(ground.land, level, finest, seen)
    layers = ground.outlines(ground.layers, level, finest, seen)
    painter.save()
    painter.translate(shown.x, shown.y)
    painter.scale(shown.scale, shown.scale)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.land))
    for outline in land:
        painter.drawPath(outline.area)
    for outline in layers:
        if outline.shape.colour in OPAQUE:
            _layer(painter, outline, shown.scale, unit, colours)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(colours.border, BORDER * unit))
    for outline in land:
        painter.drawPath(outline.area)
        painter.drawPath(outline.lines)
    for outline in layers:
        if outline.shape.colour == "water":  # a border in the river stays under it
            _layer(painter, outline, shown.scale, unit, colours)
    for outline in layers:
        if outline.shape.colour not in OPAQUE:
            _layer(painter, outline, shown.scale, unit, colours)
    painter.restore()
    for outline in layers:
        _points(painter, outline.shape, shown, unit, colours)


def name_ground(
    writing: Writing, ground: Ground, shown: Projection, room: QRectF, font: QFont, language: str
) -> None:
    """Write the names of the land, the largest first, and of the layers, where they fit."""
    seen = seen_of(shown, room)
    for shapes, colour, strong in (
        (ground.land, map_colours().name, True),
        (ground.layers, "", False),
    ):
        there = [shape for shape in shapes if shape.meets(seen) and shape.feature.names]
        for shape in sorted(there, key=_size, reverse=True):
            said = colour or _colour_of_name(shape)
            _name(writing, shape, shown, seen, (font, said), language, strong=strong)


def seen_of(shown: Projection, room: QRectF) -> QRectF:
    """The part of the map that an image shows, in the map's units."""
    return QRectF(
        (room.x() - shown.x) / shown.scale,
        (room.y() - shown.y) / shown.scale,
        room.width() / shown.scale,
        room.height() / shown.scale,
    )


def _layer(
    painter: QPainter, outline: Outline, scale: float, unit: float, colours: MapColours
) -> None:
    shape = outline.shape
    colour = QColor(getattr(colours, shape.colour or "land"))
    if shape.rings:
        inside = QColor(colour)
        if shape.colour not in OPAQUE:
            inside.setAlpha(TINT)
            painter.setPen(_pen(colour, BORDER * unit))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(inside)
        painter.drawPath(outline.area)
    if shape.lines:
        width, growth = WAYS.get(shape.colour, (LINE, 0.0))
        width += growth * max(level_of(scale) / STEPS, 0.0)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(colour, max(width * unit, shape.width * scale)))
        painter.drawPath(outline.lines)


def _points(
    painter: QPainter, shape: Shape, shown: Projection, unit: float, colours: MapColours
) -> None:
    painter.setPen(QPen(QColor(colours.sea), 2 * unit))
    painter.setBrush(QColor(getattr(colours, shape.colour or "name")))
    side = SQUARE * unit
    for x, y in shape.points.tolist():
        px, py = x * shown.scale + shown.x, y * shown.scale + shown.y
        painter.drawRect(QRectF(px - side, py - side, 2 * side, 2 * side))


def _name(
    writing: Writing,
    shape: Shape,
    shown: Projection,
    seen: QRectF,
    look: tuple[QFont, str],
    language: str,
    *,
    strong: bool,
) -> None:
    font, colour = QFont(look[0]), look[1]
    words = shape.feature.name(language)
    wide = (shape.box[2] - shape.box[0]) * shown.scale
    grown = min(max(level_of(shown.scale) * GROWTH, 0.0), MOST_GROWTH)
    font.setPixelSize(round(font.pixelSize() * (1 + grown)) if strong else font.pixelSize())
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Medium)
    font.setItalic(shape.colour == "water")
    named_from = ROAD_NAMED_FROM if shape.colour == "road" else NAMED_FROM
    if len(words) * font.pixelSize() * 0.6 > wide * named_from and not shape.points.size:
        return
    place = _in_sight(shape, seen)
    if place is None:
        return
    x, y = place
    px, py = x * shown.scale + shown.x, y * shown.scale + shown.y
    if shape.colour == "water" and shape.rings:
        # A river's name belongs into the river: further up or down, but not beside it.
        places = [place, *_along(shape, seen)]
        middles = [QPointF(a * shown.scale + shown.x, b * shown.scale + shown.y) for a, b in places]
        writing.write(words, font, colour, middles)
        return
    if shape.points.size:
        writing.beside(words, font, colour, px, py, font.pixelSize() * 0.8)
        return
    step = font.pixelSize() * 1.5
    ways = ((0, 0), (0, -1), (0, 1), (0, -2), (0, 2), (-2, 0), (2, 0), (0, 3), (0, -3))
    writing.write(words, font, colour, [QPointF(px + dx * step, py + dy * step) for dx, dy in ways])


def _in_sight(shape: Shape, seen: QRectF) -> tuple[float, float] | None:
    """Where a name belongs: in the midst of the shape, or else of what is seen of it."""
    x, y = shape.middle
    if seen.contains(x, y):
        return x, y
    if not shape.rings:
        inside = (seen.contains(x, y) for line in shape.lines for x, y in line.tolist())
        there = np.flatnonzero(list(inside))
        every = np.concatenate(shape.lines) if shape.lines else shape.points
        x, y = every[there[len(there) // 2]].tolist() if len(there) else (x, y)
        return (x, y) if len(there) else None
    left, top, right, bottom = shape.box
    within = (
        max(left, seen.left()),
        max(top, seen.top()),
        min(right, seen.right()),
        min(bottom, seen.bottom()),
    )
    return midst(shape.largest, within, COARSE)


def _along(shape: Shape, seen: QRectF) -> list[tuple[float, float]]:
    """Places within an area in each quarter of what is seen, from left to right."""
    wide = seen.width() / 4
    top, bottom = max(shape.box[1], seen.top()), min(shape.box[3], seen.bottom())
    edges = [seen.left() + number * wide for number in range(4)]
    found = (midst(shape.largest, (left, top, left + wide, bottom), COARSE) for left in edges)
    return [place for place in found if place is not None]


def _size(shape: Shape) -> float:
    left, top, right, bottom = shape.box
    return (right - left) * (bottom - top)


def _colour_of_name(shape: Shape) -> str:
    if shape.colour in ("water", "road"):
        return str(getattr(map_colours(), f"{shape.colour}_name"))
    key = "name" if shape.colour in OPAQUE else str(shape.colour)
    return str(getattr(map_colours(), key))


def _pen(colour: str | QColor, width: float) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
