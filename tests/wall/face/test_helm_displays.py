"""On a wall of two displays a camera is moved where it stands enlarged, by whoever stands there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QPointingDevice
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from layouts.layout import Layout
from streams.onvif.ptz.pilot import Pilot
from tests.fakes.onvif_device import Device
from tests.fakes.onvif_ptz import Turntable
from tests.fakes.served import Served
from tests.wall.city import City
from tests.wall.face.test_cardstack import NAMES, SURFACE
from tests.wall.face.test_ruling import SCENES
from tests.wall.moving import CREDENTIALS, MOVED, WAIT_MS, listed
from tests.wall.painting import paint
from wall.documents import Documents
from wall.face.displays import WindowPlan
from wall.face.face import Face
from wall.face.grip import Grip
from wall.face.helm import Helm
from wall.face.windows import Appearance, Windows
from wall.glass.mosaic import MosaicItem


class TwoDisplays:
    """A wall of two windows that moves a camera."""

    def __init__(self, bot: QtBot, url: str) -> None:
        """Open it."""
        self.bot = bot
        city = City(6, channels=listed(url))
        documents = Documents(city.channels, Layout(SURFACE, SCENES), CREDENTIALS, (), {})
        self.face = Face(city, documents, SCENES[0], SURFACE, "en")
        self.pilot = Pilot()
        self.pilot.start()
        self.helm = Helm(self.face, Grip(self.pilot, "en"), CREDENTIALS)
        plans = tuple(WindowPlan(0, (800.0 * n, 0.0, 800.0, 450.0), NAMES[n]) for n in range(2))
        look = Appearance(None, fullscreen=False)
        self.windows = Windows(self.face, plans, look, self.helm)
        self.left, self.right = (window for window, _ in self.windows.all)

    def settle(self) -> None:
        for window, _ in self.windows.all:
            self.face.stage_.tick()
            paint(window)
            with self.bot.waitSignal(window.frameSwapped):
                pass

    def items(self, root: QQuickItem) -> Iterator[QQuickItem]:
        for child in root.childItems():
            yield child
            yield from self.items(child)

    def seen(self, window: QQuickWindow, name: str) -> list[QQuickItem]:
        """The items of that name that can be seen in a window."""
        found = (item for item in self.items(window.contentItem()) if item.objectName() == name)
        return [item for item in found if item.isVisible()]

    def place(self, window: QQuickWindow, name: str, x: float = 0.5) -> QPoint:
        (item,) = self.seen(window, name)
        return item.mapToScene(QPointF(x * item.width(), item.height() / 2)).toPoint()


@pytest.fixture
def camera() -> Iterator[Served]:
    with Served(Device(ptz=Turntable())) as served:
        yield served


@pytest.fixture
def wall(qtbot: QtBot, camera: Served) -> Iterator[TwoDisplays]:
    it = TwoDisplays(qtbot, camera.url)
    yield it
    it.windows.close()
    it.pilot.stop()


def test_a_camera_is_moved_on_the_display_where_it_stands(
    wall: TwoDisplays, camera: Served, screen: QPointingDevice
) -> None:
    mosaic = wall.right.findChild(MosaicItem, "mosaic")
    assert isinstance(mosaic, MosaicItem)
    wall.settle()
    assert not wall.seen(wall.right, "helmButton")
    wall.face.stage_.light(MOVED, mosaic, 0)
    wall.settle()
    button = wall.place(wall.right, "helmButton")
    QTest.touchEvent(wall.right, screen).press(0, button, wall.right).commit()
    QTest.touchEvent(wall.right, screen).release(0, button, wall.right).commit()
    wall.face.guard_.give("화재")
    wall.bot.waitUntil(lambda: wall.helm.grip_.property("state")["ready"], timeout=WAIT_MS)
    wall.settle()
    assert not wall.seen(wall.left, "pullPad")
    pad = [wall.place(wall.right, "pullPad", x) for x in (0.5, 0.9)]
    QTest.touchEvent(wall.right, screen).press(1, pad[0], wall.right).commit()
    QTest.touchEvent(wall.right, screen).move(1, pad[1], wall.right).commit()
    wall.settle()
    wall.bot.waitUntil(lambda: camera.lens.position()[0] > 0.02, timeout=WAIT_MS)
    QTest.touchEvent(wall.right, screen).release(1, pad[1], wall.right).commit()
    wall.bot.waitUntil(lambda: not camera.lens.moving(), timeout=WAIT_MS)
    assert camera.lens.told[-1] == "Stop"
