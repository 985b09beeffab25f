"""Lets an operator's mouse wheel and trackpad move the canvas as fingers on the glass do."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QInputDevice, QNativeGestureEvent, QWheelEvent

from wall.glass.map.mapwheel import gesture_on_map, turn_on_map
from wall.glass.stage import Stage

if TYPE_CHECKING:
    from wall.glass.mosaic import MosaicItem

STEP, NOTCH = 1.35, 120.0
"""A notch of a wheel enlarges by this factor."""
PIXELS = 0.5
"""Pixels of a trackpad that tells its way in eighths of a degree only."""
PINCHED = 0.005
"""Share by which a pixel enlarges while Ctrl is held."""
LETS_GO_MS = 120
"""A trackpad that has been silent for so long was let go of, whether it said so or not."""


class Wheel:
    """The wheel and the trackpad over one window.

    Args:
        item: The window's mosaic.
    """

    def __init__(self, item: MosaicItem) -> None:
        """Nothing turns."""
        self._item = item
        self._stage: Stage | None = None
        self._rest = QTimer(item)
        self._rest.setSingleShot(True)
        self._rest.setInterval(LETS_GO_MS)
        self._rest.timeout.connect(self._let_go)

    def turn(self, event: QWheelEvent, stage: Stage) -> None:
        """A wheel zooms around the pointer; two fingers on a trackpad drag, with Ctrl they zoom."""
        point = self._item.pane.to_frame(event.position().x(), event.position().y())
        if turn_on_map(event, self._item, stage, trackpad=_of_trackpad(event), way=_way(event)):
            return
        pinching = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not _of_trackpad(event):
            stage.nudge(*point, STEP ** (event.angleDelta().y() / NOTCH))
            return
        way = _way(event)
        if pinching:
            self._zoom(point, math.exp(way.y() * PINCHED), stage)
        else:
            scale = self._item.pane.scale
            stage.pan(way.x() / scale, way.y() / scale, self)
            self._hold(stage)
        if event.phase() == Qt.ScrollPhase.ScrollEnd:
            self._let_go()

    def gesture(self, event: QNativeGestureEvent, stage: Stage) -> bool:
        """Two fingers spread on a trackpad; returns whether the gesture meant anything."""
        kind = event.gestureType()
        point = self._item.pane.to_frame(event.position().x(), event.position().y())
        if gesture_on_map(event, self._item, stage):
            return True
        if kind == Qt.NativeGestureType.ZoomNativeGesture:
            self._zoom(point, max(1.0 + event.value(), 0.1), stage)
        elif kind == Qt.NativeGestureType.EndNativeGesture:
            self._let_go()
        else:
            return kind == Qt.NativeGestureType.BeginNativeGesture
        return True

    def _zoom(self, point: tuple[float, float], factor: float, stage: Stage) -> None:
        stage.zoom(*point, factor, self)
        self._hold(stage)

    def _hold(self, stage: Stage) -> None:
        self._stage = stage
        self._rest.start()

    def _let_go(self) -> None:
        self._rest.stop()
        if self._stage is not None:
            self._stage.release(holder=self)
            self._stage = None


def _of_trackpad(event: QWheelEvent) -> bool:
    if event.device().type() == QInputDevice.DeviceType.TouchPad:
        return True
    return not event.pixelDelta().isNull() and event.phase() != Qt.ScrollPhase.NoScrollPhase


def _way(event: QWheelEvent) -> QPoint:
    if not event.pixelDelta().isNull():
        return event.pixelDelta()
    return (event.angleDelta().toPointF() * PIXELS).toPoint()
