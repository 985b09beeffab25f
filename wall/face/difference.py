"""Tells how one list becomes another in few steps, so that a list that is read does not jump."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Run = tuple[int, int]
"""The first and the last place of neighbours in a list."""


@dataclass(frozen=True)
class Difference:
    """The steps from one list to another; whatever is not named stays where it is.

    Attributes:
        removed: Runs of the earlier list, the last first.
        inserted: Runs of the later list, the first first.
    """

    removed: tuple[Run, ...]
    inserted: tuple[Run, ...]

    @property
    def steps(self) -> int:
        """How many runs there are."""
        return len(self.removed) + len(self.inserted)


def difference(before: Sequence[int], after: Sequence[int]) -> Difference:
    """The fewest removals and insertions that turn one list into another.

    Args:
        before: Numbers, none of them twice.
        after: The same, in any other choice and order.
    """
    places = {number: place for place, number in enumerate(before)}
    common = [places[number] for number in after if number in places]
    staying = set(_ascending(common))
    kept = {before[place] for place in staying}
    removed = _runs(place for place in range(len(before)) if place not in staying)
    inserted = _runs(place for place, number in enumerate(after) if number not in kept)
    return Difference(tuple(reversed(removed)), tuple(inserted))


def _ascending(places: Sequence[int]) -> Sequence[int]:
    """The longest subsequence that ascends (patience sorting)."""
    if all(first < second for first, second in pairwise(places)):
        return places
    ends: list[int] = []
    holders: list[int] = []
    previous = [-1] * len(places)
    for number, place in enumerate(places):
        pile = bisect_left(ends, place)
        previous[number] = holders[pile - 1] if pile else -1
        ends[pile : pile + 1] = [place]
        holders[pile : pile + 1] = [number]
    chain: list[int] = []
    number = holders[-1]
    while number >= 0:
        chain.append(places[number])
        number = previous[number]
    return chain


def _runs(places: Iterable[int]) -> list[Run]:
    runs: list[Run] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
