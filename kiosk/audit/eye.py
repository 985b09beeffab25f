"""Sees a window as people do: walks what is drawn, and takes its picture with and without words."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Final

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.audit.drawn import Drawn, walk
from kiosk.audit.telling import told
from kiosk.audit.view import Control, Picture, Sign, View, Words

STILL_S: Final = 60.0
"""For so long is waited until nothing moves any more."""
BREATH_S: Final = 0.02


class RestlessError(RuntimeError):
    """The screen does not come to rest."""


class Eye:
    """Looks at a window.

    Args:
        window: The window, which is shown.
        width_mm: How wide the panel's picture is.
        lower_edge_mm: How high above the floor it begins.
    """

    def __init__(self, window: QQuickWindow, width_mm: float, lower_edge_mm: float) -> None:
        """Nothing is looked at yet."""
        self._window, self._width_mm, self._low = window, width_mm, lower_edge_mm

    def look(self) -> View:
        """Wait until nothing moves and every picture is there; return the screen as it is then.

        Raises:
            RestlessError: It goes on moving.
        """
        until = time.monotonic() + STILL_S
        while True:
            QCoreApplication.processEvents()
            before = walk(self._window.contentItem())
            was = list(before.state())
            shown = self._picture()
            # To take a picture lays out what changed: what was walked before may be elsewhere now,
            # or as soon as it is told so.
            QCoreApplication.processEvents()
            after = walk(self._window.contentItem())
            if list(after.state()) == was:
                return self._view(before, shown)
            if time.monotonic() > until:
                raise RestlessError(f"the screen still moves after {STILL_S:.0f} s")
            time.sleep(BREATH_S)

    def _view(self, found: Drawn, shown: Picture) -> View:
        with without(found.texts):
            wordless = self._picture()
            with without(found.images):
                bare = self._picture()
        seen = list(told(found))
        return View(
            words=tuple(one for one in seen if isinstance(one, Words)),
            controls=tuple(one for one in seen if isinstance(one, Control)),
            signs=tuple(one for one in seen if isinstance(one, Sign)),
            shown=shown,
            wordless=wordless,
            bare=bare,
            mm=self._width_mm / self._window.width(),
            low=self._low,
        )

    def leaves(self, resting: Collection[str] = ()) -> Iterator[View]:
        """Yield the screen, and again after each press of the buttons that move what it holds.

        Args:
            resting: The names of what is not moved, because it was seen whole elsewhere.
        """
        found = walk(self._window.contentItem())
        for one in found.flicks:
            one.setProperty("contentY", 0.0)
        yield self.look()
        while self._turned(resting):
            yield self.look()

    def _turned(self, resting: Collection[str]) -> bool:
        found = walk(self._window.contentItem())
        moving = [one for one in found.flicks if one.objectName() not in resting]
        # All of them, not only as many as it takes to know that one was turned.
        return any([_turn(one) for one in moving])  # noqa: C419

    def _picture(self) -> Picture:
        return pixels(self._window.grabWindow())


def pixels(image: QImage) -> Picture:
    """Return a picture's red, green and blue."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : plain.width() * 3].reshape(plain.height(), plain.width(), 3).copy()


@contextmanager
def without(items: list[QQuickItem]) -> Iterator[None]:
    """Have some items not drawn for a while, and everything else stay where it is."""
    before = [item.opacity() for item in items]
    for item in items:
        item.setOpacity(0.0)
    try:
        yield
    finally:
        for item, opacity in zip(items, before, strict=True):
            item.setOpacity(opacity)


def _beyond(flick: QQuickItem) -> float:
    return float(flick.property("contentHeight")) - flick.height()


def _turn(flick: QQuickItem) -> bool:
    """Move what is scrolled as its button does; return whether it was not at its end."""
    most, at = max(_beyond(flick), 0.0), float(flick.property("contentY"))
    leaf = flick.property("leaf") or flick.height() * 0.8
    if at >= most - 1:
        return False
    flick.setProperty("contentY", min(at + float(leaf), most))
    return True
