"""The whole kiosk under its watchdog: killed, it is back with content, and the proof goes on."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

import pytest

from kiosk.proof.entry import PROOF
from streams.floor.ledger.verify import verify
from tests.fakes.kioskscreen import Screen
from tests.fakes.patience import until
from tests.fakes.watched import Watched

BACK_S = 60.0
"""Many times what is promised: test machines are busy."""


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
