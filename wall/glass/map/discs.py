"""Draws the marks of cameras on a map: one by its state's shape, many as a disc with shares."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from streams.floor.truth import State
from wall.glass.map.spots import HIDDEN, Shares
from wall.glass.marks import draw_mark
from wall.glass.palette import COLOURS
from wall.glass.theme import SIZES

SPOT = 17.0
"""The mark of a single camera, px at 1080 lines."""
PLATE = 25.0
"""The dark ground that it stands on."""
LEAST, GROWTH = 18.0, 4.6
"""Radius of the smallest disc, and by how much ten times as many make it larger."""
RING = 4.2
GAP_DEG = 5.0
LEAST_DEG = 20.0
"""One lost camera of hundreds is to be seen in the ring."""
FULL = 360.0
KEPT = 600


@dataclass(frozen=True)
class Arc:
    """A part of a ring.

    Attributes:
        colour: Of the theme.
        degrees: How much of the ring it takes.
        width: Of its line, in those of a live part.
        dashes: Its pattern, in widths; empty for a solid line.
    """

    colour: str
    degrees: float
    width: float
    dashes: tuple[float, ...] = ()


def radius(count: int) -> float:
    """The radius of a disc for so many, px at 1080 lines."""
    return LEAST + GROWTH * math.log10(max(count, 1))


def arcs(found: Shares) -> tuple[Arc, ...]:
    """The ring of a disc: told apart by their lines as well as by their colours."""
    parts = (
        (found.live, COLOURS.live, 1.0, ()),
        (found.doubtful, COLOURS.late, 1.25, (1.1, 0.7)),
        (found.lost, COLOURS.lost, 1.7, ()),
        (found.waiting, COLOURS.connecting, 0.8, (0.5, 0.9)),
        (found.hidden, COLOURS.quiet, 0.5, ()),
    )
    there = [part for part in parts if part[0]]
    if len(there) == 1:
        _, colour, width, dashes = there[0]
        return (Arc(colour, FULL, width, dashes),)
    room = FULL - GAP_DEG * len(there)
    total = sum(part[0] for part in there)
    wanted = [max(room * count / total, LEAST_DEG) for count, *_ in there]
    over = sum(wanted) - room
    largest = wanted.index(max(wanted))
    wanted[largest] -= over
    return tuple(
        Arc(colour, degrees, width, dashes)
        for degrees, (_, colour, width, dashes) in zip(wanted, there, strict=True)
    )


class Discs:
    """Draws marks; each is painted once and kept, for a map has hundreds in every frame.

    Args:
        unit: Pixels of one line of 1080.
        font: What counts are written with.
    """

    def __init__(self, unit: float, font: QFont) -> None:
        """Nothing is drawn yet."""
        self._unit = unit
        self._font = font
        self._marks: dict[int, QImage] = {}
        self._discs: dict[tuple[int, Shares], QImage] = {}

    def spot(self, painter: QPainter, x: float, y: float, worth: int) -> None:
        """One camera; `worth` is its state, or `HIDDEN`."""
        if worth not in self._marks:
            self._marks[worth] = self._mark(worth)
        mark = self._marks[worth]
        painter.drawImage(QPointF(round(x - mark.width() / 2), round(y - mark.height() / 2)), mark)

    def many(self, painter: QPainter, x: float, y: float, count: int, found: Shares) -> None:
        """Several cameras, counted."""
        key = count, found
        if key not in self._discs:
            if len(self._discs) >= KEPT:
                self._discs.clear()
            self._discs[key] = self._disc(count, found)
        image = self._discs[key]
        painter.drawImage(
            QPointF(round(x - image.width() / 2), round(y - image.height() / 2)), image
        )

    def _disc(self, count: int, found: Shares) -> QImage:
        unit = self._unit
        size = radius(count) * unit
        side = 2 * math.ceil(size + 18 * unit)
        image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        x = y = side / 2
        middle = QPointF(x, y)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(COLOURS.panel))
        painter.drawEllipse(middle, size + RING * unit, size + RING * unit)
        self._ring(painter, middle, size, arcs(found))
        font = QFont(self._font)
        font.setPixelSize(max(round(SIZES.small * unit), 6))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(COLOURS.text))
        room = QRectF(x - size, y - size, 2 * size, 2 * size)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), f"{count:,}")
        if found.lost or 0 < found.doubtful < count:
            self._badge(painter, x, y + size + 6 * unit, found)
        painter.end()
        return image

    def chosen(self, painter: QPainter, points: Iterable[tuple[float, float, float]]) -> None:
        """Rings around what is about to be called up: x, y and radius of each, px."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(COLOURS.accent), 3 * self._unit))
        for x, y, size in points:
            painter.drawEllipse(QPointF(x, y), size, size)

    def _ring(
        self, painter: QPainter, middle: QPointF, size: float, parts: tuple[Arc, ...]
    ) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = QRectF(middle.x() - size, middle.y() - size, 2 * size, 2 * size)
        angle = 90.0
        for arc in parts:
            width = RING * self._unit * arc.width
            pen = QPen(QColor(arc.colour), width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if arc.dashes:
                pen.setDashPattern(list(arc.dashes))
            painter.setPen(pen)
            painter.drawArc(box, round(angle * 16), round(-arc.degrees * 16))
            angle -= arc.degrees + GAP_DEG

    def _badge(self, painter: QPainter, x: float, y: float, found: Shares) -> None:
        """What is wrong, by its mark and number: lost ones, or else those that are late."""
        unit = self._unit
        state, count = (State.LOST, found.lost) if found.lost else (found.doubt, found.doubtful)
        font = QFont(self._font)
        font.setPixelSize(max(round(SIZES.small * 0.85 * unit), 6))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        words = f"{count:,}"
        side = 12 * unit
        wide = side + 5 * unit + painter.fontMetrics().horizontalAdvance(words)
        plate = QRectF(x - wide / 2 - 6 * unit, y - 10 * unit, wide + 12 * unit, 20 * unit)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(COLOURS.ground))
        painter.drawRoundedRect(plate, 10 * unit, 10 * unit)
        draw_mark(painter, state, QRectF(x - wide / 2, y - side / 2, side, side))
        painter.setPen(QColor(COLOURS.text))
        words_at = QRectF(x - wide / 2 + side + 5 * unit, plate.y(), wide, plate.height())
        aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(words_at, int(aligned), words)

    def _mark(self, worth: int) -> QImage:
        plate, side = round(PLATE * self._unit), SPOT * self._unit
        image = QImage(plate, plate, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(COLOURS.ground))
        painter.drawEllipse(QRectF(0, 0, plate, plate))
        edge = (plate - side) / 2
        state = None if worth == HIDDEN else State(worth)
        # A ring, as on a tile: what stands on a map does not move.
        draw_mark(painter, state, QRectF(edge, edge, side, side), motion=False)
        painter.end()
        return image
