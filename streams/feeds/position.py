"""Finds the place on the earth that coordinates mean, whichever way a source wrote them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from pyproj import Transformer

from streams.feeds.row import RowError

_SOUTH, _NORTH, _WEST, _EAST = 32.0, 40.0, 123.0, 133.0
"""Korea in degrees: what lies elsewhere is swapped, or no place at all."""
_DEGREES: Final = 4326


class _Grid(NamedTuple):
    """A projection, and where the region of Seoul lies in it, metres."""

    epsg: int
    east: tuple[float, float]
    north: tuple[float, float]


_GRIDS: Final = (
    # GRS80 TM, central belt; its false northing was 500,000 and is 600,000 since 2010.
    _Grid(5181, (120_000, 280_000), (400_000, 500_000)),
    _Grid(5186, (120_000, 280_000), (500_000, 600_000)),
    # UTM-K, of the nation's base maps.
    _Grid(5179, (870_000, 1_040_000), (1_900_000, 2_000_000)),
    # Web Mercator.
    _Grid(3857, (14_020_000, 14_250_000), (4_440_000, 4_590_000)),
)
"""No two of them overlap, also where north and east are swapped: the range alone tells."""


@dataclass(frozen=True)
class Position:
    """A place in degrees (WGS 84)."""

    lat: float
    lon: float


def in_korea(north: float | None, east: float | None) -> Position | None:
    """Return the place of two coordinates in Korea, or None where there are none.

    Degrees, and the metres of the region of Seoul in any usual projection, are told by range, and
    so are swapped ones; zeros and missing numbers are no place.

    Raises:
        RowError: They mean a place elsewhere.
    """
    if not north or not east:
        return None
    for lat, lon in ((north, east), (east, north)):
        if _SOUTH <= lat <= _NORTH and _WEST <= lon <= _EAST:
            return Position(lat, lon)
        for grid in _GRIDS:
            if grid.east[0] <= lon < grid.east[1] and grid.north[0] <= lat < grid.north[1]:
                degrees = _transformer(grid.epsg).transform(lon, lat)
                return Position(round(degrees[1], 7), round(degrees[0], 7))
    raise RowError("coordinates outside Korea")


def on_earth(lat: float | None, lon: float | None) -> Position | None:
    """Return the place of two coordinates in degrees, or None where they mean none."""
    if lat is None or lon is None or (lat == 0 and lon == 0):
        return None
    return Position(lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 else None


@cache
def _transformer(epsg: int) -> Transformer:
    return Transformer.from_crs(epsg, _DEGREES, always_xy=True)
