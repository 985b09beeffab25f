"""Has a window painted at once: what is new on its tiles else waits for the calm beat."""

from __future__ import annotations

from PySide6.QtQuick import QQuickItem, QQuickWindow


def paint(window: QQuickWindow) -> None:
    """Ask for a frame with all that is new; whoever wants to see it waits for the frame."""
    mosaic = window.findChild(QQuickItem, "mosaic")
    assert mosaic is not None, "the window has no mosaic"
    mosaic.update()
    window.update()
