"""Paints QR symbols, one pixel a module: ``image://qr/7``; QML enlarges them by whole pixels."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, qRgb
from PySide6.QtQuick import QQuickImageProvider

from kiosk.share.symbol import Symbol

KEPT: Final = 8
LIGHT, DARK = qRgb(255, 255, 255), qRgb(0, 0, 0)
"""Black on white in every theme: many phones do not read a symbol the other way round."""


class QrImages(QQuickImageProvider):
    """The symbols that stand on the screen."""

    def __init__(self) -> None:
        """Without any."""
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._symbols: OrderedDict[str, Symbol] = OrderedDict()
        self._count = 0

    def show(self, symbol: Symbol) -> str:
        """Keep a symbol, and return where QML finds its image; the oldest ones are forgotten."""
        self._count += 1
        name = str(self._count)
        self._symbols[name] = symbol
        while len(self._symbols) > KEPT:
            self._symbols.popitem(last=False)
        return f"image://qr/{name}"

    def requestImage(self, name: str, size: QSize, wanted: QSize) -> QImage:  # noqa: N802
        """The symbol, a pixel a module; an empty image for one that is forgotten."""
        symbol = self._symbols.get(name)
        return painted(symbol) if symbol is not None else QImage()


def painted(symbol: Symbol) -> QImage:
    """Return a symbol as an image, a pixel a module."""
    image = QImage(symbol.side, symbol.side, QImage.Format.Format_RGB32)
    image.fill(LIGHT)
    for y, row in enumerate(symbol.rows):
        for x, dark in enumerate(row):
            if dark:
                image.setPixel(x, y, DARK)
    return image
