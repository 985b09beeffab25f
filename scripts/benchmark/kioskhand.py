"""Touches a kiosk's screen in a process of its own, and tells how soon it answered."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

os.environ.setdefault("QSG_RENDER_LOOP", "basic")

from PySide6.QtCore import QEventLoop, QPoint, QPointF, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.app import setting
from kiosk.face.face import Face
from kiosk.face.window import KioskWindow, Look
from kiosk.ground import read_ground
from kiosk.knowledge.intake import Intake
from kiosk.playbill import Playbill
from kiosk.stationclock import station_clock
from layouts.kiosk_reader import load_kiosk

LONGEST_MS: Final = 10_000
REST_MS: Final = 300


class Hand:
    """A finger before one kiosk."""

    def __init__(self, document: Path) -> None:
        """Open it; what it shows is what is kept."""
        kiosk = load_kiosk(document)
        self.intake = Intake(kiosk)
        ground = read_ground(kiosk.map) if kiosk.map is not None else None
        bills = Playbill(kiosk, lambda: replace(self.intake.knowledge, ground=ground))
        self.face = Face(setting(kiosk), bills, station_clock(kiosk.place.zone))
        self.screen = KioskWindow(self.face, Look(size=(3840, 2160), shut=False))
        self.screen.maps.take(ground)
        self.finger = QTest.createTouchDevice()
        self.rest()

    def rest(self) -> None:
        """Let everything come to rest."""
        loop = QEventLoop()
        QTimer.singleShot(REST_MS, loop.quit)
        loop.exec()

    def until_drawn(self, deed: Callable[[], object]) -> float:
        """Milliseconds from a deed to the next frame on the screen."""
        loop = QEventLoop()
        frames: list[float] = []

        def drawn() -> None:
            frames.append(time.perf_counter())
            loop.quit()

        window = self.screen.window
        window.frameSwapped.connect(drawn)
        QTimer.singleShot(LONGEST_MS, loop.quit)
        began = time.perf_counter()
        deed()
        if not frames:  # the deed's own events may have drawn it
            loop.exec()
        window.frameSwapped.disconnect(drawn)
        if not frames:
            raise SystemExit("the screen was not drawn anew after a touch")
        return (frames[0] - began) * 1000.0

    def touch(self, name: str) -> tuple[float, float]:
        """Tap a key; how long until it looks pressed, and until its page stands, ms."""
        where, window = self.middle(name), self.screen.window
        pressed = self.until_drawn(lambda: QTest.touchEvent(window, self.finger).press(0, where))
        self.rest()
        released = self.until_drawn(lambda: QTest.touchEvent(window, self.finger).release(0, where))
        if self.face.bill.shown.id != name.removeprefix("way-"):
            raise SystemExit(f"{name} was touched, and {self.face.bill.shown.id} stands")
        self.rest()
        return pressed, released

    def middle(self, name: str) -> QPoint:
        """Where a key is."""
        item = next(one for one in items(self.screen.window.contentItem()) if _is(one, name))
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()


def items(root: QQuickItem) -> list[QQuickItem]:
    """All items under one that can be seen."""
    found = []
    for child in root.childItems():
        if child.isVisible():
            found += [child, *items(child)]
    return found


def _is(item: QQuickItem, name: str) -> bool:
    return bool(item.objectName() == name)


def main(document: Path, touches: int) -> None:
    """Touch the keys of all pages in turn, and print how soon each touch was answered."""
    app = QGuiApplication(["kioskhand"])
    hand = Hand(document)
    ways = [way.id for way in hand.face.bill.ways if way.id != "home"]
    took = [hand.touch(f"way-{ways[at % len(ways)]}") for at in range(touches)]
    hand.screen.close()
    hand.intake.stop()
    told = {"feedback_ms": [one for one, _ in took], "page_ms": [one for _, one in took]}
    sys.stdout.write(json.dumps(told) + "\n")
    app.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
