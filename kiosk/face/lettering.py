"""Finds room for words on a map: beside what they name, never on one another, never cut off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QFont, QFontMetricsF

from kiosk.face.mapview import Spot

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


@dataclass(frozen=True)
class Written:
    """Words that found room.

    Attributes:
        text: One line.
        box: Where they stand.
    """

    text: str
    box: Box


class Lettering:
    """The words on one map; places are pixels from its middle.

    Args:
        width: Of the map.
        height: Of the map.
        family: The type that words are set in.
    """

    def __init__(self, width: float, height: float, family: str) -> None:
        """Nothing is written."""
        self._half = width / 2, height / 2
        self._family = family
        self._taken: list[Box] = []

    def keep_clear(self, box: Box) -> None:
        """Write nothing here."""
        self._taken.append(box)

    def write(
        self,
        texts: Iterable[str],
        px: int,
        middles: Iterable[Spot],
        air: float,
        *,
        bold: bool = False,
    ) -> Written:
        """Write the first of some texts for which there is room.

        Args:
            texts: The best first.
            px: The size of its letters.
            middles: Where the middle of the line may stand, the best first.
            air: Room that is left around it.
            bold: How it is set, which is wider.

        Returns:
            What was written; an empty text where nothing found room.
        """
        spots = list(middles)
        for text in filter(None, texts):
            wide, high = size_of(text, px, self._family, bold=bold)
            for x, y in spots:
                box = (x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
                if self._free(box, air):
                    self._taken.append(box)
                    return Written(text, box)
        return Written("", (0.0, 0.0, 0.0, 0.0))

    def beside(
        self,
        texts: Iterable[str],
        px: int,
        at: Spot,
        away: float,
        air: float,
        *,
        bold: bool = False,
    ) -> Written:
        """Write words beside a place: at its right or left, below or above it."""
        for text in filter(None, texts):
            wide, high = size_of(text, px, self._family, bold=bold)
            across, down = away + wide / 2 + air, away + high / 2
            ways = ((across, 0.0), (-across, 0.0), (0.0, down), (0.0, -down))
            corners = tuple((x, y) for x in (across, -across) for y in (down * 0.8, -down * 0.8))
            middles = [(at[0] + x, at[1] + y) for x, y in (*ways, *corners)]
            found = self.write([text], px, middles, air, bold=bold)
            if found.text:
                return found
        return Written("", (0.0, 0.0, 0.0, 0.0))

    def _free(self, box: Box, air: float) -> bool:
        left, top, right, bottom = box
        across, down = self._half
        if left - air < -across or right + air > across or top < -down or bottom > down:
            return False
        return all(
            right + air <= one[0]
            or left - air >= one[2]
            or bottom + air / 2 <= one[1]
            or top - air / 2 >= one[3]
            for one in self._taken
        )


@cache
def _metrics(family: str, px: int, bold: bool) -> QFontMetricsF:
    font = QFont(family)
    font.setBold(bold)
    font.setPixelSize(max(px, 1))
    return QFontMetricsF(font)


def size_of(text: str, px: int, family: str, *, bold: bool = False) -> tuple[float, float]:
    """Return how wide and high a line of text is, pixels."""
    metrics = _metrics(family, px, bold)
    return metrics.horizontalAdvance(text), metrics.height()


def around(at: Spot, side: float) -> Box:
    """Return a square around a place."""
    half = side / 2
    return at[0] - half, at[1] - half, at[0] + half, at[1] + half
