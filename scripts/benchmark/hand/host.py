"""Runs `python -m wall` unchanged, and lays a finger on it once its window is there.

The first argument is a plan for the finger as JSON; all others are the wall's own.
"""

from __future__ import annotations

import json
import sys
import threading
import time

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from scripts.benchmark.hand.finger import Finger, Plan
from wall.__main__ import start

LOOK_AGAIN_S = 0.05


class Summons(QObject):
    """Calls the finger over to Qt's thread."""

    due = Signal()


def main() -> None:
    """Run the wall until it ends."""
    plan = Plan(**json.loads(sys.argv[1]))
    sys.argv = ["wall", *sys.argv[2:]]
    kept: list[QObject] = []
    threading.Thread(target=_summon, args=(plan, kept), daemon=True).start()
    start()


def _summon(plan: Plan, kept: list[QObject]) -> None:
    """Wait for Qt, which only the wall itself may start."""
    while (app := QGuiApplication.instance()) is None:
        time.sleep(LOOK_AGAIN_S)
    finger, summons = Finger(plan), Summons()
    finger.moveToThread(app.thread())
    summons.due.connect(finger.begin, Qt.ConnectionType.QueuedConnection)
    kept += (finger, summons)
    summons.due.emit()


if __name__ == "__main__":
    main()
