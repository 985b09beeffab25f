"""Keeps names painted with their dark edge: painting one takes longer than all else about it."""

from __future__ import annotations

import math
from collections import OrderedDict

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from wall.glass.map.mapcolours import map_colours

EDGE = 2.6
"""The dark edge around letters, px at 1080 lines."""
KEPT = 500

Key = tuple[str, int, int, bool, str]


class NameImages:
    """Names of one unit, the most recently used kept.

    Args:
        unit: Pixels of one line of 1080.
    """

    def __init__(self, unit: float) -> None:
        """Nothing is painted yet."""
        self._edge = EDGE * unit
        self._kept: OrderedDict[Key, tuple[QImage, float, float]] = OrderedDict()

    def name(self, words: str, font: QFont, colour: str) -> tuple[QImage, float, float]:
        """A name's image, and the width and height of its letters without the edge.

        Args:
            words: One line.
            font: With its size in pixels.
            colour: Of the letters.
        """
        weight = font.weight()
        key = (words, font.pixelSize(), int(weight.value), font.italic(), colour)
        if key not in self._kept:
            self._kept[key] = self._paint(words, font, colour)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]

    @property
    def edge(self) -> float:
        """Pixels by which an image is larger than its letters, on each side."""
        return float(math.ceil(self._edge))

    def _paint(self, words: str, font: QFont, colour: str) -> tuple[QImage, float, float]:
        metrics = QFontMetricsF(font)
        wide, high = metrics.horizontalAdvance(words), metrics.height()
        edge = self.edge
        size = max(math.ceil(wide + 2 * edge), 1), max(math.ceil(high + 2 * edge), 1)
        image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        path = QPainterPath()
        path.addText(QPointF(edge, edge + metrics.ascent()), font, words)
        pen = QPen(QColor(map_colours().sea), 2 * self._edge)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.strokePath(path, pen)
        painter.fillPath(path, QColor(colour))
        painter.end()
        return image, wide, high
