"""Measures a journey over the wall by touch: the city, a district, nine cameras, one, and back."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from scripts.benchmark.hand.report import lines
from scripts.benchmark.machine import need_descriptors
from scripts.benchmark.outcome import Outcome
from scripts.benchmark.product import Product
from scripts.benchmark.spread import spread
from scripts.benchmark.touch import DESCRIPTORS_PER_CHANNEL, SESSIONS
from scripts.bringup.speech import Progress
from streams.sample.process import CityProcess


@dataclass(frozen=True)
class Asked:
    """What is to be measured.

    Attributes:
        channels: Number of cameras.
        clips: Which set of clips they show.
        cores: Budget of the engine; None: its own choice.
        pictures: Folder for a picture at each rest; None: none are taken.
        language: Of the wall.
    """

    channels: int
    clips: str = "demo"
    cores: float | None = None
    pictures: str | None = None
    language: str = "en"


def measure(asked: Asked) -> Outcome:
    """Runs cameras and wall, and travels over it.

    Raises:
        BenchError: Something could not be started, or fell silent.
    """
    need_descriptors(DESCRIPTORS_PER_CHANNEL * asked.channels + 200)
    if asked.pictures is not None:
        Path(asked.pictures).mkdir(parents=True, exist_ok=True)
    progress = Progress(f"{asked.channels} cameras")
    with (
        tempfile.TemporaryDirectory(prefix="citywall-bench-") as folder,
        CityProcess(asked.channels, asked.clips, aloof=True) as city,
    ):
        progress.done("open")
        rests, reconnects = _travelled(asked, city, Path(folder))
        figures = judged(rests, city)
    named = {key: value for key, value in asdict(asked).items() if key != "pictures"}
    figures["reconnects"] = reconnects
    return Outcome("zoom", f"zoom-{asked.channels}", named, figures, NOTES)


def _travelled(asked: Asked, city: CityProcess, folder: Path) -> tuple[list[dict[str, Any]], int]:
    reports, report = os.pipe()
    pictures = str(Path(asked.pictures).resolve()) if asked.pictures else None
    plan = {"deed": "zoom", "report": report, "pictures": pictures}
    wall = Product(
        city,
        folder,
        asked.cores,
        "scripts.benchmark.hand.host",
        lead=(json.dumps(plan),),
        inherit=(report,),
        options=("--language", asked.language),
    )
    rests: list[dict[str, Any]] = []
    opened = 0.0
    progress = Progress("Travelling")
    with wall:
        os.close(report)
        try:
            for said in lines(reports, wall):
                if said["what"] == "wall":
                    opened = wall.remote.metrics().get(SESSIONS, 0.0)
                elif said["what"] == "rest":
                    rests.append(said)
                    progress.now(said["name"])
            reconnects = wall.remote.metrics().get(SESSIONS, 0.0) - opened
        finally:
            os.close(reports)
    progress.done()
    return rests, int(reconnects)


def judged(rests: Sequence[dict[str, Any]], city: CityProcess) -> dict[str, Any]:
    """Put numbers to a journey.

    Args:
        rests: The traveller's reports, in order.
        city: Knows which camera shows which pictures.
    """
    moves = [rest for rest in rests if "intervals" in rest]
    codes = [code for rest in rests for code in rest["codes"]]
    return {
        "between_frames_ms": spread(ms for rest in moves for ms in rest["intervals"]),
        "painting_a_frame_ms": spread(ms for rest in moves for ms in rest["painting"]),
        "frames": sum(len(rest["painting"]) for rest in moves),
        "black_frames": sum(rest["black"] for rest in moves),
        "black_tiles": sum(rest["black_tiles"] for rest in rests),
        "codes_read": sum(1 for code in codes if code["clip"] is not None),
        "unreadable": sum(1 for code in codes if code["clip"] is None),
        "wrong_pictures": sum(1 for code in codes if _wrong(code, city)),
        "steps": {rest["name"]: _step(rest) for rest in rests},
    }


def _step(rest: dict[str, Any]) -> dict[str, Any]:
    tiers = ", ".join(f"{count} {tier}" for tier, count in rest["tiers"].items() if count)
    told = {
        "tiles": f"{rest['tiles']}, {rest['width']:.0f} px wide, {rest['live']} live: {tiers}",
        "all_in_motion_after_s": round(rest["settled_s"], 2),
    }
    if "intervals" in rest:
        told["between_frames_ms"] = spread(rest["intervals"])
        told["painting_a_frame_ms"] = spread(rest["painting"])
    return told


def _wrong(code: dict[str, Any], city: CityProcess) -> bool:
    """Whether a tile showed what no stream of its camera shows."""
    if code["clip"] is None:
        return False
    pair = city.clips[code["row"] % len(city.clips)]
    return code["clip"] not in (pair.main.number, pair.sub.number)


NOTES = (
    "Two fingers, reported sixty times a second as Qt touch events, on the real wall, offscreen.",
    "Between frames: from one frame on the screen to the next, from the first finger down until "
    "the canvas is at rest. Painting: from the look at what is new to the last pixel.",
    "In every frame the camera that is travelled to is looked at, on the screen; at every rest all "
    "tiles are, and the frame codes of the pictures that they are drawn from are read.",
)
