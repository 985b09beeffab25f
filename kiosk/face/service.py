"""The way in for those who look after the kiosk: a PIN, then what it can be told."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Final

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from kiosk.healthsheet import HealthRow
from kiosk.lockdown import DIGITS, Tries, opens
from kiosk.page.language import Language
from kiosk.wording.say import say

LOOK_MS: Final = 1000
IDLE_S: Final = 60.0
"""Nobody is kept in: a service page that nobody touches shuts itself."""


class Ending(IntEnum):
    """With which exit code the kiosk ends on purpose."""

    QUIT = 0
    RESTART = 3
    """The watchdog starts again what ends with any other code than 0."""


class Service(QObject):
    """The PIN pad and the page behind it.

    Args:
        hashed: The PIN's Argon2id hash; empty: there is no way in.
        end: Ends the kiosk with an exit code.
        monotonic: Seconds that never jump.
    """

    changed = Signal()
    _checked = Signal(bool)

    def __init__(
        self,
        hashed: str,
        end: Callable[[int], None],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Shut."""
        super().__init__()
        self._hashed, self._end = hashed, end
        self._health: Callable[[], Sequence[HealthRow]] = tuple
        self._monotonic = monotonic
        self._asked = self._inside = self._checking = self._wrong = False
        self._pin = ""
        self._tries = Tries()
        self._touched = 0.0
        self._checked.connect(self._answer)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    def ask(self, health: Callable[[], Sequence[HealthRow]]) -> None:
        """Tell this on the service page."""
        self._health = health

    def aloud(self, language: Language) -> tuple[str, str]:
        """What is opened, and its words: why a PIN was refused, and never a digit of it."""
        waits = self._waits()
        if self._inside:
            return "inside", say(language, "service.title")
        if not self._asked:
            return "", ""
        if waits > 0:
            return "waits", say(language, "service.waits", n=waits)
        wrong = f" {say(language, 'service.wrong')}." if self._wrong else ""
        return f"asked{wrong}", f"{say(language, 'service.pin')}.{wrong}"

    @Slot()
    def knock(self) -> None:
        """Two corners were held: ask for the PIN."""
        if self._hashed and not self._asked and not self._inside:
            self._asked, self._wrong = True, False
            self._stay()
            self._timer.start(LOOK_MS)
            self.changed.emit()

    @Slot(str)
    def press(self, digit: str) -> None:
        """One more digit of the PIN."""
        self._stay()
        if self._waits() == 0 and not self._checking and len(self._pin) < DIGITS:
            self._pin += digit[:1]
            self._wrong = False
            self.changed.emit()

    @Slot()
    def erase(self) -> None:
        """The last digit was not meant."""
        self._stay()
        self._pin = self._pin[:-1]
        self.changed.emit()

    @Slot()
    def enter(self) -> None:
        """The PIN is whole; it is checked beside Qt's thread, which goes on."""
        self._stay()
        if not self._pin or self._checking or self._waits() > 0:
            return
        pin, self._pin, self._checking = self._pin, "", True
        threading.Thread(target=self._check, args=(pin,), name="pin", daemon=True).start()
        self.changed.emit()

    def _check(self, pin: str) -> None:
        """Runs in a thread of its own; says something in any case, or nobody gets in any more."""
        right = False
        try:
            right = opens(pin, self._hashed)
        finally:
            self._checked.emit(right)

    @Slot()
    def leave(self) -> None:
        """Shut again."""
        self._asked = self._inside = self._wrong = False
        self._pin = ""
        self._timer.stop()
        self.changed.emit()

    @Slot()
    def restart(self) -> None:
        """Start the kiosk anew."""
        if self._inside:
            self._end(Ending.RESTART)

    @Slot()
    def quit(self) -> None:
        """End the kiosk, and do not start it again."""
        if self._inside:
            self._end(Ending.QUIT)

    @Slot()
    def stay(self) -> None:
        """Somebody touched the service page."""
        self._stay()

    def _stay(self) -> None:
        self._touched = self._monotonic()

    def _waits(self) -> int:
        return int(self._tries.wait_s(self._monotonic()) + 0.999)

    @Slot(bool)
    def _answer(self, right: bool) -> None:
        self._checking = False
        if not self._asked:
            return  # whoever typed it did not wait
        self._inside, self._wrong = right, not right
        self._asked = not right
        self._tries = Tries() if right else self._tries.failed(self._monotonic())
        self._stay()
        self.changed.emit()

    @Slot()
    def _look(self) -> None:
        if self._monotonic() - self._touched >= IDLE_S:
            self.leave()
        else:
            self.changed.emit()

    def _rows(self) -> list[dict[str, str]]:
        if not self._inside:
            return []
        return [row._asdict() | {"state": row.state.value} for row in self._health()]

    asked = Property(bool, lambda self: self._asked, notify=changed)
    inside = Property(bool, lambda self: self._inside, notify=changed)
    checking = Property(bool, lambda self: self._checking, notify=changed)
    wrong = Property(bool, lambda self: self._wrong, notify=changed)
    waits = Property(int, _waits, notify=changed)
    digits = Property(int, lambda self: len(self._pin), notify=changed)
    rows = Property(list, _rows, notify=changed)
