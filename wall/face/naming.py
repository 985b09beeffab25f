"""Takes a name from fingers: letters of the keypad in, composed as a keyboard composes them."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot

from wall.glass.hangul import erased, typed

LONGEST = 60


class Naming(QObject):
    """A name that is being typed.

    Args:
        parent: Keeps it: what QML is handed without one, it takes for its own.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Nothing is typed yet."""
        super().__init__(parent)
        self._text = ""

    @property
    def name(self) -> str:
        """The name, single blanks between its words."""
        return " ".join(self._text.split())

    @Slot(str)
    def strike(self, letter: str) -> None:
        """A letter was struck."""
        self._set_text(typed(self._text, letter))

    @Slot()
    def erase(self) -> None:
        """The last letter was wrong."""
        self._set_text(erased(self._text))

    @Slot()
    def clear(self) -> None:
        """Begin anew."""
        self._set_text("")

    def begin(self, text: str) -> None:
        """Begin with what is there."""
        self._set_text(text)

    def _get_text(self) -> str:
        return self._text

    def _set_text(self, text: str) -> None:
        if text[:LONGEST] != self._text:
            self._text = text[:LONGEST]
            self.changed.emit()

    text = Property(str, _get_text, _set_text, notify=changed)
