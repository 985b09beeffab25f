"""Finds tours that lead back to themselves, and those that grow beyond all use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from layouts.phrase import phrase
from layouts.problem import Fault
from layouts.tour import Tour

MOST_STEPS = 10_000


def circle_faults(tours: Mapping[int, Tour]) -> Iterator[Fault]:
    """Yield one fault for each circle among `tours`, and for each tour that is too long.

    Args:
        tours: By their number in the document; paths are from the document.
    """
    walk = _Walk(tours)
    for number in tours:
        yield from walk.through(number)
    if walk.circles:
        return
    for number, tour in tours.items():
        count = walk.count(tour.id)
        if count > MOST_STEPS:
            found = phrase("{count} steps, those of the tours in it counted", count=f"{count:,}")
            mend = phrase("name fewer tours in it")
            yield Fault(
                ("tours", number, "steps"),
                found,
                phrase("at most {most_steps} steps", most_steps=f"{MOST_STEPS:,}"),
                mend,
            )


class _Walk:
    """A walk along all tours, depth first, that knows where it came from."""

    def __init__(self, tours: Mapping[int, Tour]) -> None:
        self.circles = 0
        self._tours = tours
        self._numbers: dict[str, int] = {}
        for number, tour in tours.items():
            self._numbers.setdefault(tour.id, number)
        self._done: set[int] = set()
        self._counts: dict[str, int] = {}

    def through(self, start: int) -> Iterator[Fault]:
        """Yield the circles that are met from the tour `start`, each at the step that closes it."""
        way: list[int] = []
        # A stack of our own: thousands of tours in a row must not exhaust Python's.
        left: list[tuple[int, int]] = [(start, -1)]
        while left:
            number, step = left.pop()
            if step < 0:
                if number in self._done:
                    continue
                way.append(number)
            onward = self._onward(number, step + 1)
            if onward is None:
                self._done.add(number)
                way.pop()
                continue
            at, target = onward
            left.append((number, at))
            if target in way:
                self.circles += 1
                yield self._fault(number, at, [*way[way.index(target) :], target])
            else:
                left.append((target, -1))

    def _onward(self, number: int, first: int) -> tuple[int, int] | None:
        """Return the next step, from `first` on, that names a tour, and that tour's number."""
        for at, step in enumerate(self._tours[number].steps[first:], first):
            if step.tour is not None and step.tour in self._numbers:
                return at, self._numbers[step.tour]
        return None

    def _fault(self, number: int, step: int, circle: list[int]) -> Fault:
        way = " → ".join(f"'{self._tours[one].id}'" for one in circle)
        mend = phrase("name a scene in this step, or delete it")
        path = ("tours", number, "steps", step, "tour")
        return Fault(
            path,
            phrase("a circle: {way}", way=way),
            phrase("tours that do not lead back to themselves"),
            mend,
        )

    def count(self, name: str) -> int:
        """Return how many steps the tour `name` has with those of the tours in it."""
        waiting = [name]
        while waiting:
            tour = self._tours[self._numbers[waiting[-1]]]
            inner = [s.tour for s in tour.steps if s.tour in self._numbers and s.tour is not None]
            missing = [one for one in inner if one not in self._counts]
            if missing:
                waiting += missing
                continue
            own = len(tour.steps) - len(inner)
            self._counts[waiting.pop()] = own + sum(self._counts[one] for one in inner)
        return self._counts[name]
