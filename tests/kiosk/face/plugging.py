"""Pulls a kiosk's panel out and plugs it in again, in a process of its own."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtGui import QGuiApplication

from kiosk.face.face import Face
from kiosk.face.seat import Seat
from kiosk.face.setting import Setting
from kiosk.face.window import KioskWindow, Look
from kiosk.page import Language
from layouts.surface import Screen
from tests.fakes.machine import plug, unplug
from tests.kiosk.face.conftest import words
from tests.kiosk.face.sample import NAMES, Sample

PANEL, OTHER = (0, 0, 800, 450), (800, 0, 800, 450)
WAIT_S = 20.0


class Stand:
    """A kiosk on a panel that comes and goes."""

    def __init__(self, app: QGuiApplication, wanted: str | None) -> None:
        """Open it."""
        self.app = app
        screen = Screen(name=wanted) if wanted else None
        setting = Setting(NAMES, tuple(Language), (2214.0, 1245.0), 800.0, words)
        self.face = Face(setting, Sample(), lambda: datetime.now(UTC))
        self.shown = KioskWindow(self.face, Look(screen))
        self.seat = Seat(screen, self.shown.place, dict)

    def until(self, what: str, reached: Callable[[], bool]) -> None:
        """Have Qt's loop turn until something has come about."""
        began = time.monotonic()
        while not reached():
            self.app.processEvents()
            self.seat.look()
            if time.monotonic() - began > WAIT_S:
                raise AssertionError(f"not within {WAIT_S:.0f} s: {what}; {self.told()}")
            time.sleep(0.01)

    def stands_on(self, area: tuple[int, int, int, int]) -> bool:
        """Whether the window covers just this part of the desktop."""
        return self.told()["window"] == list(area)

    def told(self) -> dict[str, object]:
        """How it is now."""
        window, display = self.shown.window, self.seat.display
        place = [window.x(), window.y(), window.width(), window.height()]
        return {
            "window": place,
            "shown": window.isVisible(),
            "connected": display.connected,
            "why": display.why,
        }


def back(stand: Stand) -> list[dict[str, object]]:
    """The panel goes while another screen stays, and comes back."""
    told = [stand.told()]
    unplug("A")
    stand.until("the panel is missed", lambda: not stand.seat.display.connected)
    told.append(stand.told())
    plug("A", *PANEL)
    stand.until("the window is back", lambda: stand.stands_on(PANEL))
    stand.until("the panel is known", lambda: stand.seat.display.connected)
    return [*told, stand.told()]


def main() -> int:
    """What is asked for, told as JSON."""
    plug("A", *PANEL, output="screen")
    plug("B", *OTHER)
    app = QGuiApplication(sys.argv[:1])
    stand = Stand(app, "A")
    stand.until("the window stands", lambda: stand.stands_on(PANEL))
    sys.stdout.write(json.dumps(back(stand)) + "\n")
    stand.seat.stop()
    stand.shown.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
