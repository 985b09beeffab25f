"""Says on the glass that the machine's clock is not synchronised, for as long as it is so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from streams.floor.clock import SURE, Timing
from streams.floor.clock import timing as asked
from wall.glass.words import say

LOOK_MS = 10_000


class Timekeeping(QObject):
    """What the top strip shows of the machine's clock.

    Args:
        language: ``ko`` or ``en``.
        ask: How the clock is kept.
    """

    changed = Signal()
    explained = Signal(str, str)
    """What it means for the wall, and the mend: somebody wants to know."""

    def __init__(self, language: str, ask: Callable[[], Timing] = asked) -> None:
        """Look at once, and every ten seconds."""
        super().__init__()
        self._language, self._ask = language, ask
        self._timing = SURE
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_MS)
        self.look()

    def stop(self) -> None:
        """The wall is about to go."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Ask how the clock is kept now."""
        self.take(self._ask())

    def take(self, timing: Timing) -> None:
        """The clock is kept so."""
        before, self._timing = self._timing, timing
        if before.synchronised != self._timing.synchronised:
            self.changed.emit()

    @Slot()
    def explain(self) -> None:
        """Somebody touched the warning."""
        if not self._timing.synchronised:
            lead, mend = say(self._language, "clock_free"), say(self._language, "clock_mend")
            self.explained.emit(lead, mend)

    def _get_warning(self) -> str:
        return "" if self._timing.synchronised else say(self._language, "clock_unsure")

    warning = Property(str, _get_warning, notify=changed)
    """A few words for the strip; empty while the clock is right."""
