"""The whole window over a city with Korean and English names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QPoint, QPointF, Qt, QTranslator
from PySide6.QtGui import QInputDevice, QPointingDevice
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from layouts.channels import Channel
from layouts.credentials import Credential
from layouts.layout import Layout
from streams.onvif.ptz.pilot import Pilot
from tests.wall.city import City
from tests.wall.painting import paint
from wall.documents import Documents
from wall.face.displays import WindowPlan
from wall.face.face import Face
from wall.face.grip import Grip
from wall.face.helm import Helm
from wall.face.program import first_scene
from wall.face.windows import Appearance, Windows
from wall.trust.door import Door

NAMES = (
    ("강남역 사거리", "Gangnam Station Crossing", "강남"),
    ("마포대교 남단", "Mapo Bridge South", "마포"),
    ("종로3가", "Jongno 3-ga", "종로"),
    ("광화문 광장", "Gwanghwamun Square", "종로"),
    ("한남대교 북단", "Hannam Bridge North", "용산"),
    ("강남구청", "Gangnam-gu Office", "강남"),
)
I18N = Path(__file__).parents[3] / "wall" / "face" / "i18n"


def channels(count: int = len(NAMES)) -> tuple[Channel, ...]:
    """Channels with names of both languages."""
    return tuple(
        Channel(
            id=f"seoul-{number:04d}",
            names={"ko": NAMES[number % len(NAMES)][0], "en": NAMES[number % len(NAMES)][1]},
            main=f"rtsp://192.0.2.1/{number}",
            groups=(NAMES[number % len(NAMES)][2],),
        )
        for number in range(count)
    )


class Wall:
    """A main window, looked at and touched from outside."""

    def __init__(
        self,
        bot: QtBot,
        layout: Layout | None,
        language: str,
        listed: tuple[Channel, ...],
        door: Door | None,
        credentials: Mapping[str, Credential],
    ) -> None:
        """Open it over these cameras."""
        self.bot = bot
        self.city = City(len(listed), channels=listed)
        documents = Documents(self.city.channels, layout, {}, (), {})
        self.face = Face(self.city, documents, first_scene(layout, None), None, language, door)
        look = Appearance((1280, 720), fullscreen=False)
        self.pilot = Pilot()
        self.pilot.start()
        self.helm = Helm(self.face, Grip(self.pilot, language), credentials)
        self.windows = Windows(self.face, (WindowPlan(None, None, None),), look, self.helm)
        self.settle()

    @property
    def window(self) -> QQuickWindow:
        """The main window."""
        return self.windows.main

    def settle(self) -> None:
        """Have everything that is new shown."""
        self.face.stage_.tick()
        paint(self.window)
        with self.bot.waitSignal(self.window.frameSwapped):
            pass

    def find(self, name: str) -> QQuickItem:
        """The item of this name that can be seen; where none can, the first that is there."""
        found = [
            item for item in self.items(self.window.contentItem()) if item.objectName() == name
        ]
        assert found, f"nothing is called {name}"
        return next((item for item in found if item.isVisible()), found[0])

    def items(self, root: QQuickItem) -> Iterator[QQuickItem]:
        """All items under one."""
        for child in root.childItems():
            yield child
            yield from self.items(child)

    def press(self, name: str) -> None:
        """Click on an item."""
        self.settle()
        button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(self.window, button, keys, self.middle(name))
        self.settle()

    def second(self) -> None:
        """Have a second pass: words are said anew."""
        self.face.stage_.said.emit()
        self.settle()

    def middle(self, name: str) -> QPoint:
        """Where an item is to be touched."""
        item = self.find(name)
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def touch(self, screen: QPointingDevice, name: str) -> None:
        """Tap an item with a finger."""
        self.settle()
        middle = self.middle(name)
        QTest.touchEvent(self.window, screen).press(0, middle, self.window).commit()
        QTest.touchEvent(self.window, screen).release(0, middle, self.window).commit()
        self.settle()

    def type(self, letters: str) -> None:
        """Strike keys of a keyboard."""
        for letter in letters:
            QTest.keyClick(self.window, Qt.Key(ord(letter.upper())))
        self.settle()

    def texts(self) -> list[str]:
        """Everything that is written in the window and can be seen."""
        return [
            str(item.property("text"))
            for item in self.items(self.window.contentItem())
            if item.isVisible() and item.property("text")
        ]

    def close(self) -> None:
        """Close it."""
        self.windows.close()
        self.pilot.stop()


@pytest.fixture(scope="session")
def screen() -> QPointingDevice:
    """The wall's touch screen."""
    return QTest.createTouchDevice(
        QInputDevice.DeviceType.TouchScreen, QInputDevice.Capability.Position
    )


OpenWall = Callable[..., Wall]


@pytest.fixture
def open_wall(qtbot: QtBot) -> Iterator[OpenWall]:
    """Opens walls, and closes them after the test."""
    opened: list[Wall] = []
    translators: list[QTranslator] = []

    def make(
        layout: Layout | None = None,
        language: str = "en",
        count: int = len(NAMES),
        listed: tuple[Channel, ...] = (),
        door: Door | None = None,
        credentials: Mapping[str, Credential] | None = None,
    ) -> Wall:
        translator = QTranslator()
        if translator.load(str(I18N / f"{language}.qm")):
            QCoreApplication.installTranslator(translator)
            translators.append(translator)
        listed = listed or channels(count)
        wall = Wall(qtbot, layout, language, listed, door, credentials or {})
        opened.append(wall)
        return wall

    yield make
    while opened:
        opened.pop().close()
    for translator in translators:
        QCoreApplication.removeTranslator(translator)


def child(window: QQuickWindow, name: str) -> QObject:
    """An object of a window by name."""
    found = window.findChild(QObject, name)
    assert isinstance(found, QObject)
    return found
