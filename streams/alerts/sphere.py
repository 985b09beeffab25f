"""Measures on the earth, which is a ball here: how far a point is from a circle or a polygon.

Polygons are taken as CAP's readers take them, with edges straight in latitude and longitude, and
distances to edges on the plane that touches the ball at the point: right to a percent within some
hundred kilometres, which is more than any place's own radius.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from streams.alerts.alert import Circle, Point

EARTH_M: Final = 6_371_008.8
"""The mean radius (IUGG)."""
_DEGREE_M: Final = math.radians(1) * EARTH_M


def distance_m(one: Point, other: Point) -> float:
    """Return the length of the great circle between two points, in metres."""
    up, across = math.radians(other.lat - one.lat), math.radians(other.lon - one.lon)
    span = math.cos(math.radians(one.lat)) * math.cos(math.radians(other.lat))
    half = math.sin(up / 2) ** 2 + span * math.sin(across / 2) ** 2
    return 2 * EARTH_M * math.asin(min(1.0, math.sqrt(half)))


def beyond_circle_m(point: Point, circle: Circle) -> float:
    """Return how far a point lies outside a circle, in metres; 0 within it."""
    return max(0.0, distance_m(point, circle.centre) - circle.radius_km * 1000)


def beyond_polygon_m(point: Point, ring: Sequence[Point]) -> float:
    """Return how far a point lies outside a polygon, in metres; 0 within it.

    Args:
        point: The point.
        ring: The polygon's points, the last equal to the first; it may cross the 180th meridian.
    """
    plain = _unwrapped(ring)
    least = math.inf
    for turn in (-360.0, 0.0, 360.0):
        moved = [Point(lat, lon + turn) for lat, lon in plain]
        if _inside(point, moved):
            return 0.0
        edges = (_edge_m(point, *edge) for edge in _edges(moved))
        least = min(least, min(edges, default=math.inf))
    return least


def middle(ring: Sequence[Point]) -> Point:
    """Return the middle of the box around a polygon."""
    plain = _unwrapped(ring)
    lats, lons = [p.lat for p in plain], [p.lon for p in plain]
    lon = (min(lons) + max(lons)) / 2
    return Point((min(lats) + max(lats)) / 2, (lon + 180) % 360 - 180)


def _unwrapped(ring: Sequence[Point]) -> list[Point]:
    """Return a ring whose longitudes run on over the 180th meridian.

    An edge of more than half the earth is meant the other way round, but for one of the whole
    earth: that belongs to a polygon around it.
    """
    points = list(ring[:1])
    for before, after in pairwise(ring):
        step = after.lon - before.lon
        if 180 < abs(step) < 360:
            step -= math.copysign(360, step)
        points.append(Point(after.lat, points[-1].lon + step))
    return points


def _edges(ring: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    return pairwise(ring)


def _inside(point: Point, ring: Sequence[Point]) -> bool:
    """Count the edges that a line from the point northward crosses; odd is inside."""
    crossed = False
    for one, other in _edges(ring):
        if (one.lon > point.lon) != (other.lon > point.lon):
            share = (point.lon - one.lon) / (other.lon - one.lon)
            if one.lat + share * (other.lat - one.lat) > point.lat:
                crossed = not crossed
    return crossed


def _edge_m(point: Point, one: Point, other: Point) -> float:
    scale = math.cos(math.radians(point.lat)) * _DEGREE_M
    x1, y1 = (one.lon - point.lon) * scale, (one.lat - point.lat) * _DEGREE_M
    x2, y2 = (other.lon - point.lon) * scale, (other.lat - point.lat) * _DEGREE_M
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    share = -(x1 * (x2 - x1) + y1 * (y2 - y1)) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return math.hypot(x1 + share * (x2 - x1), y1 + share * (y2 - y1))
