"""Draws the mark of each state: a shape of its own besides its colour, so that none is mistaken."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from streams.floor.truth import State
from wall.glass.theme import state_colour

STROKE = 0.14


def draw_mark(painter: QPainter, state: State | None, box: QRectF, *, motion: bool = True) -> None:
    """Draw a state's mark.

    Args:
        painter: Open on the image, antialiased.
        state: What is to be said; None: that it is private.
        box: A square.
        motion: Of a live tile: whether it moves (a full dot) or is a still (a ring).
    """
    colour = QColor(state_colour(state))
    side = box.width()
    pen = QPen(colour, max(side * STROKE, 1.4))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = box.adjusted(side * 0.12, side * 0.12, -side * 0.12, -side * 0.12)
    if state is None:
        _lock(painter, inner, colour)
    elif state is State.LIVE:
        _dot(painter, box, colour, motion)
    elif state is State.LATE:
        _clock(painter, inner)
    elif state is State.FROZEN:
        _pause(painter, inner, colour)
    elif state is State.BLACK:
        painter.setBrush(QColor("#000000"))
        painter.drawRect(inner)
    elif state is State.NO_KEYFRAME:
        _diamond(painter, inner)
    elif state is State.CONNECTING:
        _dots(painter, inner, colour)
    elif state is State.REFUSED:
        painter.drawEllipse(inner)
        painter.drawLine(_on(inner, 0.15, 0.5), _on(inner, 0.85, 0.5))
    else:
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.topRight(), inner.bottomLeft())


def _on(box: QRectF, x: float, y: float) -> QPointF:
    return QPointF(box.x() + box.width() * x, box.y() + box.height() * y)


def _dot(painter: QPainter, box: QRectF, colour: QColor, motion: bool) -> None:
    radius = box.width() * (0.27 if motion else 0.24)
    if motion:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
    painter.drawEllipse(box.center(), radius, radius)


def _lock(painter: QPainter, box: QRectF, colour: QColor) -> None:
    bow = QRectF(_on(box, 0.24, 0.02), _on(box, 0.76, 0.8))
    painter.drawArc(bow, 0, 180 * 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    body = QRectF(_on(box, 0.08, 0.42), _on(box, 0.92, 1.0))
    painter.drawRoundedRect(body, body.height() * 0.16, body.height() * 0.16)


def _clock(painter: QPainter, box: QRectF) -> None:
    painter.drawEllipse(box)
    painter.drawLine(box.center(), _on(box, 0.5, 0.2))
    painter.drawLine(box.center(), _on(box, 0.72, 0.6))


def _pause(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    bar = QRectF(0, 0, box.width() * 0.28, box.height())
    for x in (0.1, 0.62):
        bar.moveTopLeft(_on(box, x, 0.0))
        painter.drawRoundedRect(bar, bar.width() * 0.3, bar.width() * 0.3)


def _diamond(painter: QPainter, box: QRectF) -> None:
    corners = [_on(box, 0.5, 0.0), _on(box, 1.0, 0.5), _on(box, 0.5, 1.0), _on(box, 0.0, 0.5)]
    painter.drawPolygon(QPolygonF(corners))
    painter.drawLine(_on(box, 0.5, 0.32), _on(box, 0.5, 0.62))


def _dots(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for step in range(8):
        faded = QColor(colour)
        faded.setAlphaF(0.25 + 0.75 * step / 7)
        painter.setBrush(faded)
        angle = step / 8 * 2 * math.pi
        spot = _on(box, 0.5 + 0.42 * math.cos(angle), 0.5 + 0.42 * math.sin(angle))
        painter.drawEllipse(spot, box.width() * 0.1, box.width() * 0.1)
