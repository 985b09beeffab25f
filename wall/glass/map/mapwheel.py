"""Lets a mouse wheel and a trackpad over a map move that map, and not the canvas under it."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent

from wall.glass.map.citymap import WIDTH, CityMap
from wall.glass.map.maphands import map_at
from wall.glass.runs import Box
from wall.glass.stage import Stage
from wall.glass.view import pinch

if TYPE_CHECKING:
    from wall.glass.mosaic import MosaicItem

STEP, NOTCH = 1.35, 120.0
"""A notch of a wheel enlarges by this factor."""
PINCHED = 0.005
"""Share by which a pixel enlarges while Ctrl is held."""


def turn_on_map(
    event: QWheelEvent, item: MosaicItem, stage: Stage, *, trackpad: bool, way: QPoint
) -> bool:
    """Obey a wheel; returns whether it turned over a map.

    Args:
        event: Qt's.
        item: The window's mosaic.
        stage: What stands on it.
        trackpad: Whether two fingers on a trackpad turn it.
        way: How far they went, px.
    """
    x, y = event.position().x(), event.position().y()
    found = map_at(item, stage, x, y)
    if found is None:
        return False
    stage.enliven()
    map_, box = found
    if not trackpad:
        _travel(map_, box, x, y, STEP ** (event.angleDelta().y() / NOTCH))
    elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        _zoom(map_, box, x, y, math.exp(way.y() * PINCHED))
    elif map_.sight.grab(event):
        unit = box[2] / WIDTH
        map_.sight.pan(way.x() / unit, way.y() / unit, map_.limits)
        map_.sight.release(event, 0.0, 0.0)
    return True


def gesture_on_map(event: QNativeGestureEvent, item: MosaicItem, stage: Stage) -> bool:
    """Two fingers spread on a trackpad; returns whether they did so over a map."""
    x, y = event.position().x(), event.position().y()
    found = map_at(item, stage, x, y)
    if found is None or event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
        return False
    stage.enliven()
    _zoom(*found, x, y, max(1.0 + event.value(), 0.1))
    return True


def _travel(map_: CityMap, box: Box, x: float, y: float, factor: float) -> None:
    unit = box[2] / WIDTH
    point = (x - box[0]) / unit, (y - box[1]) / unit
    goal = pinch(map_.sight.goal, *point, factor, map_.limits)
    map_.sight.go(goal, map_.limits, time.monotonic())


def _zoom(map_: CityMap, box: Box, x: float, y: float, factor: float) -> None:
    unit = box[2] / WIDTH
    if map_.sight.grab(map_):
        map_.sight.zoom((x - box[0]) / unit, (y - box[1]) / unit, factor, map_.limits)
        map_.sight.release(map_, 0.0, 0.0)
