"""Gathers points that crowd one another into clusters that can be counted: pure, once a zoom level.

Levels are anchored to the map, not to what is seen of it: clusters do not flicker in a drag.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
"""x and y of each point, shape (n, 2)."""

STEPS = 2
"""Levels of a doubling of the scale."""
ROUNDS = 3
"""Clusters move as they grow: so often they are looked through for neighbours that came close."""


@dataclass(frozen=True)
class Cluster:
    """Points that stand for one another.

    Attributes:
        x: The middle of its points.
        y: The middle of its points.
        members: Their numbers, at least one.
    """

    x: float
    y: float
    members: tuple[int, ...]


def level_of(scale: float) -> int:
    """The level at which a scale, pixels a unit, is drawn."""
    return math.floor(math.log2(scale) * STEPS)


def scale_of(level: int) -> float:
    """The least scale of a level, pixels a unit."""
    return float(2.0 ** (level / STEPS))


def clusters(points: Points, apart: float) -> tuple[Cluster, ...]:
    """Gather points that are nearer to one another than `apart`, in their own unit.

    Returns:
        Clusters in the order of their first points; a point alone is a cluster of one.
    """
    found = [Cluster(x, y, (n,)) for n, (x, y) in enumerate(points.tolist())]
    for _ in range(ROUNDS):
        gathered = _gathered(found, apart)
        if len(gathered) == len(found):
            break
        found = gathered
    return tuple(found)


def _gathered(found: Sequence[Cluster], apart: float) -> list[Cluster]:
    """One round: whoever comes first takes its neighbours, wherever the middle moves by that."""
    columns = [math.floor(one.x / apart) for one in found]
    rows = [math.floor(one.y / apart) for one in found]
    cells: dict[tuple[int, int], list[int]] = {}
    for number, cell in enumerate(zip(columns, rows, strict=True)):
        cells.setdefault(cell, []).append(number)
    gathered = []
    gone: set[int] = set()
    reach = apart * apart
    for number, one in enumerate(found):
        if number in gone:
            continue
        around = _around(cells, columns[number], rows[number])
        if len(around) == 1:
            gathered.append(one)
            continue
        x, y = one.x, one.y
        near = [n for n in around if (found[n].x - x) ** 2 + (found[n].y - y) ** 2 < reach]
        near.sort()
        gone.update(near)
        for other in near:
            cells[columns[other], rows[other]].remove(other)
        gathered.append(_joined([found[other] for other in near]))
    return gathered


def _around(cells: dict[tuple[int, int], list[int]], column: int, row: int) -> list[int]:
    """What is left in a cell and in the eight around it."""
    around: list[int] = []
    for key in product((column - 1, column, column + 1), (row - 1, row, row + 1)):
        if key in cells:
            around += cells[key]
    return around


def _joined(parts: Sequence[Cluster]) -> Cluster:
    if len(parts) == 1:
        return parts[0]
    weights = [len(part.members) for part in parts]
    total = sum(weights)
    x = sum(part.x * weight for part, weight in zip(parts, weights, strict=True)) / total
    y = sum(part.y * weight for part, weight in zip(parts, weights, strict=True)) / total
    return Cluster(x, y, tuple(number for part in parts for number in part.members))
