"""Reads CAP's polygons and circles, which some senders write the wrong way round."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

from streams.alerts.alert import Circle, Point

MOST_POINTS: Final = 20_000
MOST_RADIUS_KM: Final = 20_040.0
"""Half of the earth's girth: more is no circle."""
_FEWEST: Final = 4


class Shape(NamedTuple):
    """What was read.

    Attributes:
        value: A polygon's points or a circle; None where there is none.
        remark: What was wrong, and how it was taken; empty where nothing was.
    """

    value: tuple[Point, ...] | Circle | None
    remark: str = ""


def read_polygon(text: str) -> Shape:
    """Return a polygon, ``lat,lon lat,lon …``, its last point the first.

    One that is not closed is closed. One whose first numbers can be no latitudes was written
    ``lon,lat``, and is turned around.
    """
    words = text.split()
    if len(words) > MOST_POINTS:
        return Shape(None, f"a polygon of {len(words):,} points, at most {MOST_POINTS:,} are read")
    pairs = [_pair(word) for word in words]
    numbers = [pair for pair in pairs if pair is not None]
    if not numbers or len(numbers) != len(pairs):
        return Shape(None, "a polygon that is no list of lat,lon pairs")
    points, remark = _upright(numbers)
    if not points:
        return Shape(None, remark)
    if points[0] != points[-1]:
        points.append(points[0])
        remark = remark or "a polygon that is not closed was closed"
    if len(points) < _FEWEST:
        return Shape(None, f"a polygon of {len(set(points))} points, expected at least 3")
    return Shape(tuple(points), remark)


def read_circle(text: str) -> Shape:
    """Return a circle, ``lat,lon km``; some write a comma before the radius."""
    words = text.split()
    if len(words) == 1 and words[0].count(",") == 2:
        words = words[0].rsplit(",", 1)
    pair = _pair(words[0]) if len(words) == 2 else None
    radius = _number(words[1]) if len(words) == 2 else None
    if pair is None or radius is None:
        return Shape(None, "a circle that is not 'lat,lon km'")
    points, remark = _upright([pair])
    if not points or not 0 <= radius <= MOST_RADIUS_KM:
        return Shape(None, remark or "a circle whose radius is none")
    return Shape(Circle(points[0], radius), remark)


def _upright(pairs: Sequence[tuple[float, float]]) -> tuple[list[Point], str]:
    if all(_is_place(*pair) for pair in pairs):
        return [Point(*pair) for pair in pairs], ""
    if all(_is_place(lat, lon) for lon, lat in pairs):
        return [Point(lat, lon) for lon, lat in pairs], "points were written lon,lat: turned around"
    return [], "points that lie on no earth"


def _is_place(lat: float, lon: float) -> bool:
    return abs(lat) <= 90 and abs(lon) <= 180


def _pair(word: str) -> tuple[float, float] | None:
    parts = [_number(part) for part in word.split(",")]
    if len(parts) != 2 or parts[0] is None or parts[1] is None:
        return None
    return parts[0], parts[1]


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
