"""Takes the fingers on one part of a window, and tells how they pull at what lies under it."""

from __future__ import annotations

import time

from PySide6.QtCore import Property, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem

from wall.glass.fingeritem import FingerItem
from wall.glass.gesture import Finger, Phase
from wall.glass.pull import Hold, Pull
from wall.glass.theme import REFERENCE_LINES

QML_IMPORT_NAME = "wall.glass"
QML_IMPORT_MAJOR_VERSION = 1

NOWHERE = Hold(0.0, 0.0, 0.0, 0.0)


@QmlElement
class PullPad(FingerItem):
    """A place at which one hand pulls; what lies under it feels nothing."""

    moved = Signal()
    """It is held, or held otherwise than before."""
    lifted = Signal()
    """The hand has let go, or was taken away."""
    tapped = Signal(float, float)
    """A finger tapped, at this pixel."""
    crowded = Signal()
    """A finger came down that is not let in: another hand has hold already."""

    def __init__(self, parent: QQuickItem | None = None) -> None:
        """Nobody holds it."""
        super().__init__(parent)
        self._pull = Pull()
        self._hold: Hold | None = None

    @property
    def unit(self) -> float:
        """Pixels of one line of 1080."""
        window = self.window()
        return (window.height() if window is not None else REFERENCE_LINES) / REFERENCE_LINES

    def touchUngrabEvent(self) -> None:  # noqa: N802
        """Someone else took the fingers: whatever they pulled at is let go of."""
        self.feed([Finger(id_, Phase.CANCEL, 0.0, 0.0) for id_ in self._pull.fingers])

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """A wheel would turn what lies under it."""
        event.accept()

    def feed(self, fingers: list[Finger]) -> None:
        """Fingers that changed."""
        self._pull.unit = self.unit
        self._pull.feed(fingers, time.monotonic())
        before, self._hold = self._hold, self._pull.hold
        if self._hold is not None and self._hold != before:
            self.moved.emit()
        elif self._hold is None and before is not None:
            self.moved.emit()
            self.lifted.emit()
        if self._pull.tapped is not None:
            self.tapped.emit(*self._pull.tapped)
        if self._pull.crowded:
            self.crowded.emit()

    def _get_held(self) -> bool:
        return self._hold is not None

    held = Property(bool, _get_held, notify=moved)

    def _get_pinching(self) -> bool:
        return (self._hold or NOWHERE).pinching

    pinching = Property(bool, _get_pinching, notify=moved)

    def _get_spread(self) -> float:
        return (self._hold or NOWHERE).spread

    spread = Property(float, _get_spread, notify=moved)

    def _get_from_x(self) -> float:
        return (self._hold or NOWHERE).from_x

    fromX = Property(float, _get_from_x, notify=moved)  # noqa: N815 - as QML says it

    def _get_from_y(self) -> float:
        return (self._hold or NOWHERE).from_y

    fromY = Property(float, _get_from_y, notify=moved)  # noqa: N815

    def _get_to_x(self) -> float:
        return (self._hold or NOWHERE).to_x

    toX = Property(float, _get_to_x, notify=moved)  # noqa: N815

    def _get_to_y(self) -> float:
        return (self._hold or NOWHERE).to_y

    toY = Property(float, _get_to_y, notify=moved)  # noqa: N815
