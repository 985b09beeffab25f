"""Things on the ground around the kiosk: how far they are, and how much a map has to show."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Generic, TypeVar

from kiosk.page import Marker
from streams.feeds.near import Placed, metres
from streams.feeds.position import Position

PlacedT_co = TypeVar("PlacedT_co", bound=Placed, covariant=True)
PlacedT = TypeVar("PlacedT", bound=Placed)

LEAST_SPAN_M: Final = 400.0
_AROUND: Final = 2.3
"""What lies farthest stands a little inside the edge of a map, with room for its name."""
_LABEL: Final = (0.42, 0.05)
"""How wide and how high a label is, as a part of the map's width."""
_DEGREE_M: Final = 111_195.0


@dataclass(frozen=True)
class Far(Generic[PlacedT_co]):
    """A thing, where it is, and how far that is in a straight line, metres."""

    thing: PlacedT_co
    at: tuple[float, float]
    metres: float


def nearest(
    here: Position, things: Iterable[PlacedT], within_m: float = float("inf")
) -> tuple[Far[PlacedT], ...]:
    """Return the things whose place is known, nearest first."""
    found = []
    for number, thing in enumerate(things):
        position = thing.position
        if position is None:
            continue
        far = metres(here, position)
        if far <= within_m:
            found.append((far, number, thing, (position.lat, position.lon)))
    found.sort(key=lambda one: one[:2])
    return tuple(Far(thing, at, far) for far, _, thing, at in found)


def span_of(distances: Sequence[float]) -> float:
    """Return how many metres a map's width has to show, so that all lies on it."""
    return max(LEAST_SPAN_M, _AROUND * max(distances, default=0.0))


def uncluttered(
    here: Position, markers: Sequence[Marker], span_m: float, facing: float | None
) -> tuple[Marker, ...]:
    """Return the markers, without the label of those that would lie on an earlier one's.

    Args:
        here: The middle of the map.
        markers: What matters most first.
        span_m: How many metres the map's width shows.
        facing: How far the map is turned, degrees clockwise from north.
    """
    told: list[tuple[float, float]] = []
    shown = []
    for marker in markers:
        x, y = _on_map(here, marker.at, facing or 0.0)
        free = all(
            abs(x - left) > _LABEL[0] * span_m or abs(y - up) > _LABEL[1] * span_m
            for left, up in told
        )
        if free:
            told.append((x, y))
        shown.append(marker if free else replace(marker, label="", says=""))
    return tuple(shown)


def _on_map(here: Position, at: tuple[float, float], facing: float) -> tuple[float, float]:
    """Return how far to the right and how far up a place lies on the map, metres."""
    north = (at[0] - here.lat) * _DEGREE_M
    east = (at[1] - here.lon) * _DEGREE_M * math.cos(math.radians(here.lat))
    turn = math.radians(facing)
    return (
        east * math.cos(turn) - north * math.sin(turn),
        east * math.sin(turn) + north * math.cos(turn),
    )
