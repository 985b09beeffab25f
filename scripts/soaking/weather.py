"""Draws what goes wrong in a city, from a seed: the same seed brings the same weather again."""

from __future__ import annotations

import heapq
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from streams.sample.faults import KINDS, Kind

Trouble = Kind | Literal["network"]

FAULTY_SHARE = 0.2
"""Share of the cameras that have a fault at a time, on the average."""
USUAL_S = 15.0
LASTS_S: dict[Trouble, tuple[float, float]] = {
    "drop": (0.0, 0.0),
    "freeze": (20.0, 70.0),
    "no_keyframe": (5.0, 25.0),
    "network": (3.0, 15.0),
}
"""Shortest and longest, s; a frozen picture is one only after a while."""
LASTS_ELSE_S = (3.0, 25.0)
STATUSES = (401, 403, 404, 503)
RATES = (0.01, 0.2)
BURST_SHARE, BURST_CHANCE = 0.3, 0.02
FLAP_CHANCE, FLAPS, FLAP_EVERY_S = 0.05, 6, 2.0
NETWORK_EVERY_S = 600.0


@dataclass(frozen=True)
class Event:
    """Something that goes wrong.

    Attributes:
        at: Seconds since the beginning.
        trouble: A camera's fault, or ``network``: the server and all its connections are gone.
        cameras: Whom it meets, by number; nobody in particular for ``network``.
        seconds: How long it lasts.
        status: Of a refusal.
        rate: Of loss, junk and flipped bits.
        pick: From 0 to 1: which clip is switched to.
        again: It goes on with what the camera has already: a connection that flaps.
    """

    at: float
    trouble: Trouble
    cameras: tuple[int, ...]
    seconds: float
    status: int = 404
    rate: float = 0.05
    pick: float = 0.0
    again: bool = False


def weather(seed: int, cameras: int, network_every: float = NETWORK_EVERY_S) -> Iterator[Event]:
    """What goes wrong, in order of time, without end.

    Args:
        seed: Of the draw.
        cameras: Number of cameras.
        network_every: Seconds between two failures of the whole network, on the average.
    """
    chance = random.Random(seed)
    every = USUAL_S / max(FAULTY_SHARE * cameras, 1e-3)
    faults = 0.0
    network = network_every * chance.uniform(0.4, 0.6)
    later: list[tuple[float, int, Event]] = []
    number = 0
    while True:
        faults += chance.expovariate(1.0 / every)
        for event in _drawn(chance, faults, cameras):
            heapq.heappush(later, (event.at, number := number + 1, event))
        while network < faults:
            event = Event(network, "network", (), chance.uniform(*LASTS_S["network"]))
            heapq.heappush(later, (event.at, number := number + 1, event))
            network += chance.expovariate(1.0 / network_every)
        while later and later[0][0] <= faults:
            yield heapq.heappop(later)[2]


def _drawn(chance: random.Random, at: float, cameras: int) -> list[Event]:
    """One camera's fault; now and then a third of the city at once, or a connection that flaps."""
    camera = chance.randrange(cameras)
    kind = chance.choice(KINDS)
    luck = chance.random()
    details = (chance.choice(STATUSES), chance.uniform(*RATES), chance.random())
    if luck < BURST_CHANCE:
        many = tuple(chance.sample(range(cameras), max(1, int(cameras * BURST_SHARE))))
        return [Event(at, chance.choice(("drop", "refuse")), many, 5.0, *details)]
    if luck < BURST_CHANCE + FLAP_CHANCE:
        return [
            Event(at + flap * FLAP_EVERY_S, "drop", (camera,), 0.0, *details, again=flap > 0)
            for flap in range(FLAPS)
        ]
    return [Event(at, kind, (camera,), chance.uniform(*LASTS_S.get(kind, LASTS_ELSE_S)), *details)]
