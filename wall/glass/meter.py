"""Counts how often the glass is painted, how often with something new, and how long that takes."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtQuick import QQuickWindow


@dataclass(frozen=True)
class Painted:
    """What has been painted since the start, in all windows.

    Attributes:
        updates: Times the glass showed something new; windows that show what is new at one moment
            count as one.
        frames: Frames painted, those of a movement or of a label alone included.
        seconds: Spent on these frames, from the look at what is new to the last pixel or, with a
            graphics card, to the last command.
    """

    updates: int = 0
    frames: int = 0
    seconds: float = 0.0


class Meter:
    """Written by Qt's thread alone; `painted` may be read in any.

    Args:
        clock: Seconds, steady.
    """

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        """Nothing has been painted."""
        self._clock = clock
        self._began = 0.0
        self._look = self._shown = 0
        self._new = False
        self.painted = Painted()
        """Replaced whole after every frame, so that its figures belong together."""

    def watch(self, window: QQuickWindow) -> None:
        """Count the frames of a window.

        Its signals come on Qt's thread, for the render loop is the basic one: one window is painted
        after the other.
        """
        window.beforeSynchronizing.connect(self._begin)
        window.afterRendering.connect(self._end)

    def look(self) -> None:
        """The stage looks at what is new, for all windows."""
        self._look += 1

    def renew(self) -> None:
        """The frame that is being painted shows something new."""
        self._new = True

    def _begin(self) -> None:
        self._began = self._clock()

    def _end(self) -> None:
        before, fresh = self.painted, self._new and self._look != self._shown
        if fresh:
            self._shown = self._look
        self._new = False
        self.painted = Painted(
            before.updates + fresh,
            before.frames + 1,
            before.seconds + self._clock() - self._began,
        )
