"""Darkens the screen in the document's hours, but for an alert and for whoever touches it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtQuick import QQuickWindow

from kiosk.face.face import Face
from kiosk.face.latch import TOUCHES
from kiosk.hours import dark
from layouts.kiosk import ScreenOff


class Blind(QObject):
    """Draws black over everything, once a second where it is time.

    Args:
        face: What would be shown.
        window: Where.
        hours: Of the document.
        now: The moment, aware, in the kiosk's zone.
    """

    drawn = Signal(bool)
    """The screen has been darkened, or is lit again."""

    def __init__(
        self,
        face: Face,
        window: QQuickWindow,
        hours: Sequence[ScreenOff],
        now: Callable[[], datetime],
    ) -> None:
        """Look at the clock for the first time."""
        super().__init__()
        self._face, self._window, self._hours, self._now = face, window, hours, now
        self.dark = False
        """Whether the screen is dark now."""
        face.second.connect(self.look)
        face.visited.connect(self.look)
        face.changed.connect(self.look)
        window.installEventFilter(self)
        self.look()

    @Slot()
    def look(self) -> None:
        """Darken the screen or light it."""
        somebody = self._face.bill.alarm or self._face.visit.touched is not None
        wanted = not somebody and dark(self._hours, self._now())
        if wanted == self.dark:
            return
        self.dark = wanted
        self._window.contentItem().setOpacity(0.0 if wanted else 1.0)
        self.drawn.emit(wanted)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The touch that lights the screen presses nothing that could not be seen."""
        if not self.dark or event.type() not in TOUCHES:
            return False
        self._face.touched()
        return True
