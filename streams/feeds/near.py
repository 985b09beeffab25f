"""Keeps of a city's records those around one place."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from pydantic import Field

from layouts.form import Form
from streams.feeds.position import Position

_EARTH_M: Final = 6_371_008.8


class Placed(Protocol):
    """What lies somewhere, or nobody knows where."""

    @property
    def position(self) -> Position | None:
        """Where."""


PlacedT = TypeVar("PlacedT", bound=Placed)


@dataclass(frozen=True)
class Near:
    """A place and how far around it things are near, metres."""

    place: Position
    within_m: float


class NearForm(Form):
    """A place and how far around it things are near."""

    lat: float = Field(ge=-90, le=90, description="the latitude in degrees", examples=[37.5568])
    lon: float = Field(ge=-180, le=180, description="the longitude in degrees", examples=[126.9237])
    within_m: float = Field(
        gt=0, le=100_000, description="how far around, in metres, up to 100000", examples=[1000]
    )

    def near(self) -> Near:
        """Return the place."""
        return Near(Position(self.lat, self.lon), self.within_m)


def metres(one: Position, other: Position) -> float:
    """Return the distance of two places over the ground, metres."""
    lat_1, lat_2 = math.radians(one.lat), math.radians(other.lat)
    half = math.radians(other.lon - one.lon) / 2
    chord = math.sin((lat_2 - lat_1) / 2) ** 2
    chord += math.cos(lat_1) * math.cos(lat_2) * math.sin(half) ** 2
    return 2 * _EARTH_M * math.asin(math.sqrt(min(1.0, chord)))


def nearest_first(things: Iterable[PlacedT], near: Near | None) -> tuple[PlacedT, ...]:
    """Return what is near, nearest first; everything as it stands where no place is named."""
    if near is None:
        return tuple(things)
    far = [
        (metres(near.place, thing.position), number, thing)
        for number, thing in enumerate(things)
        if thing.position is not None
    ]
    return tuple(thing for distance, _, thing in sorted(far) if distance <= near.within_m)
