"""Opens one real kiosk that hears alerts, and tells from its proof when an alarm stood on it."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import cv2
import numpy as np

from scripts.benchmark.alarmpost import write_alerts
from scripts.benchmark.kiosk import QT
from scripts.benchmark.problem import BenchError
from scripts.benchmark.remote import Remote
from scripts.bringup.control import Control
from scripts.bringup.environment import PYTHON
from scripts.bringup.kioskdemo import write_document
from scripts.bringup.part import Part
from scripts.bringup.samplecity import open_services
from scripts.bringup.watching import MEND

START_S: Final = 120.0
LOOK_S: Final = 0.25
ENTRIES: Final = 50
SIZE: Final = "1920x1080"


@dataclass(frozen=True)
class Screen:
    """A running kiosk.

    Attributes:
        part: Its process.
        remote: Its remote protocol.
    """

    part: Part
    remote: Remote

    def shows(self, alarm: bool, since: float, seconds: float) -> float:
        """Wait until an alarm stands, or another page again; return when that began.

        Args:
            alarm: Which of the two.
            since: Not before this moment, by the clock.
            seconds: How long to wait.

        Raises:
            BenchError: It does not come about.
        """
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for entry in self.remote.proof(ENTRIES):
                at = datetime.fromisoformat(entry["at"]).timestamp()
                shown = entry["event"] == "shown" and (entry["object"] == "alarm") is alarm
                if shown and at >= since:
                    return at
            time.sleep(LOOK_S)
        raise BenchError(f"The kiosk did not {'show' if alarm else 'end'} the alarm.")

    def picture(self) -> bytes:
        """What it shows, as PNG."""
        return self.remote.picture()


@contextmanager
def screen_of(folder: Path, url: str) -> Iterator[Screen]:
    """A kiosk at a station of the sample city, that hears alerts from that feed, for a while."""
    documents: dict[str, Any] = {}
    control = Control(folder)
    services = open_services(folder, documents)
    try:
        file = write_document(folder, documents, control)
        document = json.loads(file.read_text(encoding="utf-8"))
        document["alerts"] = str(write_alerts(folder / "screen", url))
        file.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        command = [str(PYTHON), "-m", "kiosk", "--config", str(file), "--windowed", "--size", SIZE]
        kiosk = Part("Kiosk", command, folder / "kiosk.log", env={**os.environ, **QT})
        try:
            kiosk.wait_until(lambda: control.ready() and _heard(folder), START_S, MEND)
            yield Screen(kiosk, Remote(control.address, control.token_file))
        finally:
            kiosk.stop()
    finally:
        services.stop()


def _heard(folder: Path) -> bool:
    """Whether its book of alerts is open: what is published now is heard."""
    return (folder / "screen" / "alerts.sqlite").exists()


def share_changed(before: bytes, after: bytes) -> float:
    """Return which part of a picture is another one now, 0 to 1."""
    one, other = (
        cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_COLOR) for png in (before, after)
    )
    if one is None or other is None or one.shape != other.shape:
        raise BenchError("The kiosk gave no two pictures of one size.")
    return round(float((one != other).any(axis=2).mean()), 3)
