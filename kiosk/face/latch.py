"""Keeps a window from being left: swallows what would close it, and hears every finger."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

TOUCHES: Final = (QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress)
KEYS: Final = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)
LET_THROUGH: Final = frozenset(
    {
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Space,
    }
)
"""What a keypad for the blind sends; no other key reaches the screen."""


class Latch(QObject):
    """An event filter for the kiosk's window.

    Args:
        shut: Whether it can be left only through the service page.
    """

    touched = Signal()

    def __init__(self, *, shut: bool) -> None:
        """Shut or not."""
        super().__init__()
        self.shut = shut

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Whether an event goes no further."""
        kind = event.type()
        if kind in TOUCHES:
            self.touched.emit()
            return False
        if not self.shut:
            return False
        if kind is QEvent.Type.Close:
            event.ignore()
            return True
        if kind in KEYS and isinstance(event, QKeyEvent):
            plain = event.modifiers() & ~(
                Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
            )
            # A key that something leans on repeats itself for ever: nobody is there for that.
            if kind is QEvent.Type.KeyPress and not event.isAutoRepeat():
                self.touched.emit()
            return bool(plain) or event.key() not in LET_THROUGH
        return False
