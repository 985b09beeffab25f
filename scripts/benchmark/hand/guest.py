"""Waits inside the wall's process for its window, and for all of its tiles to be live."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QInputDevice, QPointingDevice
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from scripts.benchmark.hand.report import tell
from streams.floor.truth import State
from wall.glass.mosaic import MosaicItem
from wall.glass.stage import Stage

LOOK_AGAIN_MS = 100
LIVE_WAIT_S = 60.0


class Guest(QObject):
    """Lives on Qt's thread, between the wall's own frames.

    Args:
        report: File descriptor for the reports.
    """

    def __init__(self, report: int) -> None:
        """Wait to be called over to Qt's thread."""
        super().__init__()
        self._report = report
        self._found: tuple[QQuickWindow, MosaicItem] | None = None
        self._screen: QPointingDevice | None = None
        self._began = 0.0

    @Slot()
    def begin(self) -> None:
        """Find the wall's window; called on Qt's thread."""
        self._found = _mosaic()
        if self._found is None or self.item.property("stage") is None:
            self.later(LOOK_AGAIN_MS, self.begin)
            return
        self._screen = QTest.createTouchDevice(
            QInputDevice.DeviceType.TouchScreen,
            QInputDevice.Capability.Position | QInputDevice.Capability.NormalizedPosition,
        )
        self.met()
        self._began = time.monotonic()
        self._wait_until_live()

    def met(self) -> None:
        """The window is there, and perhaps nothing in it yet."""

    def ready(self) -> None:
        """All tiles are live, or were long enough waited for."""
        raise NotImplementedError

    @property
    def window(self) -> QQuickWindow:
        """The wall's main window."""
        if self._found is None:
            raise RuntimeError("the wall's window has not been found yet")
        return self._found[0]

    @property
    def item(self) -> MosaicItem:
        """Its mosaic."""
        if self._found is None:
            raise RuntimeError("the wall's window has not been found yet")
        return self._found[1]

    @property
    def stage(self) -> Stage:
        """What it shows."""
        stage = self.item.property("stage")
        if not isinstance(stage, Stage):
            raise TypeError("the mosaic has no stage")
        return stage

    def touches(self) -> Any:
        """A sequence of touches, to be committed."""
        if self._screen is None:
            raise RuntimeError("the touch screen is made when the wall's window is found")
        return QTest.touchEvent(self.window, self._screen)

    def later(self, ms: int, deed: Callable[[], None]) -> None:
        """Do something soon."""
        QTimer.singleShot(ms, self, deed)

    def tell(self, what: str, **facts: Any) -> None:
        """Report."""
        tell(self._report, what, **facts)

    def _wait_until_live(self) -> None:
        stage = self.stage
        states = stage.source.judge.states[stage.arrangement.channels]
        late = time.monotonic() - self._began > LIVE_WAIT_S
        if len(states) == 0 or not (late or bool((states == State.LIVE).all())):
            self.later(LOOK_AGAIN_MS, self._wait_until_live)
        else:
            self.ready()


def _mosaic() -> tuple[QQuickWindow, MosaicItem] | None:
    for window in QGuiApplication.topLevelWindows():
        if isinstance(window, QQuickWindow):
            item = window.findChild(QQuickItem, "mosaic")
            if isinstance(item, MosaicItem):
                return window, item
    return None
