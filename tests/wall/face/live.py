"""A main window before live cameras, that can be touched and looked back at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QPointingDevice
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.fakes.hanging import Hung
from wall.documents import Documents
from wall.export.exporter import Exporter
from wall.export.shelf import Shelf
from wall.face.displays import WindowPlan
from wall.face.face import Face
from wall.face.lookback import Lookback
from wall.face.windows import Appearance, Windows
from wall.face.witness import Witness
from wall.trust.archive import Archive
from wall.trust.clerk import Clerk
from wall.trust.door import Door


@dataclass
class LiveWall:
    """The window, and whoever touches it."""

    bot: QtBot
    cameras: Hung
    face: Face
    windows: Windows
    lookback: Lookback
    exports: Path
    screen: QPointingDevice

    @property
    def window(self) -> QQuickWindow:
        """The main window."""
        return self.windows.main

    def find(self, name: str) -> QQuickItem:
        """The item of this name that can be seen."""
        found = [i for i in _items(self.window.contentItem()) if i.objectName() == name]
        seen = [item for item in found if item.isVisible()]
        assert seen, f"nothing that can be seen is called {name}"
        return seen[0]

    def is_there(self, name: str) -> bool:
        """Whether an item of this name can be seen."""
        return any(
            item.isVisible() and item.objectName() == name
            for item in _items(self.window.contentItem())
        )

    def at(self, name: str, x: float = 0.5, y: float = 0.5) -> QPoint:
        """A place in an item, in shares of its size."""
        item = self.find(name)
        return item.mapToScene(QPointF(item.width() * x, item.height() * y)).toPoint()

    def painted(self) -> None:
        """Wait until what is new was painted: Qt hands fingers' movements out once a frame."""
        self.window.update()
        with self.bot.waitSignal(self.window.frameSwapped):
            pass

    def tap(self, name: str) -> None:
        """Tap an item with a finger."""
        place = self.at(name)
        QTest.touchEvent(self.window, self.screen).press(0, place, self.window).commit()
        QTest.touchEvent(self.window, self.screen).release(0, place, self.window).commit()

    def press(self, name: str, x: float) -> None:
        """A finger comes down on an item."""
        QTest.touchEvent(self.window, self.screen).press(0, self.at(name, x), self.window).commit()

    def move(self, name: str, x: float) -> None:
        """It moves."""
        QTest.touchEvent(self.window, self.screen).move(0, self.at(name, x), self.window).commit()

    def lift(self, name: str, x: float) -> None:
        """It lifts."""
        QTest.touchEvent(self.window, self.screen).release(
            0, self.at(name, x), self.window
        ).commit()


def _items(root: QQuickItem) -> Iterator[QQuickItem]:
    for child in root.childItems():
        yield child
        yield from _items(child)


@contextmanager
def live_wall(
    bot: QtBot, cameras: Hung, folder: Path, screen: QPointingDevice, door: Door | None = None
) -> Iterator[LiveWall]:
    """A wall over these cameras; its files are in a folder."""
    engine = cameras.engine
    documents = Documents(engine.channels, None, {}, (), {})
    with ExitStack() as stack:
        archive = Archive(folder / "audit.sqlite")
        clerk = Clerk(archive)
        stack.callback(clerk.stop)
        clerk.start()
        exports = folder / "exports"
        cut = engine.replays.excerpt
        exporter = Exporter(cut, Shelf(exports), archive, clerk, lambda: True)
        stack.callback(exporter.stop)
        exporter.start()
        face = Face(engine, documents, None, None, "en", door)
        stack.callback(face.guard_.pad_.close)
        look = Appearance((1280, 720), fullscreen=False)
        windows = Windows(face, (WindowPlan(None, None, None),), look)
        stack.callback(windows.close)
        witness = Witness(face, clerk, documents, "")
        stack.callback(witness.stop)
        lookback = Lookback(face, engine.replays, exporter, witness)
        lookback.show(windows.main)
        yield LiveWall(bot, cameras, face, windows, lookback, exports, screen)
