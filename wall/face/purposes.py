"""Keeps what channels were enlarged for, for as long as they stay large, wherever that is."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from wall.face.program import Rows

SLIGHT = 1.05
"""Whoever has not zoomed in further has not asked to see a tile large: the scene shows it so."""


def asking(rows: Rows, capacity: int) -> npt.NDArray[np.bool_]:
    """Which channels want a purpose, by row; shape (capacity,)."""
    wanted = np.zeros(capacity, bool)
    wanted[[row for row, channel in rows.by_row.items() if channel.reason_required]] = True
    return wanted


class Purposes:
    """The purposes that were told, by row."""

    def __init__(self) -> None:
        """Nothing is enlarged."""
        self._told: dict[int, str] = {}
        self.full: frozenset[int] = frozenset()
        """Rows that want a purpose and whose tile is as large as a spotlight now."""
        self._rested: frozenset[int] = frozenset()

    def of(self, row: int) -> str:
        """What a channel was enlarged for; empty where nobody said."""
        return self._told.get(row, "")

    def tell(self, row: int, purpose: str) -> None:
        """This channel may be enlarged next, for that."""
        self._told[row] = purpose.strip()

    def clear(self) -> None:
        """Somebody else is at the wall: nobody has told anything."""
        self._told.clear()

    def grown(self, full: frozenset[int], *, rested: bool) -> frozenset[int]:
        """Tiles have grown or shrunk.

        Args:
            full: Rows whose tile is as large as a spotlight now.
            rested: Whether the canvas is at rest; in movement nothing is forgotten.

        Returns:
            Rows that have come to rest so large since it last rested.
        """
        self.full = full
        if not rested:
            return frozenset()
        before, self._rested = self._rested, full
        return full - before

    def keep(self, lit: Iterable[int]) -> None:
        """Forget what has gone back: a purpose holds for as long as a channel stays large."""
        large = {*lit, *self.full, *self._rested}
        self._told = {row: why for row, why in self._told.items() if row in large}
