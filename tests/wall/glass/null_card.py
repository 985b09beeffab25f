"""Runs the code for graphics cards on Qt's null card, in a process of its own (test_card.py)."""

from __future__ import annotations

import sys
import time

import numpy as np
from PySide6.QtCore import QEventLoop, QSizeF, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

from tests.wall.city import City
from tests.wall.glass.map.conftest import CITY
from wall.glass import textures
from wall.glass.arrangement import Arrangement, mosaic
from wall.glass.board import Board
from wall.glass.mosaic import MosaicItem
from wall.glass.stage import Stage

uploads: list[tuple[int, int]] = []
complaints: list[str] = []


def note(kind: QtMsgType, context: object, message: str) -> None:
    """Qt's complaints count."""
    if kind != QtMsgType.QtDebugMsg and kind != QtMsgType.QtInfoMsg:
        complaints.append(message)


def watched(texture: textures.UploadedTexture, area: textures.Area) -> object:
    """The real upload, counted."""
    uploads.append(area[2:])
    return plain(texture, area)


plain = textures.UploadedTexture._upload
textures.UploadedTexture._upload = watched  # type: ignore[assignment, method-assign]


def main() -> None:
    """Show stills, motion, a late tile, a pan and a spotlight; print what was uploaded."""
    qInstallMessageHandler(note)
    app = QGuiApplication([])
    city = City(300)
    stage = Stage(city, [f"Camera {channel}" for channel in range(300)], "en")
    window = QQuickWindow()
    window.resize(1280, 720)
    item = MosaicItem(window.contentItem())
    item.setSize(QSizeF(1280, 720))
    item.setProperty("stage", stage)
    stage.arrange(mosaic(range(300), 1280, 720))
    window.show()

    swapped: list[int] = []
    window.afterFrameEnd.connect(lambda: swapped.append(1))

    def frames(count: int = 3) -> None:
        stage.tick()
        end, wanted = time.monotonic() + 60, len(swapped) + count
        while len(swapped) < wanted and time.monotonic() < end:
            item.update()
            app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)

    def told(what: str) -> None:
        frames()
        sys.stdout.write(f"{what}: {sorted(set(uploads))}\n")
        uploads.clear()

    def rest() -> None:
        while stage.moving:
            frames()

    stage.meter.watch(window)
    frames()
    api = window.rendererInterface().graphicsApi()
    sys.stdout.write(f"card: {api == QSGRendererInterface.GraphicsApi.Null}\n")
    told("first")
    before = stage.meter.painted
    city.still(7, (200, 100, 50))
    told("still")
    after = stage.meter.painted
    sys.stdout.write(f"updates: {after.updates - before.updates}\n")
    sys.stdout.write(f"timed: {after.frames > before.frames and after.seconds > before.seconds}\n")
    city.move(7, (200, 100, 50))
    told("motion")
    city.late(8, 14)
    told("late")
    city.still(11, (20, 200, 50))
    stage.relay()
    told("anew")
    stage.light(7)
    told("spotlight")
    stage.light(None)
    while stage.spotlight is not None:
        frames()
    stage.zoom(640, 360, 3.0)
    stage.release(500, 0)
    told("zoom")
    rest()
    stage.approach(30)
    rest()
    uploads.clear()
    assert item.tile_of(120) is None, "it is out of sight"
    city.still(120, (20, 200, 50))
    told("unseen")
    board = Board(CITY, (0.0, 0.0, 1280.0, 720.0))
    stage.arrange(Arrangement(np.zeros(0, np.intp), np.zeros((0, 4)), 1280, 720, (board,)))
    frames()
    map_ = stage.maps.of(CITY, 1280 / 720)
    for factor in (1.5, 2.0, 0.5):
        map_.sight.grab(map_)
        map_.sight.zoom(300, 200, factor, map_.limits)
        frames()
    map_.trace(300, 200, 1.0)
    map_.trace(400, 300, 1.0)
    frames()
    sys.stdout.write(f"map: {map_.sight.view.scale:.3f}\n")
    stage.stop()
    window.close()
    window.deleteLater()
    app.processEvents()
    sys.stdout.write(f"complaints: {complaints}\n")


main()
