"""Wakes the screen for what cannot wait for its next second: an alert that was just heard."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Qt, Signal, Slot


class Bell(QObject):
    """Rung by any thread, heard on Qt's; made on Qt's thread.

    However often it is rung before it is heard, it is heard once.
    """

    rang = Signal()
    """It was rung; on Qt's thread."""
    _struck = Signal()

    def __init__(self) -> None:
        """Silent."""
        super().__init__()
        self._sounding = threading.Event()
        self._struck.connect(self._sound, Qt.ConnectionType.QueuedConnection)

    def ring(self) -> None:
        """Have it heard soon; from any thread, which does not wait for it."""
        if not self._sounding.is_set():
            self._sounding.set()
            self._struck.emit()

    @Slot()
    def _sound(self) -> None:
        # Cleared first: what comes while this is answered is heard after it.
        self._sounding.clear()
        self.rang.emit()
