"""Measures a cold start: from the command to a picture of every camera, and what got in the way."""

from __future__ import annotations

import re
import tempfile
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import psutil

from scripts.benchmark.machine import need_descriptors
from scripts.benchmark.outcome import Outcome
from scripts.benchmark.product import Product
from scripts.benchmark.usage import spent, workers_of
from scripts.bringup.speech import Progress
from streams.sample.process import CityProcess

POLL_S = 0.5
OWN_TIME_OUT = "no answer within"
"""Words of a channel whose camera did not answer in time; the sample city always answers."""
AGAIN = re.compile(r"\btry ([2-9]|\d\d+)\b")
MARKS = (0.5, 0.95, 1.0)
DESCRIPTORS_PER_CHANNEL = 3


@dataclass(frozen=True)
class Asked:
    """What is to be measured.

    Attributes:
        channels: Number of cameras.
        clips: Which set of clips they show.
        cores: Budget of the engine; None: its own choice.
        patience_s: After which it is given up.
    """

    channels: int
    clips: str = "subs"
    cores: float | None = None
    patience_s: float = 120.0


@dataclass
class Start:
    """What the wall said of itself on its way up.

    Attributes:
        channels: Number of cameras.
        marks: When each share of them had shown a picture, s.
        live_s: When all were live for the first time, s.
        timed_out: Channels that said they had waited too long for an answer.
        again: Channels that had to try more than once.
    """

    channels: int
    marks: dict[float, float] = field(default_factory=dict)
    live_s: float | None = None
    timed_out: set[str] = field(default_factory=set)
    again: set[str] = field(default_factory=set)

    def look(self, state: dict[str, Any], at: float) -> int:
        """Take one `/state` in; returns how many have shown a picture."""
        shown = sum(1 for channel in state["channels"] if channel["age_ms"] is not None)
        for share in MARKS:
            if shown >= share * self.channels:
                self.marks.setdefault(share, round(at, 1))
        for channel in state["channels"]:
            if OWN_TIME_OUT in channel["reason"]:
                self.timed_out.add(channel["id"])
            if AGAIN.search(channel["reason"]):
                self.again.add(channel["id"])
        if self.live_s is None and state["totals"]["live"] == self.channels:
            self.live_s = round(at, 1)
        return shown


def measure(asked: Asked) -> Outcome:
    """Starts the wall once.

    Raises:
        BenchError: Something could not be started, or ended by itself.
    """
    need_descriptors(DESCRIPTORS_PER_CHANNEL * asked.channels + 200)
    progress = Progress(f"{asked.channels} cameras")
    with (
        tempfile.TemporaryDirectory(prefix="citywall-bench-") as folder,
        CityProcess(asked.channels, asked.clips, aloof=True) as city,
    ):
        progress.done("open")
        farm = psutil.Process(city.pid)
        farm_before, began = spent(farm), time.monotonic()
        with Product(city, Path(folder), asked.cores) as wall:
            answered_s = time.monotonic() - began
            start = _watched(asked, wall, began)
            passed = time.monotonic() - began
            processes = {"wall": wall.pid, **workers_of(wall.pid)}
            cores = {
                name: round(spent(psutil.Process(pid)) / passed, 3)
                for name, pid in processes.items()
            }
            sessions = wall.remote.metrics().get("citywall_sessions_opened_total", 0.0)
        farm_cores = round((spent(farm) - farm_before) / passed, 3)
    figures = {
        "answers_after_s": round(answered_s, 1),
        **{
            f"picture_on_{share:.0%}_after_s".replace("%", "_per_cent"): start.marks.get(share)
            for share in MARKS
        },
        "all_live_after_s": start.live_s,
        "own_time_outs": len(start.timed_out),
        "more_than_one_try": len(start.again),
        "sessions_opened": int(sessions),
        "cores_while_starting": {
            "product": round(sum(cores.values()), 3),
            **cores,
            "farm": farm_cores,
        },
    }
    return Outcome("cold-start", f"cold-start-{asked.channels}", asdict(asked), figures, NOTES)


def _watched(asked: Asked, wall: Product, began: float) -> Start:
    start, progress = Start(asked.channels), Progress("Pictures")
    while progress.seconds < asked.patience_s and start.live_s is None:
        at = time.monotonic()
        shown = start.look(wall.remote.state(), at - began)
        progress.now(f"{shown} of {asked.channels}")
        wall.check()
        time.sleep(max(0.0, POLL_S - (time.monotonic() - at)))
    progress.done(f"all after {start.marks.get(1.0)} s")
    return start


NOTES = (
    "Time runs from the start of `python -m wall`, Python's and Qt's own start included.",
    f"Own time-outs are channels that ever said '{OWN_TIME_OUT}', asked for twice a second.",
)
