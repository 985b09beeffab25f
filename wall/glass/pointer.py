"""Turns Qt's touch and mouse events into the fingers that the gestures are read from."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QEventPoint, QGuiApplication, QMouseEvent, QTouchEvent

from wall.glass.gesture import Finger, Phase

MOUSE = -1
MM_OF_INCH = 25.4

PHASES = {
    QEventPoint.State.Pressed: Phase.DOWN,
    QEventPoint.State.Updated: Phase.MOVE,
    QEventPoint.State.Released: Phase.UP,
}


def fingers_of_touch(event: QTouchEvent) -> list[Finger]:
    """The fingers of a touch event that changed, in the item's pixels."""
    if event.type() == QEvent.Type.TouchCancel:
        return [Finger(point.id(), Phase.CANCEL, 0.0, 0.0) for point in event.points()]
    return [_finger(point) for point in event.points() if point.state() in PHASES]


def _finger(point: QEventPoint) -> Finger:
    at, contact = point.position(), point.ellipseDiameters()
    size = max(contact.width(), contact.height())
    millimetres = size * _mm_of_pixel(point) if size > 0 else 0.0
    return Finger(point.id(), PHASES[point.state()], at.x(), at.y(), millimetres)


def _mm_of_pixel(point: QEventPoint) -> float:
    """Millimetres, as the screen under a finger tells; none where it does not.

    The screens are asked for one by one: that of a window, asked for through the window, is
    deleted together with it by PySide 6.11.
    """
    at = point.globalPosition().toPoint()
    for screen in QGuiApplication.screens():
        if screen.geometry().contains(at) and screen.physicalDotsPerInch() > 0:
            return float(MM_OF_INCH / screen.physicalDotsPerInch())
    return 0.0


def fingers_of_mouse(event: QMouseEvent, phase: Phase) -> list[Finger]:
    """The mouse as one finger."""
    return [Finger(MOUSE, phase, event.position().x(), event.position().y())]
