"""Projects the earth onto a plane by Web Mercator, in which shapes as small as a city stay true.

The plane is 1 wide: x from 0 at 180° W eastward, y from 0 at 85.0511° N southward (EPSG:3857 in
parts of the equator).  A length on it is 1/cos(latitude) too long, alike in every direction.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

EARTH_M = 40_075_016.686
"""The equator, metres."""
FURTHEST = 85.05112878
"""Beyond this latitude the plane ends."""


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Return where a place, in degrees (WGS 84), lies on the plane."""
    bounded = math.radians(min(max(latitude, -FURTHEST), FURTHEST))
    return (longitude + 180) / 360, (1 - math.asinh(math.tan(bounded)) / math.pi) / 2


def unproject(x: float, y: float) -> tuple[float, float]:
    """Return the longitude and latitude of a point of the plane."""
    return x * 360 - 180, math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y))))


def metre(latitude: float) -> float:
    """Return the length of a metre on the plane at a latitude."""
    return 1 / (EARTH_M * math.cos(math.radians(latitude)))


@dataclass(frozen=True)
class Extent:
    """A part of the earth, in degrees (WGS 84)."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True)
class Fit:
    """Where the plane lies in a rectangle: ``place = scale * plane + (x, y)``."""

    scale: float
    x: float
    y: float

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return where a place, in degrees, lies in the rectangle."""
        x, y = project(longitude, latitude)
        return x * self.scale + self.x, y * self.scale + self.y

    def earth(self, x: float, y: float) -> tuple[float, float]:
        """Return the longitude and latitude of a point of the rectangle."""
        return unproject((x - self.x) / self.scale, (y - self.y) / self.scale)


def fitted(extent: Extent, width: float, height: float) -> Fit:
    """Return how an extent lies whole in the middle of a rectangle of this size."""
    west, north = project(extent.west, extent.north)
    east, south = project(extent.east, extent.south)
    scale = min(width / max(east - west, 1e-12), height / max(south - north, 1e-12))
    x = width / 2 - (west + east) / 2 * scale
    return Fit(scale, x, height / 2 - (north + south) / 2 * scale)
