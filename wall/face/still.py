"""Gives QML a channel's picture, small, as an image: ``image://still/ROW/BEAT``."""

from __future__ import annotations

import cv2
import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickImageProvider

from streams.floor.frame import STILL_HEIGHT, STILL_WIDTH, Pixels
from streams.floor.truth import State
from wall.glass.palette import COLOURS
from wall.glass.shade import greyed
from wall.glass.stage import Stage
from wall.glass.textures import view_of
from wall.glass.veil import Veil, veiled

WIDEST = (288, 162)
"""What no list shows larger, pixels."""


class Stills(QQuickImageProvider):
    """Copies of what tiles are drawn from; grey while a channel is not live, veiled like its tile.

    An item of our own would be cheaper, but an item of a list comes and goes, and when it goes it
    takes Python's only handle of its window along.

    Args:
        stage: Whose pictures.
    """

    def __init__(self, stage: Stage) -> None:
        """Nothing is copied before it is asked for."""
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._stage = stage

    def requestImage(self, name: str, size: QSize, wanted: QSize) -> QImage:  # noqa: N802
        """A copy of what the tile of the row is drawn from; the name begins with the row."""
        row = int(name.split("/")[0])
        stage = self._stage
        known = 0 <= row < stage.frames.shape.capacity
        picture = stage.frames.read(row) if known else None
        if picture is None:
            empty = QImage(STILL_WIDTH, STILL_HEIGHT, QImage.Format.Format_RGB32)
            empty.fill(QColor(COLOURS.bed))
            return empty
        pixels = _small(picture.pixels)
        veil = int(stage.shade.veils[row])
        if veil:
            pixels = veiled(pixels, veil)
        live = stage.source.judge.states[row] == State.LIVE
        return view_of(pixels if live or veil == Veil.HIDDEN else greyed(pixels)).copy()


def _small(pixels: Pixels) -> Pixels:
    if pixels.shape[1] <= WIDEST[0]:
        return pixels
    return np.asarray(cv2.resize(pixels, WIDEST, interpolation=cv2.INTER_AREA), np.uint8)
