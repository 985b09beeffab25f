"""Moves cameras from a thread of its own, and leaves none in motion behind."""

from __future__ import annotations

import asyncio
import threading

from layouts.credentials import Credential
from streams.onvif.ptz.account import Account
from streams.onvif.ptz.drive import Target
from streams.onvif.ptz.pilot import Pilot
from streams.onvif.ptz.velocity import Velocity
from tests.fakes.onvif_device import Device
from tests.fakes.onvif_ptz import Turntable
from tests.streams.onvif.ptz.conftest import until


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
