"""The channels on a map: which row each has, where it stands, and what it is worth now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from layouts.channel import Channel
from layouts.mercator import Fit
from streams.floor.truth import State
from wall.glass.arrangement import Indices
from wall.glass.map.clusters import Cluster, Points, clusters, level_of, scale_of
from wall.glass.veil import Veil, Veils

HIDDEN = 255
"""Stands for the state of a channel of which whoever is at the wall may know nothing."""
DOUBTFUL = (State.LATE, State.FROZEN, State.BLACK, State.NO_KEYFRAME)

Worth = npt.NDArray[np.uint8]
"""A `State` for each spot, or `HIDDEN`; shape (n,)."""


@dataclass(frozen=True)
class Shares:
    """How many of some spots are in which condition.

    Attributes:
        live: Those that are live.
        doubtful: Those whose picture is late, frozen, black or cannot be begun.
        lost: Those that are lost or refused.
        waiting: Those that are being connected.
        hidden: Those of which nothing may be known.
        doubt: What most of the doubtful ones are.
    """

    live: int = 0
    doubtful: int = 0
    lost: int = 0
    waiting: int = 0
    hidden: int = 0
    doubt: State = State.LATE

    @property
    def count(self) -> int:
        """All of them."""
        return self.live + self.doubtful + self.lost + self.waiting + self.hidden


@dataclass(frozen=True)
class Spots:
    """All channels on one map.

    Attributes:
        rows: The row of each, shape (n,).
        points: Where each stands, in the map's units, shape (n, 2).
    """

    rows: Indices
    points: Points
    _levels: dict[tuple[int, float], tuple[Cluster, ...]] = field(default_factory=dict)

    def worth(self, states: npt.NDArray[np.uint8], veils: Veils) -> Worth:
        """What each is worth, by the states and veils of all rows."""
        known = states[self.rows].astype(np.uint8)
        worth: Worth = np.where(veils[self.rows] == Veil.HIDDEN, HIDDEN, known).astype(np.uint8)
        return worth

    def clusters(self, scale: float, apart: float) -> tuple[Cluster, ...]:
        """Gather those that crowd one another.

        Args:
            scale: Pixels of a unit of the map.
            apart: Pixels that they are to be apart.
        """
        key = level_of(scale), apart
        if key not in self._levels:
            self._levels[key] = clusters(self.points, apart / scale_of(key[0]))
        return self._levels[key]

    def nearest(self, x: float, y: float, count: int) -> tuple[int, ...]:
        """The numbers of those nearest to a point of the map, the nearest first."""
        if len(self.points) == 0:
            return ()
        away = ((self.points - (x, y)) ** 2).sum(axis=1)
        return tuple(np.argsort(away, kind="stable")[:count].tolist())


def spots_of(channels: Iterable[Channel], rows: Mapping[str, int], fit: Fit) -> Spots:
    """The spots of these channels; each has a position.

    Args:
        channels: Those that stand on the map.
        rows: The row of every channel by id.
        fit: The map's units.
    """
    placed = [(rows[c.id], c.position) for c in channels if c.position is not None]
    points = [fit.place(longitude, latitude) for _, (latitude, longitude) in placed]
    return Spots(
        np.array([row for row, _ in placed], np.intp), np.array(points, float).reshape(-1, 2)
    )


def shares(worth: Worth) -> Shares:
    """Count spots by their condition."""
    counts = np.bincount(worth, minlength=HIDDEN + 1)
    return Shares(
        live=int(counts[State.LIVE]),
        doubtful=int(sum(counts[state] for state in DOUBTFUL)),
        lost=int(counts[State.LOST] + counts[State.REFUSED]),
        waiting=int(counts[State.CONNECTING]),
        hidden=int(counts[HIDDEN]),
        doubt=max(DOUBTFUL, key=lambda state: int(counts[state])),
    )
