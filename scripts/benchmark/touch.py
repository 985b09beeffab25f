"""Measures a touch: from the finger on the glass to live motion, and on to the main stream."""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from scripts.benchmark import floor
from scripts.benchmark.hand.course import Course
from scripts.benchmark.hand.report import lines
from scripts.benchmark.hand.witness import Ready, Witness
from scripts.benchmark.machine import need_descriptors
from scripts.benchmark.outcome import Outcome
from scripts.benchmark.peers import player
from scripts.benchmark.product import Product
from scripts.benchmark.reels import coded
from scripts.benchmark.spread import spread
from scripts.benchmark.usage import workers_of
from scripts.bringup.speech import Progress, say
from streams.sample.process import CityProcess

SLACK_S = 0.05
"""A picture is live that is not older than one frame of its stream and this."""
SHARP_S = 6.0
PLAYER_TRIES = 5
DESCRIPTORS_PER_CHANNEL = 3
SESSIONS = "citywall_sessions_opened_total"


@dataclass(frozen=True)
class Asked:
    """What is to be measured.

    Attributes:
        channels: Number of cameras.
        touches: How many touches, on random tiles.
        clips: Which set of clips they show.
        cores: Budget of the engine; None: its own choice.
        seed: Of the choice of tiles.
        peers: Whether mpv is measured beside it.
        trace: Whether the course of each touch is told.
    """

    channels: int
    touches: int
    clips: str = "demo"
    cores: float | None = None
    seed: int = 1
    peers: bool = True
    trace: bool = False


@dataclass(frozen=True)
class Touch:
    """What came of one touch, in ms from the press; NaN where it never came.

    Attributes:
        pixel: First changed pixel of the tile.
        decoded: A live picture in the engine's memory.
        glass: A live picture on the glass, in the tile or in the spotlight.
        spotlight: A live picture in the growing spotlight, read off the screen.
        sharp: A picture of the main stream on the glass.
        frames: Frames of the glass until then.
        black: How many of them were black.
        asked: Motion was ordered of the worker.
        computed: What the worker computed from then until its first picture stood.
        waited: For how long it waited for a core meanwhile.
    """

    pixel: float
    decoded: float
    glass: float
    spotlight: float
    sharp: float
    frames: int
    black: int
    asked: float = np.nan
    computed: float = np.nan
    waited: float = np.nan

    def told(self) -> str:
        """Its course in a line."""
        return (
            f"asked {self.asked:5.1f}  computed {self.computed:5.1f}  waited {self.waited:5.1f}  "
            f"decoded {self.decoded:6.1f}  glass {self.glass:6.1f}  "
            f"spotlight {self.spotlight:6.1f} ms"
        )


def measure(asked: Asked) -> Outcome:
    """Runs cameras, wall and finger.

    Raises:
        BenchError: Something could not be started, or fell silent.
    """
    need_descriptors(DESCRIPTORS_PER_CHANNEL * asked.channels + 200)
    least = floor.catching_up(coded(asked.clips))  # before anything else wants a core
    progress = Progress(f"{asked.channels} cameras")
    with (
        tempfile.TemporaryDirectory(prefix="citywall-bench-") as folder,
        CityProcess(asked.channels, asked.clips, aloof=True) as city,
    ):
        progress.done("open")
        figures = {**_touched(asked, city, Path(folder)), "decoding_alone_ms": least}
        if asked.peers:
            figures["mpv_low_latency"] = player.first_pictures_s(city, PLAYER_TRIES)
    return Outcome("touch", f"touch-{asked.channels}", asdict(asked), figures, NOTES)


def _touched(asked: Asked, city: CityProcess, folder: Path) -> dict[str, Any]:
    reports, report = os.pipe()
    plan = {
        "deed": "touch",
        "report": report,
        "touches": asked.touches,
        "seed": asked.seed,
        "sharp_s": SHARP_S,
    }
    wall = Product(
        city,
        folder,
        asked.cores,
        "scripts.benchmark.hand.host",
        lead=(json.dumps(plan),),
        inherit=(report,),
    )
    with wall:
        os.close(report)
        return _followed(asked, city, wall, reports)


def _followed(asked: Asked, city: CityProcess, wall: Product, reports: int) -> dict[str, Any]:
    done: list[tuple[dict[str, Any], list[Ready], Course | None]] = []
    witness: Witness | None = None
    farm = city.counts
    updates, opened = None, 0.0
    progress = Progress("Touching")
    try:
        for said in lines(reports, wall):
            if said["what"] == "wall":
                workers = [p for n, p in workers_of(wall.pid).items() if n.startswith("worker")]
                witness = Witness(wall.pid, said, workers)
            elif said["what"] == "rest":
                updates = round(said["updates_per_s"], 1)
                opened = wall.remote.metrics().get(SESSIONS, 0.0)
            elif said["what"] == "next" and witness is not None:
                witness.watch(said["row"])
            elif said["what"] == "touch" and witness is not None:
                done.append((said, witness.seen(), witness.course))
                progress.now(f"{len(done)} of {asked.touches}")
        reconnects = wall.remote.metrics().get(SESSIONS, 0.0) - opened
    finally:
        if witness is not None:
            witness.close()
        os.close(reports)
    progress.done()
    late = city.counts.late_share(farm)
    # Only now: judging asks the farm, which meanwhile has cameras to serve.
    touches = [judged(said, ready, city, course) for said, ready, course in done]
    if asked.trace:
        say("\n".join(touch.told() for touch in touches))
    return {
        "to_first_changed_pixel_ms": spread(touch.pixel for touch in touches),
        "to_live_decoded_ms": spread(touch.decoded for touch in touches),
        "to_live_on_the_glass_ms": spread(touch.glass for touch in touches),
        "to_live_in_the_spotlight_ms": spread(touch.spotlight for touch in touches),
        "to_sharp_ms": spread(touch.sharp for touch in touches),
        "on_the_way": _courses(touches),
        "on_the_way_of_the_slowest_tenth": _courses(slowest(touches)),
        "never_live": sum(1 for touch in touches if np.isnan(touch.glass)),
        "never_sharp": sum(1 for touch in touches if np.isnan(touch.sharp)),
        "reconnects": int(reconnects),
        "black_frames": sum(touch.black for touch in touches),
        "frames_seen": sum(touch.frames for touch in touches),
        "glass_updates_per_s_at_rest": updates,
        "share_of_frames_that_the_farm_sent_late": round(late, 4),
    }


def slowest(touches: list[Touch]) -> list[Touch]:
    """The tenth of them that waited longest for a decoded picture, one at the least."""
    seen = sorted((t for t in touches if not np.isnan(t.decoded)), key=lambda t: -t.decoded)
    return seen[: max(round(len(seen) / 10), 1)]


def _courses(touches: list[Touch]) -> dict[str, Any]:
    return {
        "until_motion_was_ordered_ms": spread(touch.asked for touch in touches),
        "computed_by_the_worker_ms": spread(touch.computed for touch in touches),
        "waited_for_a_core_by_the_worker_ms": spread(touch.waited for touch in touches),
    }


def judged(
    said: dict[str, Any], ready: list[Ready], city: CityProcess, course: Course | None = None
) -> Touch:
    """Put numbers to one touch.

    Args:
        said: The finger's report: `row`, `pressed`, `sights`.
        ready: What stood in the engine's memory meanwhile.
        city: Knows when each picture was captured.
        course: What lay between the finger and the first picture, where that was seen.
    """
    pressed: float = said["pressed"]
    sights = [sight for sight in said["sights"] if sight["at"] >= pressed]
    clock = _Clock(city, said["row"])

    def first(times: Iterator[float]) -> float:
        return (next(times, np.nan) - pressed) * 1000.0

    return Touch(
        pixel=first(s["at"] for s in sights if s["changed"]),
        decoded=first(r.at for r in ready if r.at >= pressed and clock.live(_code(r), r.at)),
        glass=first(
            s["at"]
            for s in sights
            if clock.live(s["shown"], s["at"])
            or (s["changed"] and not s["lit"] and clock.live(s["drawn"], s["at"]))
        ),
        spotlight=first(s["at"] for s in sights if clock.live(s["shown"], s["at"])),
        sharp=first(s["at"] for s in sights if s["sharp"] and s["lit"]),
        frames=len(sights),
        black=sum(1 for s in sights if s["black"]),
        asked=(course.asked - pressed) * 1000.0 if course else np.nan,
        computed=course.computed_ms if course else np.nan,
        waited=course.waited_ms if course else np.nan,
    )


def _code(ready: Ready) -> dict[str, int] | None:
    code = ready.strip.read() if ready.strip is not None else None
    return asdict(code) if code is not None else None


class _Clock:
    """Tells how old a camera's picture was.

    Args:
        city: Knows when each picture was captured.
        row: The camera's place.
    """

    def __init__(self, city: CityProcess, row: int) -> None:
        camera, pair = city.channels[row].id, city.clips[row % len(city.clips)]
        self._streams = {
            pair.main.number: (pair.main, city.epoch(camera, "main")),
            pair.sub.number: (pair.sub, city.epoch(camera, "sub")),
        }
        self._ahead = time.time() - time.monotonic()

    def live(self, code: dict[str, int] | None, at: float) -> bool:
        """Whether a picture was live at a moment, s, monotonic; not where it bore no code."""
        if code is None or code["clip"] not in self._streams:
            return False
        spec, epoch = self._streams[code["clip"]]
        # The clip goes round and round: the latest instant that fits the code.
        age = (at + self._ahead - epoch - code["number"] / spec.fps) % spec.seconds
        return bool(age <= 1.0 / spec.fps + SLACK_S)


NOTES = (
    "Touches are Qt touch events on the real wall (QTest), offscreen; a finger rests 80 ms.",
    "A picture is live when its frame code says that it was captured no longer ago than one frame "
    "interval of its stream and 50 ms.",
    "Screen pixels are read from the window's backing store after each flush, without drawing "
    "anew. Where a tile is too small for the code to be read off the screen, the code is read from "
    "the canvas that this very frame was drawn from, and the tile's pixels must have changed.",
    "Decoded is seen from another process that looks at the shared memory every millisecond.",
    "Decoding alone: the cameras' own pictures from memory, from a keyframe up to each picture of "
    "its group, on one thread before anything else runs.",
    "On the way: what the worker's one thread computed between the order and its first picture, "
    "and for how long the kernel had no core for it.",
    "The cameras' server goes before the wall's processes, where this user may order that: cameras "
    "at the other end of a network do not wait for the cores of who watches them. A frame that it "
    "sends 50 ms late is counted as late.",
)
