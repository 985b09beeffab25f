"""Blacks out of a picture of the screen what a visitor writes there: it is for nobody else."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQuick import QQuickItem, QQuickWindow

PRIVATE: Final = "private"
"""What QML calls the panels on which somebody writes: an opinion with its receipt, a PIN."""


def veiled(window: QQuickWindow, picture: QImage) -> QImage:
    """A picture of a window without its private panels; on Qt's thread.

    Args:
        window: The window, as it stood when the picture was taken.
        picture: Of the whole of it.
    """
    wide = picture.width() / max(window.width(), 1)
    painter = QPainter(picture)
    for panel in window.findChildren(QQuickItem, PRIVATE):
        if panel.isVisible():
            corner = panel.mapToScene(QPointF(0, 0)) * wide
            whole = QRectF(corner.x(), corner.y(), panel.width() * wide, panel.height() * wide)
            painter.fillRect(whole.toAlignedRect(), Qt.GlobalColor.black)
    painter.end()
    return picture
