"""Awaits the first moving picture of a tile under a finger, so that it is drawn as it comes."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from streams.floor.frame import Frames

LOOK_MS: Final = 2
"""One number of one channel is compared: a look costs a thousandth of the stage's."""
PATIENCE_S: Final = 0.25
"""What has not come by then is seen at the stage's own beat."""

Token = tuple[int, int]


class Awaiting(QObject):
    """One look-out for the channel that was touched last.

    Args:
        frames: Gives the shared memory of the moment.
    """

    came = Signal()
    """A picture of it stands in a canvas that was not there at the touch."""

    def __init__(self, frames: Callable[[], Frames]) -> None:
        """Nothing is awaited."""
        super().__init__()
        self._frames = frames
        self._channel = -1
        self._before: Token = (-1, -1)
        self._until = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def under_way(self) -> bool:
        """Whether it has not come yet, and may."""
        return self._timer.isActive()

    def begin(self, channel: int) -> None:
        """A finger came down on a channel's tile."""
        self._channel, self._until = channel, time.monotonic() + PATIENCE_S
        self._before = self._token()
        self._timer.start()

    def stop(self) -> None:
        """Await nothing any more."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Look whether it has come."""
        if self._token() != self._before:
            self._timer.stop()
            self.came.emit()
        elif time.monotonic() > self._until:
            self._timer.stop()

    def _token(self) -> Token:
        """Which picture stands in the channel's canvas; it changes with each."""
        frames = self._frames()
        canvas = int(frames.status["canvas"][self._channel])
        return (canvas, int(frames.canvases["front"][canvas])) if canvas >= 0 else (-1, -1)
