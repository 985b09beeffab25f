"""A real window that shows a mosaic of a city."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QSizeF
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from tests.wall.city import City, Colour, colour_at
from wall.glass.arrangement import mosaic
from wall.glass.mosaic import MosaicItem
from wall.glass.stage import Stage


class Glass:
    """A window with a mosaic of a city."""

    def __init__(self, city: City, bot: QtBot, size: tuple[int, int], language: str) -> None:
        """Show all channels in wall order."""
        self.city = city
        self.bot = bot
        names = [f"Camera {channel}" for channel in range(city.count)]
        self.stage = Stage(city, names, language)
        self.window = QQuickWindow()
        self.window.setColor(QColor("#0a0d11"))
        self.window.resize(*size)
        self.item = MosaicItem(self.window.contentItem())
        self.item.setSize(QSizeF(*size))
        self.item.setProperty("stage", self.stage)
        self.stage.arrange(mosaic(range(city.count), *size))
        self.window.show()
        self.settle()

    def settle(self) -> None:
        """Have everything that is new shown."""
        self.stage.tick()
        self.item.update()
        with self.bot.waitSignal(self.window.frameSwapped):
            pass

    def image(self) -> QImage:
        """What the window shows."""
        return self.window.grabWindow()

    def middle(self, channel: int) -> QPoint:
        """The middle of a tile, a little above where its name stands."""
        box = self.item.tile_of(channel)
        assert box is not None
        return QPoint(round(box[0] + box[2] / 2), round(box[1] + box[3] * 0.4))

    def colour_of(self, channel: int) -> Colour:
        """The colour in the middle of a tile."""
        return colour_at(self.image(), self.middle(channel))

    def close(self) -> None:
        """Close the window before its item goes."""
        self.stage.stop()
        self.window.close()


MakeGlass = Callable[..., Glass]


@pytest.fixture
def make_glass(qtbot: QtBot) -> Iterator[MakeGlass]:
    """Opens windows, and closes them after the test."""
    opened: list[Glass] = []

    def make(count: int, size: tuple[int, int] = (960, 540), language: str = "en") -> Glass:
        glass = Glass(City(count, size[0] / size[1]), qtbot, size, language)
        opened.append(glass)
        return glass

    yield make
    for glass in opened:
        glass.close()
