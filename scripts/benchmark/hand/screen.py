"""Reads what stands on the wall's screen, and tells whether a picture there is black."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow

from streams.floor.frame import Pixels
from wall.face.panorama import pixels_of
from wall.glass.runs import Box

DARK, FLAT = 26.0, 2.0
"""Darker than this and less varied than this, a picture counts as black (levels of 255)."""
LINES = (0.25, 0.5, 0.7)
"""Where across a tile it is looked at: above its name."""


def grabbed(window: QQuickWindow, item: QQuickItem, box: Box) -> Pixels:
    """What stands on the screen now at a place of the mosaic: BGRA, shape (h, w, 4).

    From the window's own backing store: what was flushed to the screen, not drawn anew.
    """
    at = item.mapToScene(QPointF(math.floor(box[0]), math.floor(box[1])))
    wide, high = max(math.ceil(box[2]), 1), max(math.ceil(box[3]), 1)
    # Any screen does for its own window; one asked of the window goes when its wrapper does.
    screen = QGuiApplication.primaryScreen()
    shot = screen.grabWindow(int(window.winId()), round(at.x()), round(at.y()), wide, high)
    return pixels_of(shot.toImage())


def black_tiles(image: Pixels, boxes: list[Box]) -> int:
    """How many tiles are dark and without any variation, above their names.

    Args:
        image: The whole mosaic: BGRA, shape (h, w, 4).
        boxes: Where its tiles stand; pixels.
    """
    count = 0
    for x, y, width, height in boxes:
        left, top = max(round(x), 0), max(round(y), 0)
        part = image[top : round(y + height * LINES[-1]), left : round(x + width), :3]
        if part.size:
            grey = part.mean(axis=2)
            count += bool(grey.max() < DARK and grey.std() < FLAT)
    return count


def is_black(line: Pixels) -> bool:
    """Whether a line across a picture is dark and without any variation."""
    grey = line[..., :3].mean(axis=2)
    return bool(grey.max(initial=0.0) < DARK and grey.std() < FLAT)
