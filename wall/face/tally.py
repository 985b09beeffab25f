"""Counts how much of the city can be believed: the totals in the strip, and the oldest picture."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
from PySide6.QtCore import Property, QObject, Signal, Slot

from streams.floor.truth import State
from wall.face.delivery import Delivery
from wall.face.trouble import WORST
from wall.glass.stage import Stage
from wall.glass.theme import state_colour
from wall.glass.words import duration, say

ORDER = (State.LIVE, *WORST)
OLD_S = 2.0
"""Younger pictures are not worth a word in the strip."""


class Tally(QObject):
    """The totals of one wall, once a second.

    Args:
        engine: Whose channels are counted.
        stage: Whose second it is.
    """

    changed = Signal()

    def __init__(self, engine: Delivery, stage: Stage) -> None:
        """Count for the first time."""
        super().__init__()
        self._engine = engine
        self._language = stage.language
        self._counts: dict[str, int] = {}
        self._oldest = ""
        self.renew()
        stage.said.connect(self.renew)

    @Slot()
    def renew(self) -> None:
        """Count again; whoever shows it is told only if something reads differently."""
        counts, oldest = self._count(), self._age_of_oldest()
        if (counts, oldest) != (self._counts, self._oldest):
            self._counts, self._oldest = counts, oldest
            self.changed.emit()

    def _count(self) -> dict[str, int]:
        states = self._engine.judge.states[self._engine.rows]
        counts = np.bincount(states, minlength=len(State)).tolist()
        return {state.word: counts[state] for state in State}

    def _age_of_oldest(self) -> str:
        rows = self._engine.frames.status[["captured", "promise"]][self._engine.rows]
        ages = time.monotonic() - rows["captured"]
        late = (rows["captured"] > 0) & (ages > np.maximum(rows["promise"], OLD_S))
        if not late.any():
            return ""
        age = duration(float(ages[late].max()), self._language)
        return say(self._language, "oldest", time=age)

    def _get_states(self) -> list[dict[str, Any]]:
        return [
            {
                "state": state.word,
                "word": say(self._language, f"state_{state.word}"),
                "colour": state_colour(state),
            }
            for state in ORDER
        ]

    states = Property(list, _get_states, constant=True)
    """Never changes: what is drawn from it is not made anew under a finger."""

    def _get_counts(self) -> dict[str, int]:
        return self._counts

    counts = Property(dict, _get_counts, notify=changed)

    def _get_oldest(self) -> str:
        return self._oldest

    oldest = Property(str, _get_oldest, notify=changed)
    """The age of the oldest picture that is older than its channel promises; else empty."""
