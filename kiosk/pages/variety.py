"""Chooses a few of many so that one place does not fill the screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import Final, TypeVar

ThingT = TypeVar("ThingT")

OF_A_KIND: Final = 2


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
