"""Finds the channels around a place: what a touch on the map, and an event's position, call up."""

from __future__ import annotations

import math
from collections.abc import Iterable

from layouts.channel import Channel

EARTH_RADIUS_M = 6_371_000.0


def distance_m(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the metres between two places, each latitude and longitude in degrees (WGS 84)."""
    (lat_1, lon_1), (lat_2, lon_2) = ((math.radians(a), math.radians(b)) for a, b in (one, other))
    half = (
        math.sin((lat_2 - lat_1) / 2) ** 2
        + math.cos(lat_1) * math.cos(lat_2) * math.sin((lon_2 - lon_1) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_M * math.asin(min(math.sqrt(half), 1.0))


def closest(
    channels: Iterable[Channel], place: tuple[float, float], count: int
) -> tuple[Channel, ...]:
    """Return those of `channels` that are nearest to a place, the nearest first.

    Args:
        channels: Those without a position are passed over; of equals the earlier comes first.
        place: Latitude and longitude in degrees.
        count: How many at most.
    """
    placed = [
        (distance_m(channel.position, place), number, channel)
        for number, channel in enumerate(channels)
        if channel.position is not None
    ]
    return tuple(channel for _, _, channel in sorted(placed, key=lambda one: one[:2])[:count])
