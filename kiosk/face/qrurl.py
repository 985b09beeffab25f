"""Hands a QR symbol to QML as the address of an image that is whole in itself, a pixel a module."""

from __future__ import annotations

import base64
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImage, QImageWriter, qRgb

from kiosk.share.symbol import Symbol

LIGHT: Final = qRgb(255, 255, 255)
DARK: Final = qRgb(0, 0, 0)
"""Black on white in every theme: many phones do not read a symbol the other way round."""


def painted(symbol: Symbol) -> QImage:
    """Return a symbol as an image, a pixel a module; whoever shows it enlarges whole pixels."""
    image = QImage(symbol.side, symbol.side, QImage.Format.Format_RGB32)
    image.fill(LIGHT)
    for y, row in enumerate(symbol.rows):
        for x, dark in enumerate(row):
            if dark:
                image.setPixel(x, y, DARK)
    return image


def address(symbol: Symbol) -> str:
    """Return an address of the symbol's image that needs neither a file nor a provider."""
    png = QByteArray()
    buffer = QBuffer(png)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(painted(symbol))
    return f"data:image/png;base64,{base64.b64encode(png.data()).decode('ascii')}"
