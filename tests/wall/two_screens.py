"""A wall of two panels with a bezel between them, in a process of its own (test_screens.py)."""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtCore import QEventLoop
from PySide6.QtQuick import QQuickItem, QQuickWindow

from layouts.channels import Channel
from layouts.geometry import Rect
from layouts.layout import Layout
from layouts.scene import Cell, Placed, Scene
from layouts.surface import Display, Screen, Surface
from tests.wall.city import City
from wall.app import application
from wall.documents import Documents
from wall.face.displays import planned
from wall.face.face import Face
from wall.face.port import WallPort
from wall.face.windows import Appearance, Windows, screen_facts

LEFT = Display("left", Rect(0, 0, 800, 450), (800, 450), Screen(name="panel-0"))
RIGHT = Display("right", Rect(840, 0, 800, 450), (800, 450), Screen(name="panel-1"))
SURFACE = Surface((LEFT, RIGHT))
CELLS = (Cell("a", Rect(0.0, 0.2, 0.4, 0.6)), Cell("b", Rect(0.6, 0.2, 0.4, 0.6)))


def place_of(window: QQuickWindow) -> list[str | int]:
    """The screen of a window, and its rectangle."""
    box = window.geometry()
    return [window.screen().name(), box.x(), box.y(), box.width(), box.height()]


def main() -> None:
    """Open the windows, look, and tell."""
    channels = tuple(Channel(name, {"en": name}, f"rtsp://192.0.2.1/{name}") for name in "ab")
    layout = Layout(SURFACE, (Scene("pair", {"en": "Pair"}, Placed(CELLS)),))
    with application("en") as app:

        def settle(seconds: float) -> None:
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)

        city = City(2, channels=channels)
        documents = Documents(channels, layout, {}, (), {})
        face = Face(city, documents, layout.scenes[0], SURFACE, "en")
        plans = planned(SURFACE, screen_facts()).windows
        windows = Windows(face, plans, Appearance(None, fullscreen=False))
        settle(0.5)
        snapshot = WallPort(face, windows.all).snapshot()
        settle(0.3)
        pixels = snapshot.result(0)
        before = face.stage_.meter.painted
        for channel in range(2):
            city.still(channel, (200, 60, 60))
        settle(0.5)
        after = face.stage_.meter.painted
        face.spotlight(1)
        settle(0.1)
        homes: list[object] = [window.findChild(QQuickItem, "mosaic") for window, _ in windows.all]
        told = {
            "windows": [place_of(window) for window, _ in windows.all],
            "wall": pixels.shape[:2],
            "left": pixels[220, 328, :3].tolist(),
            "right": pixels[220, 1312, :3].tolist(),
            "bezel": pixels[220, 820, :3].tolist(),
            "updates": after.updates - before.updates,
            "frames": after.frames - before.frames,
            "spotlight": [face.stage_.home is home for home in homes],
        }
        sys.stdout.write(json.dumps(told))
        windows.close()


main()
