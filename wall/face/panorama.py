"""Takes one picture of the whole wall: what all windows show, each in its place, at one scale."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickWindow

from wall.glass.runs import Box

Pixels = npt.NDArray[np.uint8]


def panorama(windows: Sequence[tuple[QQuickWindow, Box | None]]) -> Pixels:
    """What stands on the glass now: BGRA, shape (height, width, 4).

    Args:
        windows: All of them, and the part of the wall that each shows in mm; None: everything.
    """
    first, part = windows[0]
    parts = [(window, part) for window, part in windows if part is not None]
    if len(parts) < 2 or part is None:
        return pixels_of(first.grabWindow())
    return pasted([(window.grabWindow(), part) for window, part in parts])


def pixels_of(image: QImage) -> Pixels:
    """A copy of an image's pixels: BGRA, shape (height, width, 4)."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    width, height = plain.width(), plain.height()
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(height, plain.bytesPerLine())
    return rows[:, : width * 4].reshape(height, width, 4).copy()


def pasted(pictures: Sequence[tuple[QImage, Box]]) -> Pixels:
    """Several windows as one picture of the wall, at the density of the first; gaps are black."""
    density = pictures[0][0].width() / pictures[0][1][2]
    left, top = (min(part[side] for _, part in pictures) for side in (0, 1))
    placed = []
    for image, part in pictures:
        corner = (round((part[0] - left) * density), round((part[1] - top) * density))
        placed.append((pixels_of(_sized(image, part, density)), corner))
    width = max(x + pixels.shape[1] for pixels, (x, _) in placed)
    height = max(y + pixels.shape[0] for pixels, (_, y) in placed)
    whole = np.zeros((height, width, 4), np.uint8)
    whole[..., 3] = 255
    for pixels, (x, y) in placed:
        whole[y : y + pixels.shape[0], x : x + pixels.shape[1]] = pixels
    return whole


def _sized(image: QImage, part: Box, density: float) -> QImage:
    """An image of a part of the wall, at so many pixels on a mm."""
    width, height = round(part[2] * density), round(part[3] * density)
    if (image.width(), image.height()) == (width, height):
        return image
    ratio = Qt.AspectRatioMode.IgnoreAspectRatio
    return image.scaled(width, height, ratio, Qt.TransformationMode.SmoothTransformation)
