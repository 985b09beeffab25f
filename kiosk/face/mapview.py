"""What of the earth a map on the screen shows, and where a place lies on it."""

from __future__ import annotations

import math
from dataclasses import dataclass

Spot = tuple[float, float]
"""On the map: pixels from its middle, right and down.  On the earth: latitude and longitude."""

METRES_A_DEGREE = 111_195.0


@dataclass(frozen=True)
class MapView:
    """A map as it is seen; the kiosk is in its middle, and what one looks at above.

    Attributes:
        width: Pixels.
        height: Pixels.
        here: Latitude and longitude of the kiosk.
        span_m: How many metres its width shows.
        facing: The direction that is above, degrees clockwise from north.
        unit: Pixels of one line of 1080 of the screen.
        contrast: Whether it has the colours of the highest contrast.
    """

    width: int
    height: int
    here: Spot
    span_m: float
    facing: float = 0.0
    unit: float = 1.0
    contrast: bool = False

    def place(self, at: Spot) -> Spot:
        """Where a place of the earth lies on the map."""
        shrink = math.cos(math.radians(self.here[0]))
        pixels = self.width / self.span_m * METRES_A_DEGREE
        east = (at[1] - self.here[1]) * shrink * pixels
        south = (self.here[0] - at[0]) * pixels
        return self.turned(east, south)

    def turned(self, east: float, south: float) -> Spot:
        """Where something lies that is so many pixels to the east and south of the kiosk."""
        turn = math.radians(self.facing)
        return (
            east * math.cos(turn) + south * math.sin(turn),
            south * math.cos(turn) - east * math.sin(turn),
        )

    def holds(self, spot: Spot) -> bool:
        """Whether something is on the map."""
        return abs(spot[0]) <= self.width / 2 and abs(spot[1]) <= self.height / 2
