"""Draws what befalls a kiosk from a seed: pure, so that a soak can be repeated."""

from __future__ import annotations

import random
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

KILLS_APART_S: Final = 75.0
"""A screen that ends twice within a minute is waited for, by design; that is not what is tried."""
CALM_SHARE: Final = 0.4
"""So much of the end goes by without a kill: memory is watched there."""
WARM_S: Final = 20.0
SYSTEMS: Final = ("realtimeStationArrival", "RealtimeCityAir", "bikeList", "culturalEventInfo")
MISHAPS: Final = ("empty", "quota", "garbage", "slow", "error", "drop", "stuck", "old_names")


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


@dataclass(frozen=True)
class Blow:
    """One of them.

    Attributes:
        at: Seconds from the beginning.
        ill: What it is.
        lasts: Seconds; 0 where it is done at once.
        system: Of a fault.
        mishap: Of a fault.
    """

    at: float
    ill: Ill
    lasts: float = 0.0
    system: str = ""
    mishap: str = ""


def forecast(seed: int, seconds: float) -> tuple[Blow, ...]:
    """What befalls a kiosk in so many seconds, in order.

    Args:
        seed: Draws it.
        seconds: How long the soak lasts.
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
    return tuple(sorted(blows, key=lambda blow: blow.at))
