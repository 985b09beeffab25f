"""A city of two districts and a river, and a window that shows its map."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QInputDevice
from PySide6.QtTest import QTest

from layouts.channel import Channel
from layouts.feature import Feature
from layouts.map import Layer, Map
from layouts.mosaic import Mosaic
from tests.wall.glass.conftest import Glass, MakeGlass
from tests.wall.glass.fingers import UNHURRIED_S
from wall.glass import touch
from wall.glass.arrangement import Arrangement, mosaic
from wall.glass.board import Board
from wall.glass.map.citymap import CityMap
from wall.glass.map.maps import Wanted

WEST = Feature(
    {"ko": "서구", "en": "West"},
    areas=((((126.8, 37.5), (127.0, 37.5), (127.0, 37.6), (126.8, 37.6), (126.8, 37.5)),),),
)
EAST = Feature(
    {"ko": "동구", "en": "East"},
    areas=((((127.0, 37.5), (127.2, 37.5), (127.2, 37.6), (127.0, 37.6), (127.0, 37.5)),),),
)
RIVER = Feature({"ko": "강", "en": "River"}, lines=(((126.8, 37.52), (127.2, 37.58)),))
CITY = Map(
    boundaries=(Layer(Path("city.geojson"), (WEST, EAST)),),
    layers=(Layer(Path("river.geojson"), (RIVER,), "water"),),
    channels=Mosaic(),
)
PLACES = ((37.55, 126.85), (37.52, 126.95), (37.55, 127.15), (37.55, 127.15001), (37.58, 127.05))
"""Two cameras at one corner, three elsewhere."""


def channels(count: int = len(PLACES)) -> tuple[Channel, ...]:
    """Cameras at these places."""
    return tuple(
        Channel(f"c{n}", {"en": f"Camera {n}"}, "rtsp://192.0.2.1/a", position=PLACES[n])
        for n in range(count)
    )


class MapGlass:
    """A window that a map fills, beside a column of tiles if wanted."""

    def __init__(self, glass: Glass, width: float) -> None:
        """Show it."""
        self.glass = glass
        self.stage = glass.stage
        listed = channels(glass.city.count)
        self.stage.maps.replace(listed, {one.id: n for n, one in enumerate(listed)})
        self.asked: list[Wanted] = []
        self.stage.maps.wanted.connect(self.asked.append)
        tiles = mosaic(range(glass.city.count), 960 - width, 540) if width < 960 else None
        board = Board(CITY, (0.0, 0.0, width, 540.0))
        shown = mosaic((), 960, 540) if tiles is None else tiles
        cells = shown.cells + np.array([width, 0.0, 0.0, 0.0])
        self.stage.arrange(Arrangement(shown.channels, cells, 960, 540, (board,)))
        self.glass.settle()
        self.map: CityMap = self.stage.maps.of(CITY, width / 540)
        self.width = width
        self.screen = QTest.createTouchDevice(
            QInputDevice.DeviceType.TouchScreen, QInputDevice.Capability.Position
        )

    def pixel(self, latitude: float, longitude: float) -> QPoint:
        """Where a place is on the glass now."""
        shown = self.map.projection(self.width)
        x, y = self.map.fit.place(longitude, latitude)
        return QPoint(round(x * shown.scale + shown.x), round(y * shown.scale + shown.y))

    def camera(self, number: int) -> QPoint:
        """Where a camera's mark is on the glass now."""
        return self.pixel(*PLACES[number])

    def tap(self, at: QPoint) -> None:
        """Tap with one finger."""
        window = self.glass.window
        QTest.touchEvent(window, self.screen).press(0, at, window).commit()
        QTest.touchEvent(window, self.screen).release(0, at, window).commit()
        self.glass.settle()

    def unhurried(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Have a second tap be one of two, however long this machine needs for it."""
        monkeypatch.setattr(touch, "DOUBLE_S", UNHURRIED_S)
        self.stage.maps._timer.setInterval(round(UNHURRIED_S * 1000))

    def draw(self, *points: QPoint, lift: bool = True) -> None:
        """Draw with one finger."""
        window = self.glass.window
        QTest.touchEvent(window, self.screen).press(0, points[0], window).commit()
        for point in points[1:]:
            QTest.touchEvent(window, self.screen).move(0, point, window).commit()
            self.glass.settle()  # Qt joins movements until it paints
        if lift:
            QTest.touchEvent(window, self.screen).release(0, points[-1], window).commit()
        self.glass.settle()

    def pinch(self, middle: QPoint, before: int, after: int) -> None:
        """Spread two fingers, or bring them together."""
        window = self.glass.window
        for step, reach in enumerate((before, (before + after) // 2, after)):
            event = QTest.touchEvent(window, self.screen)
            for finger, side in enumerate((-1, 1)):
                point = middle + QPoint(side * reach, 0)
                (event.move if step else event.press)(finger, point, window)
            event.commit()
        event = QTest.touchEvent(window, self.screen)
        for finger, side in enumerate((-1, 1)):
            event.release(finger, middle + QPoint(side * after, 0), window)
        event.commit()
        self.glass.settle()

    def rest(self) -> None:
        """Wait until nothing moves any more."""
        self.glass.bot.waitUntil(lambda: not self.map.sight.moving)
        self.glass.settle()


OpenMap = Callable[..., MapGlass]


@pytest.fixture
def open_map(make_glass: MakeGlass) -> OpenMap:
    """Opens a window with the map of the city."""

    def make(width: float = 960.0, language: str = "en") -> MapGlass:
        return MapGlass(make_glass(len(PLACES), language=language), width)

    return make
