"""Draws what befalls a kiosk from a seed: pure, so that a soak can be repeated."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from streams.sample.faults import Kind

KILLS_APART_S: Final = 75.0
"""A screen that ends twice within a minute is waited for, by design; that is not what is tried."""
CALM_SHARE: Final = 0.4
"""So much of the end goes by without a kill: memory is watched there."""
WARM_S: Final = 20.0
SYSTEMS: Final = ("realtimeStationArrival", "RealtimeCityAir", "bikeList", "culturalEventInfo")
MISHAPS: Final = ("empty", "quota", "garbage", "slow", "error", "drop", "stuck", "old_names")


CAMERA_MISHAPS: Final[tuple[Kind, ...]] = ("drop", "stall", "half_open", "refuse", "freeze", "junk")
SILENT: Final = ("stall", "half_open", "refuse")
"""Of these no picture comes: a camera that has one of them is not live."""
KILLED, STOPPED = "kill", "stop"
ENGINES_APART_S: Final = 110.0
ENGINE_BACK_S: Final = 40.0
"""After so long its cameras are looked at again."""


class Ill(StrEnum):
    """What befalls it."""

    KILL = "kill"
    """The screen's process is killed."""
    STOP = "stop"
    """It is stopped, as if it hung."""
    FAULT = "fault"
    """An outside system is at fault."""
    NETWORK = "network"
    """No outside system answers at all."""
    DISK = "disk"
    """No file of the screen's process can grow, as on a full disk."""
    CAMERA = "camera"
    """One of its cameras is at fault."""
    ENGINE = "engine"
    """The engine of its cameras is killed, or stopped as if it hung."""


@dataclass(frozen=True)
class Blow:
    """One of them.

    Attributes:
        at: Seconds from the beginning.
        ill: What it is.
        lasts: Seconds; 0 where it is done at once.
        system: Of a fault, or the camera.
        mishap: Of a fault, or what happens to the engine.
    """

    at: float
    ill: Ill
    lasts: float = 0.0
    system: str = ""
    mishap: str = ""


def forecast(seed: int, seconds: float, cameras: Sequence[str] = ()) -> tuple[Blow, ...]:
    """What befalls a kiosk in so many seconds, in order.

    Args:
        seed: Draws it.
        seconds: How long the soak lasts.
        cameras: The ids of its cameras.
    """
    chance = random.Random(seed)
    blows: list[Blow] = []
    at, number = WARM_S, 0
    while at < seconds * (1 - CALM_SHARE):
        blows.append(Blow(at, (Ill.KILL, Ill.STOP)[number % 2]))
        at += KILLS_APART_S + chance.uniform(0, 15)
        number += 1
    at = WARM_S + 10
    while at < seconds - WARM_S:
        ill = chance.choices((Ill.FAULT, Ill.NETWORK, Ill.DISK), (4, 1, 1))[0]
        lasts = min(chance.uniform(10, 40), seconds - at - WARM_S / 2)
        fault = ill is Ill.FAULT
        blows.append(
            Blow(
                at,
                ill,
                lasts,
                chance.choice(SYSTEMS) if fault else "",
                chance.choice(MISHAPS) if fault else "",
            )
        )
        at += lasts + chance.uniform(5, 25)
    if cameras:
        blows += _at_cameras(random.Random(f"{seed} cameras"), seconds, cameras)
    return tuple(sorted(blows, key=lambda blow: blow.at))


def _at_cameras(chance: random.Random, seconds: float, cameras: Sequence[str]) -> list[Blow]:
    blows = []
    busy: dict[str, float] = {}
    at = WARM_S + 5
    while at < seconds - WARM_S:
        lasts = min(chance.uniform(8, 40), seconds - at - WARM_S / 2)
        camera, mishap = chance.choice(cameras), chance.choice(CAMERA_MISHAPS)
        if busy.get(camera, 0.0) < at:  # to end one fault of a camera ends all
            busy[camera] = at + lasts + 1
            blows.append(Blow(at, Ill.CAMERA, lasts, camera, mishap))
        at += chance.uniform(5, 20)
    at, number = WARM_S + 25, 0
    while at < seconds * (1 - CALM_SHARE):
        blows.append(Blow(at, Ill.ENGINE, ENGINE_BACK_S, mishap=(KILLED, STOPPED)[number % 2]))
        at += ENGINES_APART_S + chance.uniform(0, 40)
        number += 1
    return blows
