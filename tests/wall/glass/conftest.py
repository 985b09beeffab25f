"""A city of coloured pictures in real shared memory, and a real window that shows it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSizeF
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from layouts.geometry import mosaic_grid
from streams.floor.frame import Frames, Pixels, Shape
from streams.floor.truth import Judge, Link, Tier
from streams.media.demand import Demand
from wall.glass.arrangement import mosaic
from wall.glass.mosaic import MosaicItem
from wall.glass.stage import Stage

PROMISE_S = 60.0
ARENA_STEP = 1 << 23
Colour = tuple[int, int, int]
"""Red, green, blue."""


class City:
    """Cameras that show one colour each, written as a worker writes them."""

    def __init__(self, count: int, aspect: float = 16 / 9) -> None:
        """Every camera is connected and has shown its first still."""
        self.count = count
        self.frames = Frames.create(Shape(count, mosaic_grid(count, aspect)[0]))
        now = time.monotonic()
        self.judge = Judge(count, now)
        rows = self.frames.status
        rows["link"], rows["played_at"], rows["key_at"] = Link.PLAYING, now, now
        rows["packet_at"] = now + PROMISE_S
        rows["promise"] = PROMISE_S
        rows["width"], rows["height"] = 640, 360
        for channel in range(count):
            self.still(channel, self.colour(channel))
        self.shown: dict[int, Demand] = {}
        self.touched: list[tuple[int, int, int]] = []

    @staticmethod
    def colour(channel: int) -> Colour:
        """A bright colour of its own for each channel."""
        return 60 + channel * 67 % 190, 60 + channel * 31 % 190, 60 + channel * 113 % 190

    def still(self, channel: int, colour: Colour) -> None:
        """A worker writes a still."""
        now = time.monotonic()
        self.frames.write_still(channel, flat(96, 54, colour), now, Tier.STILL)
        self.frames.status["captured"][channel] = now
        self.look()

    def move(self, channel: int, colour: Colour, width: int = 320, height: int = 180) -> None:
        """A worker writes a picture in motion, on canvas number ``channel``."""
        now = time.monotonic()
        row = self.frames.canvases[channel]
        row["channel"], row["width"], row["height"] = channel, 640, 360
        row["offset"] = channel * ARENA_STEP
        self.frames.write_canvas(channel, flat(width, height, colour), now, Tier.SMOOTH)
        status = self.frames.status[channel]
        status["canvas"], status["tier"], status["captured"] = channel, Tier.SMOOTH, now
        self.look()

    def look(self) -> None:
        """The engine judges."""
        self.judge.look(self.frames.status, time.monotonic())

    def late(self, channel: int, seconds: float) -> None:
        """A camera has been silent for so long."""
        then = time.monotonic() - seconds
        status = self.frames.status[channel]
        status["packet_at"], status["captured"] = then, then
        self.look()

    def show(self, demands: Mapping[int, Demand]) -> None:
        """The glass says what stands on it."""
        self.shown = dict(demands)

    def touch(self, channel: int, width: int, height: int) -> None:
        """The glass says where a finger came down."""
        self.touched.append((channel, width, height))


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
        with self.bot.waitSignal(self.window.frameSwapped, timeout=5000):
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
        self.window.close()
        self.item.setParentItem(None)


def flat(width: int, height: int, colour: Colour) -> Pixels:
    """A picture of one colour: BGRA, shape (height, width, 4)."""
    pixels = np.empty((height, width, 4), np.uint8)
    pixels[:] = (*colour[::-1], 255)
    return pixels


def colour_at(image: QImage, point: QPoint) -> Colour:
    """Red, green, blue of a pixel."""
    colour = image.pixelColor(point)
    return colour.red(), colour.green(), colour.blue()


MakeGlass = Callable[..., Glass]


@pytest.fixture
def make_glass(qtbot: QtBot) -> Iterator[MakeGlass]:
    """Opens windows, and closes them after the test."""
    opened: list[Glass] = []

    def make(
        count: int, size: tuple[int, int] = (960, 540), language: str = "en"
    ) -> Glass:
        glass = Glass(City(count, size[0] / size[1]), qtbot, size, language)
        opened.append(glass)
        return glass

    yield make
    for glass in opened:
        glass.close()
