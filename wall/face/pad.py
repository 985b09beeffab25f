"""Answers the PIN pad: a name and digits in, whoever may come in, or why not."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot

from wall.trust.door import Answer, Door
from wall.trust.words import say


class Pad(QObject):
    """The pad at which people sign in.

    Args:
        door: Who is at the wall; None for a wall that asks nobody.
        language: ``ko`` or ``en``.
    """

    changed = Signal()
    entered = Signal()
    """Somebody has signed in."""
    _answered = Signal(object)

    def __init__(self, door: Door | None, language: str) -> None:
        """It is put away."""
        super().__init__()
        self._door = door
        self._language = language
        self._open = False
        self._says = ""
        # A PIN's hash takes its time on purpose, and the glass does not wait for it.
        self._checker = ThreadPoolExecutor(1, thread_name_prefix="pin")
        self._answered.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def show(self) -> None:
        """Ask for a PIN."""
        if self._door is not None:
            self._open, self._says = True, ""
            self._later(self._door.renew)
            self.second()
            self.changed.emit()

    @Slot()
    def hide(self) -> None:
        """Nobody wants in any more."""
        self._open, self._says = False, ""
        self.changed.emit()

    @Slot(str, str)
    def offer(self, name: str, pin: str) -> None:
        """Somebody typed a PIN."""
        if self._door is not None and self._says != "checking":
            door = self._door
            self._says = "checking"
            self._later(lambda: door.knock(name, pin))
            self.changed.emit()

    @Slot()
    def anew(self) -> None:
        """Digits are typed again: what was said of those before is not said of them."""
        if self._says == "wrong":
            self._says = ""
            self.changed.emit()

    def second(self) -> None:
        """A second has passed: who has to wait sees it pass."""
        waits = self._door is not None and self._door.wait > 0
        if self._open and (waits or self._says == "wait"):
            self._says = "wait" if waits else ""
            self.changed.emit()

    def close(self) -> None:
        """The wall ends."""
        self._checker.shutdown(wait=False, cancel_futures=True)

    def _later(self, work: Callable[[], object]) -> None:
        self._checker.submit(lambda: self._answered.emit(work()))

    @Slot(object)
    def _hear(self, answer: object) -> None:
        if answer is Answer.IN:
            self.hide()
            self.entered.emit()
            return
        if isinstance(answer, Answer):
            self._says = "wrong"
        self.second()
        self.changed.emit()

    def _get_open(self) -> bool:
        return self._open

    open = Property(bool, _get_open, notify=changed)

    def _get_busy(self) -> bool:
        return self._says in ("checking", "wait")

    busy = Property(bool, _get_busy, notify=changed)
    """Whether a PIN would not be looked at now."""

    def _get_wrong(self) -> bool:
        return self._says in ("wrong", "wait")

    wrong = Property(bool, _get_wrong, notify=changed)

    def _get_names(self) -> list[str]:
        return [person.name for person in self._door.people.all] if self._door else []

    names = Property(list, _get_names, notify=changed)

    def _get_message(self) -> str:
        if not self._says:
            return say(self._language, "type" if self._get_names() else "no_people")
        seconds = int(self._door.wait) + 1 if self._door else 0
        return say(self._language, self._says, seconds=seconds)

    message = Property(str, _get_message, notify=changed)
