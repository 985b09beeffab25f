"""Measures a change of scene: from the command to the first frame with the new tiles."""

from __future__ import annotations

import json
import math
import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from scripts.benchmark.hand.report import lines
from scripts.benchmark.machine import need_descriptors
from scripts.benchmark.outcome import Outcome
from scripts.benchmark.product import SIZE, Product
from scripts.benchmark.spread import spread
from scripts.benchmark.touch import DESCRIPTORS_PER_CHANNEL, SESSIONS
from scripts.bringup.speech import Progress
from streams.sample.process import CityProcess

SIZES = (16, 64, 256)
SHARES = {"all": 1.0, "half": 0.5, "no": 0.0}
"""Of the cameras that stand on the glass before a change, how many stand there after it."""
PAUSE_S = 0.7
"""Between two changes; the engine has planned anew by then."""


@dataclass(frozen=True)
class Asked:
    """What is to be measured.

    Attributes:
        changes: How many, of each kind.
        sizes: Tiles of the scenes.
        clips: Which set of clips the cameras show.
        cores: Budget of the engine; None: its own choice.
    """

    changes: int = 20
    sizes: tuple[int, ...] = SIZES
    clips: str = "demo"
    cores: float | None = None


@dataclass(frozen=True)
class Pair:
    """Two scenes of one size between which is changed.

    Attributes:
        tiles: Of each.
        shared: Which share of the cameras both have, in words.
        scenes: Cameras of each by place, in order.
    """

    tiles: int
    shared: str
    scenes: tuple[tuple[int, ...], tuple[int, ...]]

    @classmethod
    def of(cls, tiles: int, shared: str) -> Pair:
        """The first scene has the first cameras; shared ones stand elsewhere in the second."""
        first = tuple(range(tiles))
        kept = round(tiles * SHARES[shared])
        return cls(
            tiles, shared, (first, (*range(tiles, 2 * tiles - kept), *reversed(first[:kept])))
        )

    @property
    def ids(self) -> tuple[str, str]:
        """Ids of both scenes in the layout."""
        return f"{self.shared}-{self.tiles}-a", f"{self.shared}-{self.tiles}-b"


def measure(asked: Asked) -> Outcome:
    """Runs cameras and wall, and changes scenes.

    Raises:
        BenchError: Something could not be started, or fell silent.
    """
    cameras = 2 * max(asked.sizes)
    need_descriptors(DESCRIPTORS_PER_CHANNEL * cameras + 200)
    pairs = [Pair.of(tiles, shared) for tiles in asked.sizes for shared in SHARES]
    progress = Progress(f"{cameras} cameras")
    with (
        tempfile.TemporaryDirectory(prefix="citywall-bench-") as folder,
        CityProcess(cameras, asked.clips, aloof=True) as city,
    ):
        progress.done("open")
        layout = Path(folder) / "layout.json"
        layout.write_text(json.dumps(document(city, pairs)), encoding="utf-8")
        figures = _changed(asked, pairs, city, Path(folder), layout)
    return Outcome("scenes", "scenes", asdict(asked), figures, NOTES)


def document(city: CityProcess, pairs: list[Pair]) -> dict[str, Any]:
    """The layout with a mosaic of everything, where all begin, and all scenes."""
    display = {"id": "wall", "x_mm": 0, "y_mm": 0, "width_mm": 1920, "height_mm": 1080}
    scenes: list[dict[str, Any]] = [
        {"id": "everything", "name": {"en": "Everything"}, "mosaic": "all"}
    ]
    for pair in pairs:
        side = math.ceil(math.sqrt(pair.tiles))
        for name, cameras in zip(pair.ids, pair.scenes, strict=True):
            cells = [city.channels[camera].id for camera in cameras]
            grid = {"columns": side, "rows": math.ceil(len(cells) / side), "cells": cells}
            scenes.append({"id": name, "name": {"en": name}, "grid": grid})
    return {
        "version": 1,
        "channels": "channels.csv",
        "surface": {"displays": [{**display, "pixels": list(SIZE), "screen": {"index": 0}}]},
        "scenes": scenes,
    }


def _changed(
    asked: Asked, pairs: list[Pair], city: CityProcess, folder: Path, layout: Path
) -> dict[str, Any]:
    reports, report = os.pipe()
    plan = {"deed": "scenes", "report": report}
    wall = Product(
        city,
        folder,
        asked.cores,
        "scripts.benchmark.hand.host",
        lead=(json.dumps(plan),),
        inherit=(report,),
        options=("--layout", str(layout)),
    )
    figures: dict[str, Any] = {}
    progress = Progress("Changing scenes")
    with wall:
        os.close(report)
        try:
            seen = lines(reports, wall)
            next(seen)
            opened = wall.remote.metrics().get(SESSIONS, 0.0)
            for pair in pairs:
                figures[f"{pair.tiles}_tiles_{pair.shared}_shared"] = _kind(asked, pair, wall, seen)
                progress.now(f"{pair.tiles} tiles, {pair.shared} shared")
            reconnects = wall.remote.metrics().get(SESSIONS, 0.0) - opened
        finally:
            os.close(reports)
    progress.done()
    return {
        **figures,
        "reconnects": int(reconnects),
        "black_tiles": sum(kind["black_tiles"] for kind in figures.values()),
    }


def _kind(
    asked: Asked, pair: Pair, wall: Product, seen: Iterator[dict[str, Any]]
) -> dict[str, Any]:
    """Change to and fro between the two scenes of a pair."""
    answered, shown, views = [], [], []
    # The first change comes from another scene: it brings this pair onto the glass.
    for number, scene in enumerate(islice(cycle(pair.ids), asked.changes + 1)):
        time.sleep(PAUSE_S)
        at = time.monotonic()
        wall.remote.scene(scene)
        done = time.monotonic()
        view = next(seen)
        if number:
            answered.append((done - at) * 1000.0)
            shown.append((view["at"] - at) * 1000.0)
            views.append(view)
    return {
        "to_the_first_frame_ms": spread(shown),
        "to_the_answer_ms": spread(answered),
        "without_a_picture": sum(len(v["channels"]) - v["pictured"] for v in views),
        "live_at_once_share": round(
            sum(v["live"] for v in views) / max(sum(len(v["channels"]) for v in views), 1), 3
        ),
        "black_tiles": sum(v["black_tiles"] for v in views),
    }


NOTES = (
    "From the moment at which POST /scene/ID is sent over the remote control until the first frame "
    "with the new tiles stands on the screen, offscreen, 1920x1080.",
    "Every camera of the wall is connected all the time; the pictures of that very frame count.",
)
