"""The whole kiosk under its watchdog: killed, it is back with content, and the proof goes on."""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from kiosk.proof.entry import PROOF
from scripts.soaking.blank import blank
from streams.floor.ledger.verify import verify
from tests.fakes.patience import until
from tests.fakes.watched import ROOT, Watched

BACK_S = 60.0
"""Many times what is promised: test machines are busy."""


class Screen:
    """A kiosk in a folder of its own, asked over its remote protocol."""

    def __init__(self, folder: Path) -> None:
        """Write its document: a station, without a network."""
        station = json.loads((ROOT / "layouts/examples/kiosk-hongik.json").read_text("utf-8"))
        kept = ("version", "id", "name", "place", "languages", "exits")
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        document = {name: station[name] for name in kept} | {
            "store": "kept",
            "remote": {"port": self.port, "token": "token"},
        }
        self.folder, self.file = folder, folder / "kiosk.json"
        self.file.write_text(json.dumps(document), encoding="utf-8")

    def get(self, path: str) -> bytes:
        """What it answers; nothing while it does not."""
        try:
            token = (self.folder / "token").read_text().strip()
            request = urllib.request.Request(
                f"http://127.0.0.1:{self.port}{path}", headers={"Authorization": f"Bearer {token}"}
            )
            with urllib.request.urlopen(request, timeout=20) as answer:
                found: bytes = answer.read()
        except (OSError, urllib.error.URLError):
            return b""
        return found

    def shows(self) -> bool:
        """Whether there is content on its screen."""
        png = self.get("/snapshot.png?width=480")
        if not png:
            return False
        pixels = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_COLOR)
        return pixels is not None and not blank(np.asarray(pixels, np.uint8))

    def state(self) -> Any:
        """How it is."""
        return json.loads(self.get("/state"))


@pytest.mark.e2e
def test_a_killed_kiosk_is_back_with_content_and_its_proof_goes_on(tmp_path: Path) -> None:
    screen = Screen(tmp_path)
    command = [sys.executable, "-m", "kiosk", "watch", "--config", str(screen.file)]
    options = ["--", "--windowed", "--size", "960x540"]
    watched = Watched([*command, *options], dict(os.environ), "kiosk")
    try:
        first = watched.stands(1)
        until(screen.shows, BACK_S, lambda: watched.said)
        assert screen.state()["page"]["title"]
        os.kill(first, signal.SIGKILL)
        assert watched.stands(2) != first
        until(screen.shows, BACK_S, lambda: watched.said)
        proof = tmp_path / "kept" / "proof.sqlite"
        until(lambda: verify(proof, PROOF).entries >= 4, BACK_S, lambda: watched.said)
        entries = json.loads(screen.get("/proof"))["entries"]
        events = [entry["event"] for entry in entries]
        assert events[:2] == ["started", "shown"]
        assert events.count("started") == 2
        assert "continued" not in events, "it is one proof"
    finally:
        assert watched.end() == 0, watched.said
    assert verify(proof, PROOF).broken == ""
