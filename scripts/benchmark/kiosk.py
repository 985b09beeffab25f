"""Measures how soon a kiosk shows what is kept, and how soon it answers to a finger."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from scripts.benchmark.outcome import Outcome
from scripts.benchmark.problem import BenchError
from scripts.benchmark.spread import spread
from scripts.bringup.control import Control
from scripts.bringup.environment import PYTHON, ROOT
from scripts.bringup.kioskdemo import CITY, PUBLIC, write_document
from scripts.bringup.part import Part
from scripts.bringup.samplecity import open_city, open_services
from scripts.bringup.speech import Progress
from scripts.bringup.watching import MEND

FILLING_S: Final = 60.0
START_S: Final = 60.0
START_MOST_MS: Final = 1500.0
FEEDBACK_MOST_MS: Final = 50.0
PAGE_MOST_MS: Final = 150.0
CAMERA_MOST_MS: Final = 50.0
QT: Final = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
NOTES: Final = (
    "Qt's software painter on a screen of 3840 x 2160 in memory; no graphics card, no display.",
    "Start: from the command to the first picture, which holds what the feeds brought last; the "
    "outside systems are gone. The first start reads files from a disk that others read before.",
    "Feedback: from the finger's touch to the frame that shows the button pressed; page: from its "
    "release to the first frame of the page, which is built anew for it.",
    "Camera: from a finger that taps a public camera to the first frame in which it stands "
    "enlarged, decoded in motion and live; next camera: the same by the key, of one that was not "
    "on the screen. The sample city's 12 cameras send on the same machine.",
)


@dataclass(frozen=True)
class Asked:
    """What is to be measured.

    Attributes:
        starts: How many times it is started.
        touches: How many times it is touched.
        cameras: How many times a camera is touched.
    """

    starts: int = 10
    touches: int = 60
    cameras: int = 20


def measure(asked: Asked) -> Outcome:
    """Fills a kiosk's store from the sample city, ends the city, and measures.

    Raises:
        BenchError: The kiosk does not come up, or has nothing to show.
    """
    with tempfile.TemporaryDirectory(prefix="citywall-bench-kiosk-") as name:
        folder = Path(name)
        document = _filled(folder)
        progress = Progress("starting")
        starts = [_start(document) for _ in range(asked.starts)]
        progress.done()
        progress = Progress("touching")
        hand = _touched("kioskhand", document, asked.touches)
        progress.done()
        seen = _cameras(folder, asked.cameras)
    figures: dict[str, Any] = {
        "start_to_content_ms": spread(starts, digits=0),
        "touch_to_feedback_ms": spread(hand["feedback_ms"], digits=1),
        "touch_to_page_ms": spread(hand["page_ms"], digits=1),
        "touch_to_live_camera_ms": spread(seen["camera_ms"], digits=1),
        "touch_to_next_camera_ms": spread(seen["next_ms"], digits=1),
        "of_what_is_promised": {
            "start": _ratio(starts, START_MOST_MS),
            "feedback": _ratio(hand["feedback_ms"], FEEDBACK_MOST_MS),
            "page": _ratio(hand["page_ms"], PAGE_MOST_MS),
            "camera": _ratio(seen["camera_ms"], CAMERA_MOST_MS),
            "next_camera": _ratio(seen["next_ms"], CAMERA_MOST_MS),
        },
    }
    return Outcome("kiosk", "kiosk", asdict(asked), figures, NOTES)


def _ratio(took: Sequence[float], most: float) -> float:
    """The slowest but one in twenty, as a part of what is promised."""
    ordered = sorted(took)
    return round(ordered[min(int(len(ordered) * 0.95), len(ordered) - 1)] / most, 2)


def _filled(folder: Path) -> Path:
    """A kiosk's document, whose store has what the sample city brought; the city is gone."""
    documents: dict[str, Any] = {}
    control = Control(folder)
    services = open_services(folder, documents)
    document = write_document(folder, documents, control)
    command = [str(PYTHON), "-m", "kiosk", "--config", str(document), "--windowed"]
    kiosk = Part("Kiosk", command, folder / "kiosk.log", env={**os.environ, **QT})
    try:
        kiosk.wait_until(lambda: control.ready() and _known(control), FILLING_S, MEND)
    finally:
        kiosk.stop()
        services.stop()
    return document


def _known(control: Control) -> bool:
    feeds = control.state()["feeds"]
    return bool(feeds) and all(feed["state"] == "fresh" for feed in feeds)


def _start(document: Path) -> float:
    """From the command to the first picture, ms."""
    reader, writer = os.pipe()
    command = [str(PYTHON), "-m", "kiosk", "--config", str(document), "--windowed"]
    began = time.perf_counter()
    kiosk = subprocess.Popen(
        [*command, "--first-picture", str(writer)],
        cwd=ROOT,
        env={**os.environ, **QT},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=[writer],
    )
    os.close(writer)
    try:
        with os.fdopen(reader, "rb") as pipe:
            if not pipe.read(1):
                raise BenchError("The kiosk ended before its first picture.")
        return (time.perf_counter() - began) * 1000.0
    finally:
        kiosk.terminate()
        kiosk.wait(START_S)


def _cameras(folder: Path, touches: int) -> Mapping[str, list[float]]:
    """Touches cameras while their city sends; nothing else of the kiosk asks anybody."""
    city, documents = open_city(CITY, folder)
    progress = Progress("touching cameras")
    try:
        document = json.loads((folder / "kiosk.json").read_text(encoding="utf-8"))
        document |= {name: documents[name] for name in ("channels", "credentials")}
        file = folder / "cameras.json"
        file.write_text(json.dumps(document | {"cameras": list(PUBLIC)}), encoding="utf-8")
        return _touched("kioskcamera", file, touches)
    finally:
        city.stop()
        progress.done()


def _touched(module: str, document: Path, touches: int) -> Mapping[str, list[float]]:
    command = [str(PYTHON), "-m", f"scripts.benchmark.{module}", str(document), str(touches)]
    said = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **QT}, capture_output=True, text=True, check=False
    )
    if said.returncode != 0:
        raise BenchError(f"The kiosk cannot be touched: {said.stderr.strip()[-800:]}")
    told: Mapping[str, list[float]] = json.loads(said.stdout.splitlines()[-1])
    return told
