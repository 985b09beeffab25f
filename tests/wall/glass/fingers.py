"""Puts fingers onto a mosaic, and waits until what they do has come about."""

from __future__ import annotations

import time

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest

from tests.wall.glass.conftest import Glass
from wall.glass.hands import HASTY_S

UNHURRIED_S = 60.0
"""For so long a machine may pause between two taps that are to be one gesture."""


def tap(glass: Glass, screen: QPointingDevice, point: QPoint) -> None:
    QTest.touchEvent(glass.window, screen).press(0, point, glass.window).commit()
    QTest.touchEvent(glass.window, screen).release(0, point, glass.window).commit()


def look_at_it(glass: Glass) -> None:
    """Leave a spotlight open for as long as it takes to see that it is."""
    glass.bot.waitUntil(lambda: glass.stage.lit_for(time.monotonic()) > HASTY_S)


def drag(
    glass: Glass,
    screen: QPointingDevice,
    ways: dict[int, tuple[QPoint, QPoint]],
    *,
    steps: int = 8,
    lift: bool = True,
) -> None:
    """Move fingers from here to there at once, and lift them."""
    window = glass.window
    down = QTest.touchEvent(window, screen)
    for finger, (start, _) in ways.items():
        down.press(finger, start, window)
    down.commit()
    for step in range(1, steps + 1):
        moved = QTest.touchEvent(window, screen)
        for finger, (start, end) in ways.items():
            moved.move(finger, start + (end - start) * step / steps, window)
        moved.commit()
        # Qt keeps movements until the next frame.
        glass.settle()
    if lift:
        lifted = QTest.touchEvent(window, screen)
        for finger, (_, end) in ways.items():
            lifted.release(finger, end, window)
        lifted.commit()


def departed(glass: Glass) -> float:
    """When the canvas began its journey; seconds, monotonic."""
    travel = glass.stage.sight._travel
    assert travel is not None
    return travel.began


def rest(glass: Glass) -> None:
    """Wait until the canvas stands still."""
    glass.bot.waitUntil(lambda: not glass.stage.moving)
    glass.settle()
