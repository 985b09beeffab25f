"""Runs `python -m wall` unchanged, and lays a hand on it once its window is there.

The first argument is a plan for the hand as JSON, its `deed` among it; all others are the wall's.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from scripts.benchmark.hand import finger, onlooker, photographer, traveller
from scripts.benchmark.hand.guest import Guest
from wall.__main__ import start

LOOK_AGAIN_S = 0.05
DEEDS: dict[str, Callable[..., Guest]] = {
    "touch": lambda **plan: finger.Finger(finger.Plan(**plan)),
    "pictures": lambda **plan: photographer.Photographer(photographer.Plan(**plan)),
    "scenes": lambda **plan: onlooker.Onlooker(onlooker.Plan(**plan)),
    "zoom": lambda **plan: traveller.Traveller(traveller.Plan(**plan)),
}


class Summons(QObject):
    """Calls the hand over to Qt's thread."""

    due = Signal()


def main() -> None:
    """Run the wall until it ends."""
    plan = json.loads(sys.argv[1])
    sys.argv = ["wall", *sys.argv[2:]]
    kept: list[QObject] = []
    threading.Thread(target=_summon, args=(plan, kept), daemon=True).start()
    start()


def _summon(plan: dict[str, Any], kept: list[QObject]) -> None:
    """Wait for Qt, which only the wall itself may start."""
    while (app := QGuiApplication.instance()) is None:
        time.sleep(LOOK_AGAIN_S)
    hand, summons = DEEDS[plan.pop("deed")](**plan), Summons()
    hand.moveToThread(app.thread())
    summons.due.connect(hand.begin, Qt.ConnectionType.QueuedConnection)
    kept += (hand, summons)
    summons.due.emit()


if __name__ == "__main__":
    main()
