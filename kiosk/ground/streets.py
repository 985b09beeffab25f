"""The streets as a net, and the shortest ways over it on foot (Dijkstra 1959)."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise
from typing import Final

Point = tuple[float, float]
"""Latitude and longitude, degrees."""

DEGREE_M: Final = 111_195.0
GRID_M: Final = 100.0
"""The side of the squares by which the nearest street is found."""
ASIDE_M: Final = 150.0
"""Farther from every street a place is not on this map, and no way leads there."""
FARTHEST_M: Final = 6_000.0
"""Longer ways nobody walks from a station."""
TREES_KEPT: Final = 8
WALKS_KEPT: Final = 256
"""Pages are built anew every second, and ask for the same ways."""
_FINE: Final = 6
"""Ends of lines that agree to so many decimals, a decimetre, are one crossing."""

Node = int
_Starts = tuple[tuple[Point, float], ...]


@dataclass(frozen=True)
class Walk:
    """A way on foot.

    Attributes:
        points: From its start to its end.
        metres: How long it is, what was walked before its start included.
        start: The number of the start from which it is shortest.
    """

    points: tuple[Point, ...]
    metres: float
    start: int


@dataclass(frozen=True)
class _Foot:
    """Where one comes from a place onto the nearest street."""

    ends: tuple[Node, Node]
    at: Point
    aside: float
    to_ends: tuple[float, float]


@dataclass(frozen=True)
class _Tree:
    """The shortest ways from some starts to every crossing."""

    feet: tuple[_Foot | None, ...]
    before: tuple[float, ...]
    reached: Mapping[Node, tuple[float, Node | None, int]]


class Streets:
    """A net of streets; lines are joined where they have a point in common.

    Lines that cross without one pass over or under each other, as bridges do.

    Args:
        lines: Points of longitude and latitude, as GeoJSON has them.
    """

    def __init__(self, lines: Iterable[Sequence[tuple[float, float]]]) -> None:
        """Join them."""
        self._points: list[Point] = []
        self._beside: list[list[tuple[Node, float]]] = []
        self._squares: dict[tuple[int, int], list[tuple[Node, Node]]] = {}
        self._trees: OrderedDict[_Starts, _Tree] = OrderedDict()
        self._walks: OrderedDict[tuple[_Starts, Point], Walk | None] = OrderedDict()
        numbers: dict[Point, Node] = {}
        for line in lines:
            for one, other in pairwise(line):
                self._join(self._node(numbers, one), self._node(numbers, other))

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._points)

    def walk(self, starts: Sequence[tuple[Point, float]], end: Point) -> Walk | None:
        """Return the shortest way on foot to a place.

        Args:
            starts: Where it may begin, each with the metres that are walked before.
            end: Where it ends.

        Returns:
            The way; None where the streets do not lead there.
        """
        asked = tuple(starts), end
        if asked not in self._walks:
            self._walks[asked] = self._walk(*asked)
            while len(self._walks) > WALKS_KEPT:
                self._walks.popitem(last=False)
        return self._walks[asked]

    def _walk(self, starts: _Starts, end: Point) -> Walk | None:
        tree = self._tree(starts)
        foot = self._foot(end)
        if foot is None:
            return None
        found = min(self._ends(tree, foot), key=lambda one: one[0], default=None)
        if found is None:
            return None
        metres, last, start = found
        between = [] if last is None else self._back(tree, last)
        begun = tree.feet[start]
        onto = () if begun is None else (begun.at,)
        points = (starts[start][0], *onto, *between, foot.at, end)
        return Walk(tuple(dict.fromkeys(points)), metres + foot.aside, start)

    def _ends(self, tree: _Tree, foot: _Foot) -> Iterator[tuple[float, Node | None, int]]:
        """Yield the lengths at which a foot is reached: by its street's ends, or along it alone."""
        for node, far in zip(foot.ends, foot.to_ends, strict=True):
            if node in tree.reached:
                before, _, start = tree.reached[node]
                yield before + far, node, start
        for number, begun in enumerate(tree.feet):
            if begun is not None and set(begun.ends) == set(foot.ends):
                along = _metres(begun.at, foot.at)
                yield tree.before[number] + begun.aside + along, None, number

    def _back(self, tree: _Tree, last: Node) -> list[Point]:
        way, node = [], last
        while True:
            way.append(self._points[node])
            before = tree.reached[node][1]
            if before is None:
                return way[::-1]
            node = before

    def _tree(self, starts: _Starts) -> _Tree:
        found = self._trees.get(starts)
        if found is None:
            found = self._trees[starts] = self._grown(starts)
            while len(self._trees) > TREES_KEPT:
                self._trees.popitem(last=False)
        return found

    def _grown(self, starts: _Starts) -> _Tree:
        feet = tuple(self._foot(place) for place, _ in starts)
        ahead: list[tuple[float, Node, Node, int]] = []
        for number, ((_, before), foot) in enumerate(zip(starts, feet, strict=True)):
            if foot is not None:
                for node, far in zip(foot.ends, foot.to_ends, strict=True):
                    heappush(ahead, (before + foot.aside + far, node, -1, number))
        reached: dict[Node, tuple[float, Node | None, int]] = {}
        while ahead:
            far, node, before_it, start = heappop(ahead)
            if node in reached or far > FARTHEST_M:
                continue
            reached[node] = (far, None if before_it < 0 else before_it, start)
            for neighbour, length in self._beside[node]:
                if neighbour not in reached:
                    heappush(ahead, (far + length, neighbour, node, start))
        return _Tree(feet, tuple(before for _, before in starts), reached)

    def _foot(self, place: Point) -> _Foot | None:
        """Return the nearest point of any street."""
        best: tuple[float, tuple[Node, Node], Point] | None = None
        for ends in self._near(place):
            at = _nearest(place, self._points[ends[0]], self._points[ends[1]])
            aside = _metres(place, at)
            if aside <= ASIDE_M and (best is None or aside < best[0]):
                best = (aside, ends, at)
        if best is None:
            return None
        aside, ends, at = best
        to_ends = _metres(at, self._points[ends[0]]), _metres(at, self._points[ends[1]])
        return _Foot(ends, at, aside, to_ends)

    def _near(self, place: Point) -> Iterator[tuple[Node, Node]]:
        row, column = _square(place)
        reach = math.ceil(ASIDE_M / GRID_M)
        for down in range(-reach, reach + 1):
            for across in range(-reach, reach + 1):
                yield from self._squares.get((row + down, column + across), ())

    def _node(self, numbers: dict[Point, Node], place: tuple[float, float]) -> Node:
        point = round(place[1], _FINE), round(place[0], _FINE)
        if point not in numbers:
            numbers[point] = len(self._points)
            self._points.append(point)
            self._beside.append([])
        return numbers[point]

    def _join(self, one: Node, other: Node) -> None:
        if one == other:
            return
        start, end = self._points[one], self._points[other]
        length = _metres(start, end)
        self._beside[one].append((other, length))
        self._beside[other].append((one, length))
        # Every square that the piece may touch: pieces of streets are short.
        steps = max(1, math.ceil(2 * length / GRID_M))
        squares = {_square(_along(start, end, step / steps)) for step in range(steps + 1)}
        for square in squares:
            self._squares.setdefault(square, []).append((one, other))


def _square(place: Point) -> tuple[int, int]:
    shrink = math.cos(math.radians(round(place[0], 1)))
    return (
        math.floor(place[0] * DEGREE_M / GRID_M),
        math.floor(place[1] * DEGREE_M * shrink / GRID_M),
    )


def _along(start: Point, end: Point, part: float) -> Point:
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def _metres(one: Point, other: Point) -> float:
    """Return how far two places lie apart; true to a thousandth within a city."""
    north = (other[0] - one[0]) * DEGREE_M
    east = (other[1] - one[1]) * DEGREE_M * math.cos(math.radians(one[0]))
    return math.hypot(north, east)


def _nearest(place: Point, start: Point, end: Point) -> Point:
    """Return the point of a straight piece that is nearest to a place."""
    shrink = math.cos(math.radians(place[0]))
    up, right = end[0] - start[0], (end[1] - start[1]) * shrink
    length = up * up + right * right
    if length == 0:
        return start
    over = (place[0] - start[0]) * up + (place[1] - start[1]) * shrink * right
    return _along(start, end, min(max(over / length, 0.0), 1.0))
