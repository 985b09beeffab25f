"""Draws the kiosk's own signs from their vector paths: ``image://sign/bike/f6f9fc``."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

SIDE: Final = 96
DOT: Final = "dot"
"""What stands for a sign that nobody has drawn."""


@lru_cache(maxsize=1)
def drawings() -> dict[str, str]:
    """All signs by their names: SVG elements on a ground of 24 by 24."""
    text = Path(__file__).with_name("signs.json").read_text(encoding="utf-8")
    return {str(name): str(drawing) for name, drawing in json.loads(text).items()}


def svg(name: str, colour: str) -> str:
    """A sign as an SVG document.

    Args:
        name: Its name; one that nobody has drawn becomes a dot.
        colour: ``rrggbb``.
    """
    drawing = drawings().get(name, drawings()[DOT])
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" '
        f'stroke="#{colour}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">'
        f"{drawing.replace('INK', f'#{colour}')}</svg>"
    )


class Signs(QQuickImageProvider):
    """Draws a sign in the size and colour that are asked for."""

    def __init__(self) -> None:
        """Images, drawn when they are asked for."""
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, name: str, size: QSize, wanted: QSize) -> QImage:  # noqa: N802
        """The sign ``name/rrggbb``."""
        sign, _, colour = name.partition("/")
        side = wanted.width() if wanted.width() > 0 else SIDE
        image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        document = QByteArray(svg(sign, colour or "ffffff").encode())
        QSvgRenderer(document).render(painter, QRectF(0, 0, side, side))
        painter.end()
        return image
