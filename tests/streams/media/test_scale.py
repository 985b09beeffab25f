"""Many cameras going and coming at once: whoever is well notices nothing, and nothing grows."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest

from scripts.soaking.gauge import Reading, read
from scripts.soaking.trend import Trend
from streams.floor.truth import State, Tier
from streams.media.demand import Demand
from streams.media.engine import EngineSettings
from tests.fakes.hanging import Hung, hung
from tests.fakes.patience import until

pytestmark = [pytest.mark.realtime, pytest.mark.timeout(240)]

CAMERAS, DYING, FLAPPING, MOVING = 60, 18, 6, 12
FPS = 15
ROOM = EngineSettings(cores=2.0, workers=2, insists=True)
FLAPS, FLAP_EVERY_S = 20, 2.0
BACK_S = 3.0
SLOT_S = 10.0
SPAN_S = 8.0
GROWTH_MB = 2.0


def in_motion(wall: Hung) -> list[int]:
    """The last tiles large enough to move; wait until they do, and return their rows."""
    wall.until_all(State.LIVE)
    rows = [int(row) for row in wall.engine.rows[-MOVING:]]
    wall.engine.show({row: Demand(192, 108) for row in rows})
    status = wall.engine.frames.status
    until(
        lambda: all(status["tier"][rows] == Tier.SMOOTH) and all(status["canvas"][rows] >= 0),
        40,
        wall.described,
    )
    return rows


def pictures(wall: Hung, rows: list[int]) -> tuple[float, float]:
    """How many pictures some channels have shown, and how many their cameras have captured."""
    status = wall.engine.frames.status
    shown = status["decoded"][rows].astype(float) - status["corrupt"][rows]
    return float(shown.sum()), float(status["captured"][rows].sum() * FPS)


def workers(wall: Hung) -> Reading:
    """What all workers hold together."""
    found = [reading for pid in wall.engine.processes() if (reading := read(pid)) is not None]
    assert len(found) == len(wall.engine.processes())
    return Reading(
        sum(each.memory_mb for each in found),
        sum(each.own_mb for each in found),
        sum(each.descriptors for each in found),
    )


def test_a_third_of_the_city_dies_and_returns_and_the_others_lose_no_frame_of_fifty() -> None:
    with hung(CAMERAS, settings=ROOM) as wall:
        moving = in_motion(wall)
        ids = [channel.id for channel in wall.engine.channels]
        dying, well = ids[:DYING], [wall.row(channel) for channel in ids[DYING:]]
        lost, received = (
            wall.engine.frames.status[key][well].copy() for key in ("lost", "received")
        )
        began, before = time.monotonic(), pictures(wall, moving)
        for channel in dying:
            wall.cameras.fault(channel, "refuse", status=503)
        until(
            lambda: all(wall.state(channel) is State.REFUSED for channel in dying),
            20,
            wall.described,
        )
        for channel in dying:
            wall.cameras.mend(channel)
        until(
            lambda: all(wall.state(channel) is State.LIVE for channel in dying), 40, wall.described
        )
        until(lambda: time.monotonic() - began > SPAN_S, SPAN_S, "a span worth counting in")
        shown, captured = (np.array(pictures(wall, moving)) - before).tolist()
        assert shown >= 0.98 * captured
        assert captured > 0.9 * SPAN_S * FPS * MOVING
        status = wall.engine.frames.status[well]
        assert sum(status["lost"] - lost) == 0
        assert all(status["received"] > received)
        assert status["sessions"].tolist() == [1] * len(well)
        assert [int(wall.status(channel)["sessions"]) for channel in dying] == [2] * DYING


def test_a_tenth_of_the_city_flaps_and_neither_descriptors_nor_memory_grow() -> None:
    with hung(CAMERAS) as wall:
        wall.until_all(State.LIVE)
        at_rest = workers(wall)
        flapping = [channel.id for channel in wall.engine.channels][:FLAPPING]
        memory = Trend()
        pause = threading.Event()
        began = time.monotonic()
        for flap in range(FLAPS):
            for channel in flapping:
                wall.cameras.fault(channel, "drop")
            pause.wait(max(0.0, began + (flap + 1) * FLAP_EVERY_S - time.monotonic()))
            if flap >= FLAPS // 4:
                memory.add(time.monotonic() - began, workers(wall).own_mb)
        wall.until_all(State.LIVE)
        assert workers(wall).descriptors == at_rest.descriptors
        assert memory.growth < GROWTH_MB
        others = [wall.status(channel.id)["sessions"] for channel in wall.engine.channels][
            FLAPPING:
        ]
        assert others == [1] * (CAMERAS - FLAPPING)


def test_the_whole_network_goes_and_comes_back_and_so_do_all() -> None:
    with hung(CAMERAS, settings=ROOM) as wall:
        moving = in_motion(wall)
        at_rest = workers(wall)
        wall.cameras.kill()
        wall.until_all(State.LOST)
        until(
            lambda: max(wall.status(c.id)["tries"] for c in wall.engine.channels) >= 3,
            30,
            "tries in vain",
        )
        wall.cameras.revive()
        revived = time.monotonic()
        wall.until_all(State.LIVE)
        for channel in wall.engine.channels:
            slot = max(float(wall.status(channel.id)["retry_at"]), revived)
            assert slot - revived < SLOT_S
            assert wall.since(channel.id) - slot <= BACK_S
        until(
            lambda: all(wall.engine.frames.status["tier"][moving] == Tier.SMOOTH),
            20,
            "motion where there was motion",
        )
        assert wall.sessions() == [2] * CAMERAS
        assert workers(wall).descriptors == at_rest.descriptors
