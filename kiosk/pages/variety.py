"""Chooses a few of many: the nearest, and not all of one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Final, TypeVar

from kiosk.pages.ground import nearest
from streams.feeds.near import Placed
from streams.feeds.position import Position

ThingT = TypeVar("ThingT")
PlacedT = TypeVar("PlacedT", bound=Placed)

OF_A_KIND: Final = 2


def from_here(here: Position, things: Sequence[PlacedT]) -> list[tuple[PlacedT, float | None]]:
    """Return things with how far they are in metres, the nearest first; None where nobody knows."""
    near = [(one.thing, one.metres) for one in nearest(here, things)]
    return [*near, *((one, None) for one in things if one.position is None)]


def varied(
    things: Iterable[ThingT], kind: Callable[[ThingT], Hashable], most: int
) -> tuple[ThingT, ...]:
    """Return the first of some things, but of each kind only two while there are others.

    Args:
        things: The best first; that order stays.
        kind: What makes two of them the same to a reader.
        most: How many are returned at most.
    """
    seen: Counter[Hashable] = Counter()
    chosen: list[ThingT] = []
    rest: list[ThingT] = []
    for thing in things:
        seen[kind(thing)] += 1
        (chosen if seen[kind(thing)] <= OF_A_KIND else rest).append(thing)
    return (*chosen, *rest)[:most]
