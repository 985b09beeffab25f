"""Moves cameras from a thread of its own, and leaves none in motion behind."""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from pathlib import Path

from layouts.credentials import Credential
from streams.onvif.ptz.account import Account
from streams.onvif.ptz.pilot import Pilot
from streams.onvif.ptz.reins import LASTS_S
from streams.onvif.ptz.target import Target
from streams.onvif.ptz.velocity import Velocity
from tests.fakes.onvif_device import Device
from tests.fakes.onvif_ptz import Turntable
from tests.streams.onvif.ptz.conftest import until

ROOT = Path(__file__).parents[4]


async def test_the_end_of_the_wall_stops_what_moves() -> None:
    lens = Turntable()
    async with Device(ptz=lens) as device:
        target = Target(device.url, "big", Credential("viewer", "sesame-street"))
        pilot = Pilot()
        pilot.start()
        threads: set[str] = set()

        def hear(_: Account) -> None:
            threads.add(threading.current_thread().name)

        drive = pilot.take(target, hear)
        drive.pull(Velocity(pan=1.0))
        await until(lens.moving)
        await asyncio.to_thread(pilot.stop)
        assert lens.told[-1] == "Stop"
        assert not lens.moving()
        assert threads == {"ptz"}


async def test_a_camera_stands_when_whoever_moves_it_is_killed() -> None:
    lens = Turntable()
    async with Device(ptz=lens) as device:
        command = [sys.executable, "-m", "tests.fakes.puller", device.url]
        wall = await asyncio.create_subprocess_exec(*command, cwd=ROOT)
        try:
            # Longer than one command lasts: it is being renewed.
            await until(lambda: lens.told.count("ContinuousMove") >= 4, seconds=60)
        finally:
            wall.kill()
            await wall.wait()
        killed = time.monotonic()
        assert lens.motion.until - killed <= LASTS_S + 0.5
        await until(lambda: not lens.moving())
        assert "Stop" not in lens.told


async def test_the_end_does_not_wait_for_a_camera_that_is_silent() -> None:
    async with Device(ptz=Turntable(), hangs="GetSystemDateAndTime") as device:
        pilot = Pilot()
        pilot.start()
        pilot.take(Target(device.url, None, Credential("a", "b")), lambda _: None)
        await until(lambda: device.asked)
        async with asyncio.timeout(15):
            await asyncio.to_thread(pilot.stop)


def test_a_pilot_that_never_flew_ends() -> None:
    pilot = Pilot()
    pilot.start()
    pilot.stop()
