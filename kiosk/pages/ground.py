"""Things on the ground around the kiosk: how far they are, and how much a map has to show."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from streams.feeds.near import Placed, metres
from streams.feeds.position import Position

PlacedT_co = TypeVar("PlacedT_co", bound=Placed, covariant=True)
PlacedT = TypeVar("PlacedT", bound=Placed)

LEAST_SPAN_M: Final = 400.0
_AROUND: Final = 2.3
"""What lies farthest stands a little inside the edge of a map, with room for its name."""
_STEPS: Final = (1.0, 1.25, 1.6, 2.0, 2.5, 3.2, 4.0, 5.0, 6.3, 8.0)
"""Maps have few sizes (R10 of ISO 3): one that grew by a metre would be painted anew for it."""


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
    wanted = max(LEAST_SPAN_M, _AROUND * max(distances, default=0.0))
    decade = 10.0 ** math.floor(math.log10(wanted))
    return next((step * decade for step in _STEPS if step * decade >= wanted), 10.0 * decade)
