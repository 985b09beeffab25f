"""Measures how many sub-streams a core draws at full rate, against decoding and scaling alone."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from layouts.credentials import Credential
from scripts.benchmark import floor
from scripts.benchmark.machine import need_descriptors
from scripts.benchmark.outcome import Outcome
from scripts.benchmark.peers.asking import ask, urls_of
from scripts.benchmark.peers.task import Task, Told
from scripts.benchmark.problem import BenchError
from scripts.benchmark.reels import coded
from scripts.benchmark.spread import ratio
from scripts.benchmark.usage import Usage, workers_of
from scripts.bringup.speech import Progress
from streams.floor.truth import Tier
from streams.media.demand import Demand
from streams.media.engine import Engine, EngineSettings
from streams.sample.process import CityProcess

LARGEST = (480, 270)
"""Larger than the stream, it would be its main stream that is drawn."""
WARM_S = 30.0
SETTLE_S = 3.0
DEBIAN_PYTHON = "/usr/bin/python3"
GSTREAMER = (
    "import gi; gi.require_version('Gst', '1.0'); from gi.repository import Gst; Gst.init(None); "
    "raise SystemExit(not all(map(Gst.ElementFactory.find, ('rtspsrc', 'avdec_h264'))))"
)
GSTREAMER_PACKAGES = "python3-gi gir1.2-gstreamer-1.0 gstreamer1.0-libav gstreamer1.0-plugins-good"
KEEPS_UP = 0.98


@dataclass(frozen=True)
class Asked:
    """What is to be measured.

    Attributes:
        streams: Number of cameras, all in motion.
        seconds: For how long.
        clips: Which set of clips they show.
        peers: Whether others are measured beside it.
    """

    streams: int
    seconds: float
    clips: str = "subs"
    peers: bool = True


def measure(asked: Asked) -> Outcome:
    """Runs the floor, the engine, the floor again, and the peers.

    Raises:
        BenchError: A peer fell silent.
    """
    need_descriptors(4 * asked.streams + 200)
    clips = coded(asked.clips)
    fps = clips[0].spec.fps
    size = (min(LARGEST[0], clips[0].spec.width), min(LARGEST[1], clips[0].spec.height))
    before = floor.frames(clips, size)
    with CityProcess(asked.streams, asked.clips, aloof=True) as city:
        ours = _ours(asked, city, fps, size)
        after = floor.frames(clips, size)
        among = floor.interleaved(clips, asked.streams, size)
        alone = round((before.per_s + after.per_s) / 2 / fps, 1)
        figures: dict[str, Any] = {
            "floor": {
                "streams_per_core": alone,
                "before_and_after": [round(each.per_s / fps, 1) for each in (before, after)],
                "streams_per_core_in_turn": round(among.per_s / fps, 1),
            },
            "ours": {**ours, "share_of_the_floor": ratio(ours["streams_per_core"], alone)},
        }
        if asked.peers:
            task = Task(urls_of(city, asked.streams), asked.seconds, fps, size)
            for name, peer in PEERS.items():
                figures[name] = _beside(name, peer, task, ours["streams_per_core"])
    return Outcome("full-rate", "full-rate", asdict(asked), figures, NOTES)


def _ours(asked: Asked, city: CityProcess, fps: int, size: tuple[int, int]) -> dict[str, Any]:
    credentials = {
        name: Credential(login.username, login.password)
        for name, login in city.credentials().items()
    }
    cores = float(os.cpu_count() or 1)
    engine = Engine(city.channels, credentials, EngineSettings(cores=cores, insists=True))
    engine.start()
    try:
        engine.show({row: Demand(*size) for row in engine.rows.tolist()})
        moving = _warm(engine, asked)
        workers = workers_of(os.getpid())
        usage = Usage({**workers, "engine": os.getpid(), "farm": city.pid})
        began, decoded, drawn = time.monotonic(), _decoded(engine), _drawn(engine)
        progress = Progress(f"{asked.streams} streams in motion")
        time.sleep(asked.seconds)
        passed = time.monotonic() - began
        expected = asked.streams * fps * passed
        spent = usage.cores()
        progress.done()
        ingest = sum(spent[name] for name in workers)
        share = (_drawn(engine) - drawn) / expected
        return {
            "streams": asked.streams,
            "in_motion": moving,
            "cores": round(ingest, 3),
            "decoded_share": round((_decoded(engine) - decoded) / expected, 3),
            "drawn_share": round(share, 3),
            # What is not drawn does not count: a stream at half its rate is half a stream.
            "streams_per_core": round(asked.streams * min(share, 1.0) / max(ingest, 1e-9), 1),
            "engine_thread_cores": spent["engine"],
            "farm_cores": spent["farm"],
        }
    finally:
        engine.stop()


def _warm(engine: Engine, asked: Asked) -> int:
    """Wait until all are in motion; how many are."""
    progress = Progress("Setting all in motion")
    moving = 0
    while moving < asked.streams and progress.seconds < WARM_S:
        time.sleep(0.2)
        status = engine.frames.status[engine.rows]
        moving = int(((status["tier"] != Tier.STILL) & (status["canvas"] >= 0)).sum())
        progress.now(f"{moving} of {asked.streams}")
    time.sleep(SETTLE_S)
    progress.done(f"{moving} of {asked.streams}")
    return moving


def _decoded(engine: Engine) -> int:
    return int(engine.frames.status["decoded"][engine.rows].sum(dtype=np.int64))


def _drawn(engine: Engine) -> int:
    """Pictures written for the glass so far: a sequence number goes on by two for each."""
    return int(engine.frames.canvases["pictures"]["sequence"].sum(dtype=np.int64)) // 2


def _beside(name: str, peer: Callable[[Task], Told | str], task: Task, ours: float) -> Any:
    progress = Progress(name.replace("_", " "))
    told = peer(task)
    progress.done()
    if isinstance(told, str):
        return {"streams_per_core": None, "why": told}
    mine = round(told.cameras * (1.0 - told.lost) / max(told.cores, 1e-9), 1)
    return {
        "opened": told.opened,
        "opening_s": told.opening_s,
        "cores": told.cores,
        "lost_share": told.lost,
        "keeps_up": "yes" if told.keeps_up else "no",
        "streams_per_core": mine,
        "ours_is_times": ratio(ours, mine),
    }


def _gstreamer(task: Task) -> Told | str:
    try:
        subprocess.run([DEBIAN_PYTHON, "-c", GSTREAMER], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return f"GStreamer is not installed (apt-get install {GSTREAMER_PACKAGES})"
    return _told("gstreamer", task, DEBIAN_PYTHON)


def _told(module: str, task: Task, *python: str) -> Told | str:
    try:
        return ask(module, task, *python)
    except BenchError as error:
        return str(error)


PEERS: dict[str, Callable[[Task], Told | str]] = {
    "pyav_thread_a_camera": lambda task: _told("threads", task),
    "gstreamer": _gstreamer,
    "opencv": lambda task: _told("opencv", task),
}

NOTES = (
    f"All at {LARGEST[0]}x{LARGEST[1]}, BGRA. The floor decodes the same packets from memory and "
    "scales them with the same filter, on one thread, before and after ours.",
    "In turn: the same, a frame of each stream after the other, as they arrive; a core's caches "
    "then hold little of the stream that comes next, and no receiver can escape that.",
    "Ours is the CPU of the engine's workers: receiving, decoding, scaling, writing for the glass.",
    "A stream that is drawn at a part of its rate counts for that part, for ours and for peers.",
)
