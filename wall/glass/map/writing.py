"""Writes names onto a map where there is room for them, and none on another."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter

from wall.glass.map.nameimages import NameImages

AIR = 7.0
"""Room between two names, px at 1080 lines."""
MOST = 160
"""No map with more names is easier to read."""


class Writing:
    """The names on one map.

    Args:
        painter: Open on the image.
        rooms: The image, and the part of it that is in sight: no name is cut by its edge.
        unit: Pixels of one line of 1080.
        images: Names that were painted before.
    """

    def __init__(
        self, painter: QPainter, rooms: tuple[QRectF, QRectF], unit: float, images: NameImages
    ) -> None:
        """Nothing is written."""
        self._painter = painter
        self._room, self._sight = rooms
        self._unit = unit
        self._images = images
        self._taken: list[QRectF] = []
        self._count = 0

    def keep_clear(self, box: QRectF) -> None:
        """Write nothing here."""
        self._taken.append(box)

    def write(self, words: str, font: QFont, colour: str, places: Iterable[QPointF]) -> bool:
        """Write words around the first of these places that is free.

        Args:
            words: One line.
            font: With its size in pixels.
            colour: Of the letters.
            places: Where the middle of the line may be, the best first.

        Returns:
            Whether there was room.
        """
        if self._count >= MOST:
            return False
        image, wide, high = self._images.name(words, font, colour)
        air, edge = (AIR - 1) * self._unit, self._images.edge
        for place in places:
            box = QRectF(round(place.x() - wide / 2), round(place.y() - high / 2), wide, high)
            roomy = box.adjusted(-air, -air / 2, air, air / 2)
            cut = self._sight.intersects(box) and not self._sight.contains(box)
            if cut or not self._room.contains(box):
                continue
            if not any(roomy.intersects(one) for one in self._taken):
                self._painter.drawImage(QPointF(box.x() - edge, box.y() - edge), image)
                self._taken.append(box)
                self._count += 1
                return True
        return False

    def beside(self, words: str, font: QFont, colour: str, x: float, y: float, away: float) -> bool:
        """Write words beside a point, best to the right of it; `away` pixels from it."""
        _, wide, high = self._images.name(words, font, colour)
        across, down = away + wide / 2, away + high / 2
        ways = ((across, 0), (-across, 0), (0, -down), (0, down), (across, -down), (across, down))
        places = [QPointF(x + dx, y + dy) for dx, dy in ways]
        return self.write(words, font, colour, places)
