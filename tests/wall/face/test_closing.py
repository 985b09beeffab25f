"""A wall that was closed has nothing running any more, and nothing of it stays in memory."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import shiboken6
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.wall.face.conftest import OpenWall, Wall, channels
from tests.wall.face.test_tour import SLOW, layout


def running() -> Iterator[QTimer]:
    """Yield the timers that run now."""
    for one in gc.get_objects():
        if isinstance(one, QTimer) and shiboken6.isValid(one) and one.isActive():
            yield one


def owners(timers: list[QTimer]) -> list[str]:
    """Whose timers these are."""
    return sorted(type(one.parent()).__name__ for one in timers)


def test_nothing_runs_in_a_wall_that_ends(open_wall: OpenWall) -> None:
    before = list(running())
    wall = open_wall(layout(SLOW))
    wall.face.touring_.start("slow")
    mine = [one for one in running() if one not in before]
    assert {"Comfort", "Face", "Stage", "Timekeeping", "Touring"} <= set(owners(mine))
    wall.face.stop()
    assert owners([one for one in mine if one.isActive()]) == []
    assert wall.face.touring_.playing == "slow", "the next wall goes on with it"


def test_a_wall_that_was_closed_is_gone_from_memory(qtbot: QtBot) -> None:
    wall = Wall(qtbot, layout(SLOW), "en", channels(), None, {})
    gone = weakref.ref(wall.face.stage_)
    wall.close()
    assert gone() is not None
    del wall
    gc.collect()
    assert gone() is None
