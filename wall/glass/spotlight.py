"""Moves one channel's picture between its tile and the large place where everyone sees it."""

from __future__ import annotations

from dataclasses import dataclass

from wall.glass.laying import fitted
from wall.glass.runs import Box
from wall.glass.theme import MOTIONS

VEIL = 0.86
MARGIN = 16
"""Room around the spotlight; px at 1080 lines."""
FOOT = 148
"""Room below it for its name and truth; px at 1080 lines."""


@dataclass(frozen=True)
class Spotlight:
    """One channel in the spotlight, or on its way back.

    Attributes:
        channel: Channel index.
        began: When it began to grow or to return; seconds, monotonic.
        start: How far it was open then, 0 to 1.
        opening: Whether it grows.
    """

    channel: int
    began: float
    start: float = 0.0
    opening: bool = True

    def openness(self, now: float) -> float:
        """How far it is open, 0 at its tile to 1, eased out."""
        passed = min(max((now - self.began) * 1000 / MOTIONS.grow, 0.0), 1.0)
        eased = 1.0 - (1.0 - passed) ** 3
        goal = 1.0 if self.opening else 0.0
        return self.start + (goal - self.start) * eased

    def moving(self, now: float) -> bool:
        """Whether it still grows or returns."""
        return (now - self.began) * 1000 < MOTIONS.grow

    def gone(self, now: float) -> bool:
        """Whether it is back in its tile."""
        return not self.opening and not self.moving(now)

    def turned(self, now: float, *, opening: bool) -> Spotlight:
        """The same channel, now growing or returning from where it is."""
        return Spotlight(self.channel, now, self.openness(now), opening)


def place(width: float, height: float, unit: float, aspect: float, lift: float = 0.0) -> Box:
    """Where an open spotlight stands in a window; whole pixels.

    Args:
        width: Of the window.
        height: Of the window.
        unit: Pixels of one line of 1080.
        aspect: Of the picture.
        lift: More room below it, px at 1080 lines.
    """
    margin, foot = MARGIN * unit, (FOOT + lift) * unit
    room = (margin, margin, max(width - 2 * margin, 1.0), max(height - margin - foot, 1.0))
    x, y, wide, high = fitted(room, aspect)
    return float(round(x)), float(round(y)), float(round(wide)), float(round(high))


def between(tile: Box, large: Box, openness: float) -> Box:
    """The rectangle on the way from the tile to the large place."""
    if openness >= 1.0:
        return large
    x, y, width, height = (a + (b - a) * openness for a, b in zip(tile, large, strict=True))
    return x, y, width, height
