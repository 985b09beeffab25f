"""Moves simulated cameras of every temper over real HTTP, and has them stand again."""

from __future__ import annotations

import asyncio
import time
from datetime import timedelta

import pytest

from layouts.credentials import Credential
from streams.onvif.ptz.account import Trouble
from streams.onvif.ptz.head import Preset
from streams.onvif.ptz.reins import LASTS_S, Errand, Task
from streams.onvif.ptz.velocity import STILL, Velocity
from tests.fakes.onvif_device import Device
from tests.fakes.onvif_ptz import FIELD, Turntable
from tests.streams.onvif.ptz.conftest import TakeInHand, until

RIGHT = Velocity(pan=1.0)


async def test_a_pull_turns_the_lens_and_a_lift_stops_it_where_it_is(take: TakeInHand) -> None:
    hand = await take(Device(ptz=Turntable()))
    account = await hand.ready()
    assert account.node is not None
    assert (account.node.centres, account.node.placed, account.busy) == (True, True, False)
    hand.drive.pull(Velocity(pan=1.0, tilt=-0.5))
    await until(lambda: hand.lens.position()[0] > 0.1)
    hand.drive.pull(STILL)
    await until(lambda: not hand.lens.moving())
    x, y, zoom = hand.lens.position()
    assert y == pytest.approx(-x / 2)
    assert zoom == 0.0
    assert hand.lens.told[-1] == "Stop"
    await asyncio.sleep(2 * LASTS_S / 10)
    assert hand.lens.position() == (x, y, zoom), "it stands"


async def test_a_finger_that_stays_goes_on_beyond_the_time_of_one_command(
    take: TakeInHand,
) -> None:
    hand = await take(Device(ptz=Turntable()))
    await hand.ready()
    hand.drive.pull(Velocity(pan=0.5))
    began = time.monotonic()
    await until(lambda: time.monotonic() - began > 1.5 * LASTS_S)
    assert hand.lens.moving()
    moves = hand.lens.told.count("ContinuousMove")
    assert 3 <= moves <= 6, "renewed, and not at every turn"


async def test_a_wall_that_is_gone_stops_the_camera_by_its_silence(take: TakeInHand) -> None:
    hand = await take(Device(ptz=Turntable()))
    await hand.ready()
    hand.drive.pull(RIGHT)
    await until(hand.lens.moving)
    hand.drive._take(lambda reins: type(reins)())  # it forgets everything: no stop is owed
    await until(lambda: not hand.lens.moving(), seconds=3 * LASTS_S)
    assert "Stop" not in hand.lens.told


async def test_pinched_fingers_zoom(take: TakeInHand) -> None:
    hand = await take(Device(ptz=Turntable()))
    await hand.ready()
    hand.drive.pull(Velocity(zoom=1.0))
    await until(lambda: hand.lens.position()[2] > 0.1)
    hand.drive.pull(STILL)
    await until(lambda: not hand.lens.moving())
    assert hand.lens.position()[:2] == (0.0, 0.0)


async def test_a_slow_camera_is_told_to_stop_before_it_has_answered_the_movement(
    take: TakeInHand,
) -> None:
    device = Device(ptz=Turntable())
    hand = await take(device)
    await hand.ready()
    device.delays["ContinuousMove"] = 0.7
    hand.drive.pull(RIGHT)
    await until(lambda: "ContinuousMove" in device.asked)
    lifted = time.monotonic()
    hand.drive.pull(STILL)
    await until(lambda: "Stop" in hand.lens.told)
    at, _ = hand.lens.commands[0]
    assert hand.lens.told[0] == "Stop"
    assert at - lifted < 0.5
    # The movement lands behind that stop: the camera must be told again.
    await hand.told("Stop", "ContinuousMove", "Stop")
    assert not hand.lens.moving()


async def test_a_stop_that_the_camera_loses_is_told_again(take: TakeInHand) -> None:
    device = Device(ptz=Turntable())
    hand = await take(device)
    await hand.ready()
    hand.drive.pull(RIGHT)
    await until(hand.lens.moving)
    device.hangs = "Stop"
    hand.drive.pull(STILL)
    account = await hand.until(lambda account: account.trouble)
    assert account.trouble is Trouble.SILENT
    device.hangs = ""
    await until(lambda: hand.lens.told[-1] == "Stop")
    assert device.asked.count("Stop") >= 2
    await hand.until(lambda account: account.trouble is None)


async def test_a_camera_without_a_stop_is_told_to_move_by_nothing(take: TakeInHand) -> None:
    device = Device(ptz=Turntable(timeouts=(10.0, 60.0)), faults=("Stop",))
    hand = await take(device)
    await hand.ready()
    hand.drive.pull(RIGHT)
    await until(hand.lens.moving)
    hand.drive.pull(STILL)
    await until(lambda: not hand.lens.moving())
    assert hand.lens.position()[0] < 1.0
    await hand.leave()
    assert hand.drive.account.trouble is None


async def test_presets_are_named_and_gone_to_and_kept(take: TakeInHand) -> None:
    hand = await take(Device(ptz=Turntable()))
    account = await hand.until(lambda account: account.presets)
    assert account.presets == (Preset("1", "정문"), Preset("2", "Bridge & river"))
    hand.drive.send(Errand(Task.GO, "2"))
    await until(lambda: hand.lens.position() == pytest.approx((0.2, 0.1, 0.2)))
    hand.drive.send(Errand(Task.KEEP, "다리 <북단>"))
    account = await hand.until(lambda account: len(account.presets) == 3)
    assert account.presets[2] == Preset("3", "다리 <북단>")
    assert hand.lens.told == ["GotoPreset", "SetPreset"]


async def test_a_preset_waits_until_the_camera_stands(take: TakeInHand) -> None:
    hand = await take(Device(ptz=Turntable()))
    await hand.ready()
    hand.drive.pull(RIGHT)
    await until(hand.lens.moving)
    hand.drive.send(Errand(Task.GO, "1"))
    await until(lambda: "GotoPreset" in hand.lens.told)
    assert hand.lens.told[-2:] == ["Stop", "GotoPreset"]


async def test_a_touch_centres_and_the_camera_goes_back_to_where_it_stood(
    take: TakeInHand,
) -> None:
    hand = await take(Device(ptz=Turntable()))
    account = await hand.ready()
    assert account.start is not None
    hand.drive.send(Errand(Task.CENTRE, x=1.0, y=-0.5))
    await until(lambda: hand.lens.position()[:2] == pytest.approx((FIELD, -FIELD / 2)))
    hand.drive.send(Errand(Task.RETURN))
    await until(lambda: hand.lens.position() == pytest.approx((0.0, 0.0, 0.0)))
    assert hand.lens.told == ["RelativeMove", "AbsoluteMove"]


async def test_a_halt_stops_a_camera_on_its_way_to_a_preset(take: TakeInHand) -> None:
    hand = await take(Device(ptz=Turntable()))
    await hand.ready()
    hand.lens.places["1"] = (1.0, 0.0, 0.0)
    hand.drive.send(Errand(Task.GO, "1"))
    await until(hand.lens.moving)
    hand.drive.halt()
    await until(lambda: not hand.lens.moving())
    assert hand.lens.position()[0] < 1.0


@pytest.mark.parametrize(
    "device",
    [
        Device(ptz=Turntable(), http_digest=True),
        Device(ptz=Turntable(), media2=False),
        Device(ptz=Turntable(), faults=("GetServices",), media2=False),
        Device(ptz=Turntable(), clock=timedelta(hours=9)),
        Device(ptz=Turntable(), faults=("GetConfigurationOptions", "GetStatus", "GetPresets")),
        Device(ptz=Turntable(full=100.0)),
        Device(ptz=Turntable(timeouts=(2.0, 10.0))),
        Device(ptz=Turntable(zooms=False, fov=False, absolute=False)),
    ],
    ids=["digest", "media1", "old", "clock", "bare", "percent", "long", "turns-only"],
)
async def test_cameras_of_every_kind_are_moved(take: TakeInHand, device: Device) -> None:
    hand = await take(device, profile="middle")
    await hand.ready()
    hand.drive.pull(Velocity(pan=-1.0))
    await until(lambda: hand.lens.position()[0] < -0.05)
    hand.drive.pull(STILL)
    await until(lambda: not hand.lens.moving())
    assert hand.lens.told[-1] == "Stop"


async def test_without_a_profile_the_first_that_can_be_moved_is(take: TakeInHand) -> None:
    hand = await take(Device(ptz=Turntable(profiles=("middle",))), profile=None)
    await hand.ready()
    hand.drive.pull(RIGHT)
    await until(hand.lens.moving)


@pytest.mark.parametrize(
    ("device", "login", "profile", "trouble", "words"),
    [
        (Device(ptz=Turntable()), Credential("viewer", "no"), "big", Trouble.REFUSED, "Auth"),
        (Device(ptz=Turntable()), Credential("viewer", "sesame-street"), "huge", Trouble.UNMOVABLE,
         "has no profile 'huge': 'control' may name 'big', 'middle'"),
        (Device(ptz=Turntable(profiles=())), Credential("viewer", "sesame-street"), "big",
         Trouble.UNMOVABLE, "moves nothing by its profile 'big'"),
        (Device(ptz=Turntable(), garbage=b"<html/>"), None, None, Trouble.FAULT, "no SOAP"),
    ],
    ids=["login", "profile", "still", "stranger"],
)  # fmt: skip
async def test_a_camera_that_cannot_be_moved_says_why(
    take: TakeInHand,
    device: Device,
    login: Credential | None,
    profile: str | None,
    trouble: Trouble,
    words: str,
) -> None:
    hand = await take(device, login, profile)
    account = await hand.until(lambda account: account.trouble)
    assert account.trouble is trouble
    assert words in account.words
    assert account.node is None
    if trouble is Trouble.REFUSED:
        hand.drive.pull(RIGHT)
        await hand.leave()
        assert len(device.refused) == 1, "cameras lock an account after a few wrong logins"


async def test_a_camera_that_is_dead_says_so_and_is_taken_up_when_it_is_back(
    take: TakeInHand,
) -> None:
    device = Device(ptz=Turntable())
    hand = await take(device)
    await hand.ready()
    device.hangs = "ContinuousMove"
    hand.drive.pull(RIGHT)
    account = await hand.until(lambda account: account.trouble)
    assert account.trouble is Trouble.SILENT
    assert account.words == "does not answer ContinuousMove within 2 s"
    device.hangs = ""
    await until(hand.lens.moving)
    await hand.until(lambda account: account.trouble is None)


async def test_somebody_elses_movement_is_told(take: TakeInHand) -> None:
    lens = Turntable()
    lens.places["1"] = (1.0, 1.0, 1.0)
    lens._travel((1.0, 1.0, 1.0))
    hand = await take(Device(ptz=lens))
    assert (await hand.ready()).busy


async def test_a_camera_that_is_left_in_motion_is_stopped_first(take: TakeInHand) -> None:
    hand = await take(Device(ptz=Turntable()))
    await hand.ready()
    hand.drive.pull(RIGHT)
    await until(hand.lens.moving)
    await hand.leave()
    assert not hand.lens.moving()
    assert hand.lens.told[-1] == "Stop"
