"""Knows when what waits for the first picture may begin: a kiosk without a panel does not wait."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtQuick import QQuickWindow

PATIENCE_MS: Final = 3000
"""Nothing is drawn while no panel is plugged in; whoever looks at such a kiosk from elsewhere has
to hear of it, and its feeds have to be there when the panel is."""


class FirstPicture(QObject):
    """Waits for a window's first picture, once.

    Args:
        window: What citizens see; on Qt's thread, as everything here.
        patience_ms: How long Qt's loop turns without one, at most.
    """

    def __init__(self, window: QQuickWindow, patience_ms: int = PATIENCE_MS) -> None:
        """Wait from now on."""
        super().__init__()
        self._window = window
        self._works: list[Callable[[], None]] = []
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._over)
        self._patience.start(patience_ms)
        window.frameSwapped.connect(self._over)

    def then(self, *works: Callable[[], None]) -> None:
        """Have something done once it stands, each from Qt's loop; soon where it does already."""
        self._works += works
        if not self._patience.isActive():
            self._do()

    def stop(self) -> None:
        """Wait no longer; harmless once it has stood."""
        self._works.clear()
        if self._patience.isActive():
            self._patience.stop()
            self._window.frameSwapped.disconnect(self._over)

    @Slot()
    def _over(self) -> None:
        self._patience.stop()
        self._window.frameSwapped.disconnect(self._over)
        self._do()

    def _do(self) -> None:
        works, self._works = self._works, []
        for work in works:
            QTimer.singleShot(0, work)
