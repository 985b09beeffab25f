"""An item that fingers touch; a mouse is a finger like any other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QTouchEvent
from PySide6.QtQuick import QQuickItem

from wall.glass.gesture import Finger, Phase
from wall.glass.pointer import fingers_of_mouse, fingers_of_touch


class FingerItem(QQuickItem):
    """Takes Qt's touches and mouse as fingers; its children say what becomes of them."""

    def __init__(self, parent: QQuickItem | None = None) -> None:
        """Take touches and the left button."""
        super().__init__(parent)
        self.setAcceptTouchEvents(True)
        self.setAcceptedMouseButtons(Qt.MouseButton.LeftButton)

    def feed(self, fingers: list[Finger]) -> None:
        """Fingers that changed, in the item's pixels."""
        raise NotImplementedError

    def touchEvent(self, event: QTouchEvent) -> None:  # noqa: N802 - Qt's name
        """Fingers."""
        self.feed(fingers_of_touch(event))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A mouse is a finger."""
        self.feed(fingers_of_mouse(event, Phase.DOWN))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A mouse is a finger."""
        self.feed(fingers_of_mouse(event, Phase.MOVE))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A mouse is a finger."""
        self.feed(fingers_of_mouse(event, Phase.UP))

    def mouseUngrabEvent(self) -> None:  # noqa: N802
        """Someone else took the mouse."""
        self.touchUngrabEvent()
