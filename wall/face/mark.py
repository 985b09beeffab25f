"""Gives QML the marks of states as images: ``image://mark/late/COLOURS``."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider

from streams.floor.truth import State
from wall.glass.marks import draw_mark

SIDE = 32
PRIVATE = "private"


class Marks(QQuickImageProvider):
    """Draws a state's mark in the size that is asked for."""

    def __init__(self) -> None:
        """Images, drawn when they are asked for."""
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, name: str, size: QSize, wanted: QSize) -> QImage:  # noqa: N802
        """The mark of the state with this word, or that of what is private, in today's colours."""
        word = name.split("/")[0]
        side = wanted.width() if wanted.width() > 0 else SIDE
        image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = None if word == PRIVATE else State[word.upper()]
        draw_mark(painter, state, QRectF(0, 0, side, side))
        painter.end()
        return image
