"""Collects Python's cyclic garbage on Qt's thread, a little at a time.

CPython collects in whatever thread happens to allocate.  A window's leavings that end in the thread
of a clerk take Qt objects along while Qt reads them, and a timer that ends there cannot be stopped.
And a whole collection looks at everything that a wall of thousands of channels holds: a tenth of a
second in which no finger is answered.
"""

from __future__ import annotations

import gc
import time
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

ROUND_MS: Final = 1000
YOUNG: Final = 700
"""So many more objects made than freed, and the young ones are looked at; CPython's own figure."""
WHOLE_S: Final = 60.0
"""How often everything is looked at that came since the start, seconds."""


class Collector(QObject):
    """Stands in for CPython's own collector from `start` to `stop`; on Qt's thread.

    What is there at the start stays for good and is not looked at again: it is freed when nobody
    refers to it any more, as everything is, only a circle among it would be kept.

    Args:
        parent: Its owner.
        settles_s: What comes so soon after the start stays for good as well: what is loaded behind
            a first picture, seconds.
    """

    def __init__(self, parent: QObject | None = None, settles_s: float = 0.0) -> None:
        super().__init__(parent)
        self._settles_s = settles_s
        self._whole_at, self._settles_at = 0.0, 0.0
        self._rounds = QTimer(self)
        self._rounds.setInterval(ROUND_MS)
        self._rounds.timeout.connect(self.round)

    def start(self) -> None:
        """Take over, once everything is there that stays."""
        gc.collect()
        gc.freeze()
        gc.disable()
        self._whole_at = time.monotonic()
        self._settles_at = self._whole_at + self._settles_s if self._settles_s else 0.0
        self._rounds.start()

    def stop(self) -> None:
        """Leave it to CPython again."""
        self._rounds.stop()
        gc.enable()
        gc.unfreeze()

    @Slot()
    def round(self) -> None:
        """Collect what is due."""
        now = time.monotonic()
        if self._settles_at and now >= self._settles_at:
            self._whole_at, self._settles_at = now, 0.0
            gc.collect()
            gc.freeze()
        elif now - self._whole_at >= WHOLE_S:
            self._whole_at = now
            gc.collect()
        elif gc.get_count()[0] > YOUNG:
            gc.collect(1)
