"""Measures the wall as a whole: how live it is, what it takes, and what others take for it."""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from scripts.benchmark import floor
from scripts.benchmark.machine import need_descriptors
from scripts.benchmark.outcome import Outcome
from scripts.benchmark.peers.asking import ask, urls_of
from scripts.benchmark.peers.task import Task, Told
from scripts.benchmark.product import Product
from scripts.benchmark.reels import coded
from scripts.benchmark.spread import ratio, spread
from scripts.benchmark.usage import Usage, workers_of
from scripts.bringup.speech import Progress
from streams.sample.process import CityProcess

WARM_S = 90.0
POLL_S = 1.0
PEER_CHANNELS = 300
"""More threads than that only fight for the interpreter."""
PEER_S = 15.0
DESCRIPTORS_PER_CHANNEL = 3
GLASS_METRIC = "citywall_glass_updates_total"
SETTLE_S = 10.0
"""After the last channel is live, so that no handshake is counted as running cost."""


@dataclass(frozen=True)
class Asked:
    """What is to be measured.

    Attributes:
        channels: Number of cameras.
        seconds: For how long, after the start.
        clips: Which set of clips they show.
        cores: Budget of the engine; None: its own choice.
        peers: Whether the same cameras are put through one PyAV thread each.
    """

    channels: int
    seconds: float
    clips: str = "subs"
    cores: float | None = None
    peers: bool = True


@dataclass
class Watched:
    """What the wall said of itself, once a second."""

    ages_ms: list[float] = field(default_factory=list)
    oldest_ms: list[float] = field(default_factory=list)
    live: list[int] = field(default_factory=list)
    states: Counter[str] = field(default_factory=Counter)
    unshown: int = 0
    budget: dict[str, Any] = field(default_factory=dict)

    def look(self, state: dict[str, Any]) -> None:
        """Take one `/state` in."""
        ages = [channel["age_ms"] for channel in state["channels"]]
        known = [age for age in ages if age is not None]
        self.unshown = len(ages) - len(known)
        self.ages_ms += known
        self.oldest_ms.append(max(known, default=0.0))
        self.live.append(int(state["totals"]["live"]))
        self.budget = state["budget"]
        for word, count in state["totals"].items():
            self.states[word] = max(self.states[word], int(count))

    def figures(self, channels: int) -> dict[str, Any]:
        """Ages and states of the whole run."""
        return {
            "age_ms": spread(self.ages_ms, 0),
            "oldest_at_a_time_ms": spread(self.oldest_ms, 0),
            "live_least": min(self.live, default=0),
            "live_all_share": round(
                sum(1 for count in self.live if count == channels) / max(len(self.live), 1), 3
            ),
            "without_a_picture": self.unshown,
            "most_at_a_time": {
                word: self.states[word]
                for word in ("late", "connecting", "refused", "lost", "frozen", "no_keyframe")
            },
        }


def measure(asked: Asked) -> Outcome:
    """Runs cameras, wall, floor and peer one after another.

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
        with Product(city, Path(folder), asked.cores) as wall:
            ours = _run(asked, city, wall)
        clips = coded(asked.clips)
        ours["floor"] = _floor(asked)
        if asked.peers:
            ours["peer"] = _peer(asked, city, clips[0].spec.fps, ours)
    return Outcome("wall", f"wall-{asked.channels}", asdict(asked), ours, _notes(asked))


def _run(asked: Asked, city: CityProcess, wall: Product) -> dict[str, Any]:
    first_s = _warm(asked, wall)
    processes = {"wall": wall.pid, **workers_of(wall.pid), "farm": city.pid}
    before, farm_before = wall.remote.metrics(), city.counts
    usage, watched = Usage(processes), Watched()
    progress = Progress("Watching the wall")
    began = time.monotonic()
    while (passed := time.monotonic() - began) < asked.seconds:
        watched.look(wall.remote.state())
        progress.now(
            f"{watched.live[-1]} of {asked.channels} live, age {watched.oldest_ms[-1]:.0f} ms"
        )
        wall.check()
        time.sleep(max(0.0, POLL_S - (time.monotonic() - began - passed)))
    passed = time.monotonic() - began
    cores, after, farm_after = usage.cores(), wall.remote.metrics(), city.counts
    progress.done()
    farm, others = cores.pop("farm"), cores.pop("other programs")
    memory = usage.memory_mb()
    product = {name: each for name, each in memory.items() if name != "farm"}
    moved = {
        name: after.get(name, 0.0) - before.get(name, 0.0)
        for name in (
            "citywall_decoded_frames_total",
            "citywall_received_bytes_total",
            "citywall_lost_packets_total",
            "citywall_corrupt_pictures_total",
            GLASS_METRIC,
        )
    }
    return {
        "all_shown_after_s": first_s,
        **watched.figures(asked.channels),
        "budget_at_the_end": watched.budget,
        "sessions": {
            "opened": int(after.get("citywall_sessions_opened_total", 0)),
            "reconnects": int(after.get("citywall_sessions_opened_total", 0)) - asked.channels,
        },
        "cores": {
            "product": round(sum(cores.values()), 3),
            **cores,
            "farm": farm,
            "other_programs": others,
        },
        "memory_mb": {
            "product_pss": sum(each["pss"] for each in product.values()),
            "product_rss": sum(each["rss"] for each in product.values()),
            **{
                name: f"rss {each['rss']:.0f}, pss {each['pss']:.0f}"
                for name, each in memory.items()
            },
        },
        "rates": {
            "pictures_decoded_per_s": round(moved["citywall_decoded_frames_total"] / passed, 1),
            "received_mbit_per_s": round(moved["citywall_received_bytes_total"] * 8e-6 / passed, 1),
            "lost_packets": int(moved["citywall_lost_packets_total"]),
            "damaged_pictures": int(moved["citywall_corrupt_pictures_total"]),
            "frames_that_found_no_reader": farm_after.dropped - farm_before.dropped,
            "share_of_frames_that_the_farm_sent_late": round(farm_after.late_share(farm_before), 4),
            "glass_updates_per_s": (
                round(moved[GLASS_METRIC] / passed, 1) if GLASS_METRIC in after else None
            ),
        },
    }


def _warm(asked: Asked, wall: Product) -> float | None:
    """Wait until every channel has shown a picture; how long that took, None if it did not."""
    progress = Progress("First pictures")
    shown: float | None = None
    while progress.seconds < WARM_S:
        state = wall.remote.state()
        pictured = sum(1 for channel in state["channels"] if channel["age_ms"] is not None)
        progress.now(f"{pictured} of {asked.channels}")
        if pictured == asked.channels:
            shown = shown or round(progress.seconds, 1)
            if state["totals"]["live"] == asked.channels:
                break
        wall.check()
        time.sleep(POLL_S / 2)
    # A shorter run asks for a shorter rest, too.
    time.sleep(min(SETTLE_S, asked.seconds / 4))
    progress.done(f"all after {shown} s" if shown else "not all of them came")
    return shown


def _floor(asked: Asked) -> dict[str, Any]:
    clips = coded(asked.clips)
    progress = Progress("The floor: decoding and scaling alone")
    found = {
        "keyframes_per_s_and_core": floor.keyframes(clips).per_s,
        "frames_per_s_and_core": floor.frames(clips, (480, 270)).per_s,
    }
    progress.done()
    return found


def _peer(asked: Asked, city: CityProcess, fps: int, ours: dict[str, Any]) -> dict[str, Any]:
    """The same cameras through one PyAV thread each; per camera, where there are fewer of them."""
    count = min(asked.channels, PEER_CHANNELS)
    urls = urls_of(city, count)
    seconds = min(PEER_S, asked.seconds)
    mine = ours["cores"]["product"] / asked.channels
    found: dict[str, Any] = {"cameras": count}
    gop_s = float(np.mean([clip.spec.gop / clip.spec.fps for clip in coded(asked.clips)]))
    for name, keys_only, rate in (("all_frames", False, fps), ("keyframes", True, 1.0 / gop_s)):
        progress = Progress(f"One PyAV thread a camera ({name.replace('_', ' ')})")
        told = ask("threads", Task(urls, seconds, rate, keys_only=keys_only))
        progress.done()
        found[name] = _beside(told, mine)
    return found


def _beside(told: Told, mine: float) -> dict[str, Any]:
    return {
        "opened": told.opened,
        "opening_s": told.opening_s,
        "cores": told.cores,
        "lost_frames_share": told.lost,
        "times_our_cpu": ratio(told.cores / told.cameras, mine, 1),
    }


def _notes(asked: Asked) -> tuple[str, ...]:
    notes = [
        "Ages are those the wall states in GET /state once a second, over the whole run after the "
        "start; asking for them is part of the wall's CPU.",
        "The farm is the sample city, in a process of its own on the same cores.",
    ]
    if asked.peers and asked.channels > PEER_CHANNELS:
        notes.append(
            f"The peer had {PEER_CHANNELS} cameras, ours {asked.channels}: CPU is compared by head."
        )
    return tuple(notes)
