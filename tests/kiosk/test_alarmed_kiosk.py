"""An alert holds a real kiosk's screen through a kill, offline, and is lifted while it is off."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import cv2
import numpy as np
import pytest

from tests.fakes.cap import cap, info
from tests.fakes.feed import Feed, in_thread
from tests.fakes.kioskscreen import Screen
from tests.fakes.patience import until
from tests.fakes.watched import ROOT

LONG_S = 90.0
"""Many times what it takes: test machines are busy."""
NOW = datetime.now(UTC)
SENT = (NOW - timedelta(minutes=1)).isoformat(timespec="seconds")
ENDS = (NOW + timedelta(hours=2)).isoformat(timespec="seconds")


class Machine(Screen):
    """A station that hears one feed of alerts, and whatever runs on its document and store."""

    def __init__(self, folder: Path, feed: Feed) -> None:
        """Write the documents."""
        super().__init__(folder, {"alerts": "alerts.json"})
        place = {name: self.document["place"][name] for name in ("lat", "lon")}
        source = {"id": "city", "url": feed.url, "every_s": 1}
        alerts = {"version": 1, "place": place, "sources": [source]}
        (folder / "alerts.json").write_text(json.dumps(alerts), encoding="utf-8")

    @contextmanager
    def running(self) -> Iterator[subprocess.Popen[bytes]]:
        """The kiosk, until it is killed."""
        command = [sys.executable, "-m", "kiosk", "--config", str(self.file), "--windowed"]
        kiosk = subprocess.Popen([*command, "--size", "960x540"], cwd=ROOT, env=dict(os.environ))
        try:
            yield kiosk
        finally:
            kiosk.kill()
            kiosk.wait(30)

    def alarmed(self) -> bool | None:
        """Whether an alert has the screen; None while it does not say."""
        told: bool | None = self.state().get("page", {}).get("alarm")
        return told

    def red(self) -> float:
        """Which part of the screen is an alert's red."""
        png = np.frombuffer(self.get("/snapshot.png?width=480"), np.uint8)
        pixels = cv2.imdecode(png, cv2.IMREAD_COLOR)
        assert pixels is not None
        return float((np.abs(pixels.astype(int) - (0x14, 0x10, 0x8E)).max(axis=2) < 24).mean())

    def first(self, start: int) -> str:
        """The first page that stood there at a start, 1 being the first; empty while none is."""
        entries = json.loads(self.get("/proof"))["entries"]
        events = [(one["event"], one["object"]) for one in entries]
        started = [at for at, (event, _) in enumerate(events) if event == "started"]
        if len(started) < start:
            return ""
        shown = (page for event, page in events[started[start - 1] :] if event == "shown")
        return next(shown, "")


@pytest.mark.e2e
def test_an_alert_outlives_the_kiosk_and_a_cancel_of_meanwhile_is_heard(tmp_path: Path) -> None:
    with in_thread() as feed:
        machine = Machine(tmp_path, feed)
        with machine.running() as kiosk:
            until(lambda: machine.alarmed() is False, LONG_S, machine.state)
            feed.messages["a1"] = cap("a1", info(event="지진", expires=ENDS), sent=SENT)
            until(machine.alarmed, LONG_S, machine.state)
            assert machine.red() > 0.2
            kiosk.send_signal(signal.SIGKILL)
            kiosk.wait(30)

        feed.fault = 503
        with machine.running():
            until(machine.alarmed, LONG_S, machine.state)
            assert machine.red() > 0.2
            until(lambda: machine.first(2), LONG_S, "nothing is proven")
            assert machine.first(2) == "alarm", "it stands in the first picture already"
            until(lambda: machine.state()["alerts"][0]["why"], LONG_S, machine.state)
            assert "503" in machine.state()["alerts"][0]["why"]

        refers = f"kma@example.kr,a1,{SENT}"
        sent = NOW.isoformat(timespec="seconds")
        feed.messages["no-a1"] = cap("no-a1", kind="Cancel", sent=sent, references=refers)
        feed.fault = 0
        with machine.running():
            until(lambda: machine.alarmed() is False, LONG_S, machine.state)
            assert machine.red() < 0.01
