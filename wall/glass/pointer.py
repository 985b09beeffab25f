"""Turns Qt's touch and mouse events into the fingers that the gestures are read from."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QEventPoint, QMouseEvent, QTouchEvent

from wall.glass.touch import Finger, Phase

MOUSE = -1

PHASES = {
    QEventPoint.State.Pressed: Phase.DOWN,
    QEventPoint.State.Updated: Phase.MOVE,
    QEventPoint.State.Released: Phase.UP,
}


def fingers_of_touch(event: QTouchEvent) -> list[Finger]:
    """The fingers of a touch event that changed, in the item's pixels."""
    if event.type() == QEvent.Type.TouchCancel:
        return [Finger(point.id(), Phase.CANCEL, 0.0, 0.0) for point in event.points()]
    return [
        Finger(point.id(), PHASES[point.state()], point.position().x(), point.position().y())
        for point in event.points()
        if point.state() in PHASES
    ]


def fingers_of_mouse(event: QMouseEvent, phase: Phase) -> list[Finger]:
    """The mouse as one finger."""
    return [Finger(MOUSE, phase, event.position().x(), event.position().y())]
