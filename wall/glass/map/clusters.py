"""Gathers points that crowd one another into clusters that can be counted: pure, once a zoom level.

Levels are anchored to the map, not to what is seen of it: clusters do not flicker in a drag.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

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
    cells: dict[tuple[int, int], list[int]] = {}
    for number, one in enumerate(found):
        cells.setdefault(_cell(one, apart), []).append(number)
    taken = [False] * len(found)
    gathered = []
    for number, one in enumerate(found):
        if taken[number]:
            continue
        near = [other for other in _near(one, cells, apart) if not taken[other]]
        near = [n for n in near if math.hypot(found[n].x - one.x, found[n].y - one.y) < apart]
        near = near or [number]
        for other in near:
            taken[other] = True
        for cell in {_cell(found[other], apart) for other in near}:
            cells[cell] = [other for other in cells[cell] if not taken[other]]
        gathered.append(_joined([found[other] for other in near]))
    return gathered


def _cell(one: Cluster, apart: float) -> tuple[int, int]:
    return math.floor(one.x / apart), math.floor(one.y / apart)


def _near(one: Cluster, cells: dict[tuple[int, int], list[int]], apart: float) -> list[int]:
    column, row = _cell(one, apart)
    around = ((column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
    return sorted(number for cell in around for number in cells.get(cell, ()))


def _joined(parts: Sequence[Cluster]) -> Cluster:
    if len(parts) == 1:
        return parts[0]
    weights = [len(part.members) for part in parts]
    total = sum(weights)
    x = sum(part.x * weight for part, weight in zip(parts, weights, strict=True)) / total
    y = sum(part.y * weight for part, weight in zip(parts, weights, strict=True)) / total
    return Cluster(x, y, tuple(number for part in parts for number in part.members))
