"""A wall on the screens of a simulated machine, in a process of its own: told what to do."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, QRect
from PySide6.QtGui import QGuiApplication, QInputDevice
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from layouts.channels import Channel
from layouts.layout import Layout, load_layout
from tests.wall.city import City
from tests.wall.painting import paint
from wall.app import application
from wall.documents import Documents
from wall.face.face import Face
from wall.face.hotplug import Hotplug
from wall.face.ruling import Ruling
from wall.face.windows import Appearance, Windows

PATIENCE_S = 20.0


class Stand:
    """The wall of a layout over a city of its channels.

    Args:
        app: Qt.
        layout: Its surface names the simulated screens.
        names: The channels.
        language: ``ko`` or ``en``.
    """

    def __init__(
        self, app: QGuiApplication, layout: Layout, names: Sequence[str], language: str = "en"
    ) -> None:
        """Open it as the wall itself does."""
        self.app = app
        channels = tuple(
            Channel(name, {"en": name, "ko": name}, f"rtsp://192.0.2.1/{name}") for name in names
        )
        self.city = City(len(channels), channels=channels)
        documents = Documents(channels, layout, {}, (), {})
        surface = layout.surface
        self.face = Face(self.city, documents, layout.scenes[0], surface, language)
        self.hotplug = Hotplug(self.face, surface)
        look = Appearance(None, fullscreen=True)
        self.windows = Windows(self.face, self.hotplug.seats.windows, look)
        self.hotplug.follow(self.windows)
        self.ruling = Ruling(self.face, documents)
        self.fingers = QTest.createTouchDevice(
            QInputDevice.DeviceType.TouchScreen, QInputDevice.Capability.Position
        )
        self._down = (QPoint(), QPoint())
        self.settle()

    def wait(self, met: Callable[[], bool], what: str) -> None:
        """Let Qt go on until something is so."""
        end = time.monotonic() + PATIENCE_S
        while not met():
            assert time.monotonic() < end, f"{what}: not within {PATIENCE_S:.0f} s"
            self.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)

    def settle(self) -> None:
        """Have everything that is new shown in every window."""
        self.face.stage_.tick()
        for window, _ in self.windows.all:
            self._frame(window)

    def _frame(self, window: QQuickWindow) -> None:
        """Have a window painted once more."""
        drawn: list[bool] = []

        def swapped() -> None:
            drawn.append(True)

        window.frameSwapped.connect(swapped)
        paint(window)
        self.wait(lambda: bool(drawn), "a frame")
        window.frameSwapped.disconnect(swapped)

    def rest(self) -> None:
        """Wait until nothing moves."""
        stage = self.face.stage_
        self.wait(
            lambda: (
                not stage.moving
                and not any(lit.spot.moving(time.monotonic()) for lit in stage.spotlights.all)
            ),
            "rest",
        )
        self.settle()

    def places(self) -> dict[str, list[object]]:
        """Which screen shows which display: its name, and the window's rectangle."""
        told: dict[str, list[object]] = {}
        screens = [(screen.name(), screen.geometry()) for screen in self.app.screens()]
        for (window, _), plan in zip(self.windows.all, self.hotplug.seats.windows, strict=True):
            box: QRect = window.geometry()
            name = next((name for name, area in screens if area == box), "")
            told[plan.display or "*"] = [name, box.x(), box.y(), box.width(), box.height()]
        return told

    def window(self, display: str) -> QQuickWindow:
        """The window that shows a display."""
        for (window, _), plan in zip(self.windows.all, self.hotplug.seats.windows, strict=True):
            if plan.display == display:
                return window
        raise KeyError(display)

    def item(self, name: str) -> QQuickItem:
        """An item of the main window."""
        found = self.windows.main.findChild(QQuickItem, name)
        assert isinstance(found, QQuickItem), f"the main window has no {name}"
        return found

    def tap(self, display: str, point: QPoint) -> None:
        """A finger taps a display."""
        window = self.window(display)
        QTest.touchEvent(window, self.fingers).press(0, point, window).commit()
        QTest.touchEvent(window, self.fingers).release(0, point, window).commit()

    def pinch(self, display: str, middle: QPoint, reach: int) -> None:
        """Two fingers spread on a display, and stay down."""
        window = self.window(display)
        across = QPoint(2, 1)
        ends = middle - across * 10, middle + across * 10
        down = QTest.touchEvent(window, self.fingers)
        down.press(0, ends[0], window).press(1, ends[1], window).commit()
        for apart in range(12, reach // 2, 3):
            ends = middle - across * apart, middle + across * apart
            moved = QTest.touchEvent(window, self.fingers)
            moved.move(0, ends[0], window).move(1, ends[1], window).commit()
            self.settle()
        self._down = ends

    def lift(self, display: str) -> None:
        """The two fingers lift."""
        window, (one, other) = self.window(display), self._down
        up = QTest.touchEvent(window, self.fingers)
        up.release(0, one, window).release(1, other, window).commit()

    def picture(self, display: str, file: Path) -> None:
        """Keep what a display shows."""
        assert self.window(display).grabWindow().save(str(file)), f"{file} cannot be written"


@contextmanager
def stand(layout: Path, names: Sequence[str], language: str = "en") -> Iterator[Stand]:
    """A wall, closed afterwards."""
    with application(language) as app:
        wall = Stand(app, load_layout(layout), names, language)
        yield wall
        wall.hotplug.stop()
        wall.windows.close()
