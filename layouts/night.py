"""Says when it is night at a wall: by the clock, or by the sun over the city."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, datetime, time

SET_DEGREES = -0.833
"""The height of the sun's middle when its edge sets: half its size, and the air bends its light."""
EPOCH = datetime(2000, 1, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Night:
    """When it is night; either both times are given, or the place is.

    Attributes:
        begins: Local time of day.
        ends: Local time of day; earlier than `begins` where the night passes midnight.
        place: Latitude and longitude in degrees (WGS 84), north and east positive.
    """

    begins: time | None = None
    ends: time | None = None
    place: tuple[float, float] | None = None

    def dark(self, moment: datetime) -> bool:
        """Return whether it is night.

        Args:
            moment: With its zone, which is the wall's.
        """
        if self.place is not None:
            return sun_height(*self.place, moment) < SET_DEGREES
        if self.begins is None or self.ends is None:
            return False
        now = moment.timetz().replace(tzinfo=None)
        if self.begins <= self.ends:
            return self.begins <= now < self.ends
        return now >= self.begins or now < self.ends


def sun_height(latitude: float, longitude: float, moment: datetime) -> float:
    """Return how high the sun stands, in degrees above the horizon.

    By the low-precision formulas of the Astronomical Almanac, right to 0.01 degrees until 2050.

    Args:
        latitude: Degrees, north positive.
        longitude: Degrees, east positive.
        moment: With its zone.
    """
    days = (moment.astimezone(UTC) - EPOCH).total_seconds() / 86400
    mean = math.radians(280.460 + 0.9856474 * days)
    anomaly = math.radians(357.528 + 0.9856003 * days)
    ecliptic = mean + math.radians(1.915 * math.sin(anomaly) + 0.020 * math.sin(2 * anomaly))
    tilt = math.radians(23.439 - 0.0000004 * days)
    declination = math.asin(math.sin(tilt) * math.sin(ecliptic))
    ascension = math.atan2(math.cos(tilt) * math.sin(ecliptic), math.cos(ecliptic))
    sidereal = math.radians(280.46062 + 360.98564737 * days + longitude)
    hour, north = sidereal - ascension, math.radians(latitude)
    height = math.sin(north) * math.sin(declination)
    height += math.cos(north) * math.cos(declination) * math.cos(hour)
    return math.degrees(math.asin(min(max(height, -1.0), 1.0)))
