"""A kiosk's window, looked at and touched from outside."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF
from PySide6.QtGui import QImage, QPointingDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.face.bill import Bills
from kiosk.face.face import Face
from kiosk.face.setting import Setting
from kiosk.face.window import KioskWindow, Look
from kiosk.page import Language
from tests.kiosk.face.sample import NAMES, NOON, Sample

WORDS = ("home", "low", "large", "contrast", "steady", "up", "down", "more", "speak")


def words(language: Language) -> dict[str, str]:
    """Words that say their own language."""
    bar = {f"bar.{name}": f"{name} {language.value}" for name in WORDS}
    bar["voice.none"] = "no voice"
    return {**bar, "visit.still": "Still there?", "visit.stay": "Yes", "visit.leave": "No"}


class Kiosk:
    """The window over the sample pages, with clocks that are set by hand."""

    def __init__(
        self,
        bot: QtBot,
        *,
        shut: bool = False,
        edge: float = 800.0,
        known: bool = True,
        parts: Mapping[str, QObject] | None = None,
        say: Callable[[Language], Mapping[str, str]] = words,
        size: tuple[int, int] = (1920, 1080),
        bills: Bills | None = None,
    ) -> None:
        """Open it."""
        self.bot = bot
        self.seconds = 1000.0
        self.sample = Sample()
        self.sample.known = known
        setting = Setting(NAMES, tuple(Language), (2214.0, 1245.0), edge, say)
        self.face = Face(setting, bills or self.sample, lambda: NOON, lambda: self.seconds)
        self.screen = KioskWindow(self.face, Look(size=size, shut=shut), parts or {})
        self.window = self.screen.window
        self.finger = QTest.createTouchDevice()
        self.settle()

    def settle(self) -> None:
        """Have everything that is new shown."""
        for _ in range(2):
            self.window.update()
            with self.bot.waitSignal(self.window.frameSwapped, timeout=20000):
                pass

    def items(self, root: QQuickItem | None = None) -> Iterator[QQuickItem]:
        """All items that can be seen."""
        for child in (root or self.window.contentItem()).childItems():
            if child.isVisible():
                yield child
                yield from self.items(child)

    def find(self, name: str) -> QQuickItem:
        """The item of this name that can be seen."""
        found = [item for item in self.items() if item.objectName() == name]
        assert found, f"nothing is called {name}"
        return found[0]

    def texts(self) -> list[str]:
        """All words that can be seen."""
        return [str(item.property("text")) for item in self.items() if item.property("text")]

    def middle(self, name: str) -> QPoint:
        """Where an item is to be touched."""
        item = self.find(name)
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def touch(self, name: str) -> None:
        """Tap an item with a finger."""
        where = self.middle(name)
        QTest.touchEvent(self.window, self.finger).press(0, where).commit()
        QTest.touchEvent(self.window, self.finger).release(0, where).commit()
        self.settle()

    def wait(self, seconds: float) -> None:
        """Have so many seconds pass."""
        self.seconds += seconds
        self.face.tick()
        self.settle()

    def picture(self) -> QImage:
        """What stands on the screen."""
        return self.window.grabWindow()

    @property
    def device(self) -> QPointingDevice:
        """The finger."""
        return self.finger


@pytest.fixture
def kiosk(qtbot: QtBot) -> Iterator[Kiosk]:
    """The kiosk of most tests."""
    one = Kiosk(qtbot)
    yield one
    one.screen.close()


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Callable[..., Kiosk]]:
    """Opens kiosks of other kinds."""
    kiosks: list[Kiosk] = []

    def make(**kinds: object) -> Kiosk:
        kiosks.append(Kiosk(qtbot, **kinds))  # type: ignore[arg-type]
        return kiosks[-1]

    yield make
    for one in kiosks:
        one.screen.close()
