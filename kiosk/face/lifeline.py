"""Ties the screen to the watchdog: beats for as long as Qt's loop turns and the screen is drawn."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtQuick import QQuickWindow

from streams.floor.watch.pulse import Pulse

BEAT_MS = 200
DRAWN_S = 0.4
"""A screen that has not been drawn for so long is asked to be: where drawing hangs, so does Qt's
loop with it, at the latest at the next picture that it wants."""


class Lifeline(QObject):
    """Beats five times a second.

    Args:
        window: What citizens see; on Qt's thread, as everything here.
        pulse: What the watchdog looks at.
        clock: Seconds, monotonic.
    """

    def __init__(
        self, window: QQuickWindow, pulse: Pulse, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """The first beat comes with Qt's loop."""
        super().__init__()
        self._window, self._pulse, self._clock = window, pulse, clock
        self._drawn = clock()
        window.frameSwapped.connect(self._swapped)
        self._beats = QTimer(self)
        self._beats.timeout.connect(self._beat)
        self._beats.start(BEAT_MS)

    def stop(self) -> None:
        """The kiosk ends on purpose."""
        self._beats.stop()
        self._window.frameSwapped.disconnect(self._swapped)

    @Slot()
    def _swapped(self) -> None:
        self._drawn = self._clock()

    @Slot()
    def _beat(self) -> None:
        self._pulse.beat()
        if self._clock() - self._drawn > DRAWN_S:
            self._window.update()
