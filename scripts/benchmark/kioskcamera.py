"""Touches a kiosk's public cameras in a process of its own: how soon is one live and enlarged."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Final

os.environ.setdefault("QSG_RENDER_LOOP", "basic")

from PySide6.QtCore import QEventLoop, QPoint, QPointF, QTimer
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.app import begin
from kiosk.face.pictures.item import Pictures
from kiosk.face.window import KioskWindow, Look
from kiosk.knowledge.outlook import Liveness
from layouts.kiosk_reader import load_kiosk
from scripts.benchmark.kioskhand import items

LONGEST_MS: Final = 20_000
READY_S: Final = 90.0
REST_MS: Final = 1200
PAGE: Final = "cameras"


class Hand:
    """A finger before one kiosk's cameras."""

    def __init__(self, document: Path, stack: ExitStack) -> None:
        """Open it, and wait until all cameras are connected."""
        kiosk = load_kiosk(document)
        self.begun = begin(kiosk, stack)
        self.face = self.begun.face
        self.screen = KioskWindow(self.face, Look(size=(3840, 2160), shut=False), self.begun.parts)
        stack.callback(self.screen.close)
        self.finger = QTest.createTouchDevice()
        self.begun.cameras.start()
        over = time.monotonic() + READY_S
        while not self._live():
            if time.monotonic() > over:
                raise SystemExit("the kiosk's cameras are not live")
            self.rest(200)

    def rest(self, milliseconds: int = REST_MS) -> None:
        """Let everything come to rest."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def show_all(self) -> None:
        """Have all cameras on the screen, those in sight in motion."""
        self.face.touched()
        self.face.open(PAGE)
        self.rest()

    def tap(self, where: QPoint) -> float:
        """Milliseconds from a finger's touch to the first frame with the camera live and large."""
        loop = QEventLoop()
        stood: list[float] = []
        window = self.screen.window

        def look() -> None:
            if self._enlarged() and not stood:
                stood.append(time.perf_counter())
                loop.quit()

        window.frameSwapped.connect(look)
        QTimer.singleShot(LONGEST_MS, loop.quit)
        began = time.perf_counter()
        QTest.touchEvent(window, self.finger).press(0, where).commit()
        QTest.touchEvent(window, self.finger).release(0, where).commit()
        if not stood:
            loop.exec()
        window.frameSwapped.disconnect(look)
        if not stood:
            raise SystemExit("a camera was touched, and none came live and enlarged")
        self.rest()
        return (stood[0] - began) * 1000.0

    def middle(self, found: Callable[[QQuickItem], bool]) -> QPoint:
        """Where an item is."""
        item = next(one for one in items(self.screen.window.contentItem()) if found(one))
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def _live(self) -> bool:
        outlooks = self.begun.cameras.outlooks().values()
        return bool(outlooks) and all(one.liveness.believed for one in outlooks)

    def _enlarged(self) -> bool:
        """Whether what was drawn last has the chosen camera large, decoded in motion, and live."""
        chosen = self.face.bill.shown.part
        outlook = self.begun.cameras.outlooks().get(chosen)
        if outlook is None or outlook.liveness is not Liveness.LIVE:
            return False
        surfaces = (one for one in items(self.screen.window.contentItem()) if _is_surface(one))
        drawn = (shown for one in surfaces for shown in one.drawn)  # type: ignore[attr-defined]
        return any(
            shown.place.large and shown.place.channel == chosen and shown.canvas >= 0
            for shown in drawn
        )


def _is_surface(item: QQuickItem) -> bool:
    return isinstance(item, Pictures)


def main(document: Path, touches: int) -> None:
    """Touch cameras on their page and the key to the next one, in turn, and print how soon."""
    took: dict[str, list[float]] = {"camera_ms": [], "next_ms": []}
    with ExitStack() as stack:
        hand = Hand(document, stack)
        for number in range(touches):
            hand.show_all()
            block = hand.face.bill.shown.blocks[number % 3]
            name = str(getattr(block, "channel", ""))
            tile = hand.middle(
                lambda item, name=name: item.property("channel") == name  # type: ignore[misc]
            )
            took["camera_ms"].append(hand.tap(tile))
            hand.face.touched()
            key = hand.middle(lambda item: item.objectName() == "camera-previous")
            took["next_ms"].append(hand.tap(key))
    sys.stdout.write(json.dumps(took) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
