"""Follows a touch through the worker that decodes for it: when it was asked, how long it waited."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from streams.floor.frame import Frames

MS_PER_NS = 1e-6


@dataclass(frozen=True)
class Course:
    """What lay between a finger and the first picture in motion.

    Attributes:
        asked: When a canvas was lent to the channel, s, monotonic: motion was ordered.
        shown: When a picture stood in it, s, monotonic.
        computed_ms: What the worker's thread computed in between, ms.
        waited_ms: For how long it was ready to compute and had no core, ms.
    """

    asked: float
    shown: float
    computed_ms: float
    waited_ms: float


class Courier:
    """Notes the course of one touch; looked at every millisecond.

    Args:
        frames: The wall's shared memory.
        workers: Process ids of the engine's workers, by number.
        row: The channel that is going to be touched.
    """

    def __init__(self, frames: Frames, workers: list[int], row: int) -> None:
        """Nothing is ordered yet; of a tile that moves already nothing is going to be."""
        self.course: Course | None = None
        self._frames, self._row = frames, row
        worker = int(frames.status["worker"][row])
        self._pid = workers[worker] if 0 <= worker < len(workers) else 0
        self._asked = 0.0
        self._before = (0.0, 0.0)
        self._moves = self._lent()

    def look(self, picture: tuple[int, int, int] | None) -> None:
        """Look what has become of it.

        Args:
            picture: Which picture stands in the channel's canvas; None: none.
        """
        if self._moves or self.course is not None:
            return
        if not self._asked:
            if self._lent():
                self._asked, self._before = time.monotonic(), taken_ms(self._pid)
        elif picture is not None:
            computed, waited = taken_ms(self._pid)
            self.course = Course(
                self._asked,
                time.monotonic(),
                computed - self._before[0],
                waited - self._before[1],
            )

    def _lent(self) -> bool:
        """Whether a canvas is lent to the channel: motion is ordered."""
        return bool(np.any(self._frames.canvases["channel"] == self._row))


def taken_ms(pid: int) -> tuple[float, float]:
    """What a process's first thread has computed, and waited for a core, ms; 0 where not known."""
    try:
        computed, waited, _ = Path(f"/proc/{pid}/schedstat").read_text().split()
    except (OSError, ValueError):
        return 0.0, 0.0
    return int(computed) * MS_PER_NS, int(waited) * MS_PER_NS
