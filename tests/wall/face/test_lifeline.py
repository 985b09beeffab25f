"""The watchdog hears of a wall only while its loop, its stage and its engine turn."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from streams.floor.keeper import Keeper
from streams.floor.truth import State
from streams.floor.watch.pulse import Pulse
from tests.wall.face.conftest import OpenWall
from wall.face.lifeline import TURNS_S, Lifeline

LEFT: dict[str, Any] = {"scene": None, "salvos": [], "tour": None, "spotlights": []}
SOME_MS, PATIENCE_MS = 1000, 20_000


def test_it_beats_for_as_long_as_the_engine_turns(
    qtbot: QtBot, open_wall: OpenWall, tmp_path: Path
) -> None:
    wall = open_wall()
    pulse, keeper = Pulse.begin(), Keeper(tmp_path / "standing.json")
    turned = [time.monotonic() + 1000.0]
    lifeline = Lifeline(wall.face, lambda: turned[0], lambda: LEFT, pulse, keeper)
    qtbot.waitUntil(lambda: pulse.beats >= 2, timeout=PATIENCE_MS)
    turned[0] = time.monotonic() - TURNS_S - 1.0
    still = pulse.beats
    qtbot.wait(SOME_MS)
    assert pulse.beats == still, "an engine that hangs is for the watchdog to see"
    turned[0] = time.monotonic() + 1000.0
    qtbot.waitUntil(lambda: pulse.beats > still, timeout=PATIENCE_MS)
    lifeline.stop()
    pulse.close()


def test_no_tile_stays_live_behind_an_engine_that_judges_no_more(
    qtbot: QtBot, open_wall: OpenWall
) -> None:
    wall = open_wall()
    wall.city.look()
    assert wall.city.judge.states[0] == State.LIVE
    # Nobody judges from now on but whoever shows it.
    then = time.monotonic() - 30.0
    wall.city.frames.status["packet_at"][0] = then
    wall.city.frames.status["captured"][0] = then
    qtbot.waitUntil(lambda: wall.city.judge.states[0] == State.LATE, timeout=PATIENCE_MS)
