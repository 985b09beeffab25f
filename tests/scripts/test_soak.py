"""A short soak of real cameras, as it is typed: it ends well, it can be ended, and it can fail."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from scripts.bringup.environment import ROOT
from scripts.bringup.family import descendants
from scripts.soaking.ingest import Ingest
from scripts.soaking.soak import Asked, Soak
from streams.sample.process import CityProcess
from streams.sample.server import Manners

pytestmark = [pytest.mark.realtime, pytest.mark.timeout(240)]

SECONDS = 25.0


def soak(report: Path, *options: str) -> subprocess.Popen[str]:
    """Begin a soak of a few small cameras."""
    return subprocess.Popen(
        [
            *(sys.executable, "-m", "scripts.soaking", "--channels", "24", "--clips", "tiny"),
            *("--seed", "7", "--report", str(report), *options),
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def kept(report: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(report.with_suffix(".json").read_text())
    return document


def test_a_short_soak_keeps_every_promise_and_says_what_it_did(tmp_path: Path) -> None:
    report = tmp_path / "soak"
    running = soak(report, "--hours", str(SECONDS / 3600))
    said, _ = running.communicate(timeout=200)
    assert running.returncode == 0, said
    found = kept(report)
    assert found["whole"]
    assert SECONDS <= found["hours"] * 3600 < SECONDS + 5
    assert found["breaches"] == found["lies"] == []
    figures = found["figures"]
    assert figures["Faults"]["network"]["met"] == 1
    assert sum(fault["met"] for fault in figures["Faults"].values()) > 5
    truth = figures["Truth"]
    assert truth["looks: true, live"] > 50
    assert truth["furthest that a true age was off, s"] < 0.3
    assert {"host", "worker 1", "farm", "product"} <= set(figures["Memory"])
    assert figures["At rest"]["before the storm"]["descriptors"] > 24
    assert "All promises that were held to it were kept." in report.with_suffix(".md").read_text()


def test_a_soak_that_is_ended_by_hand_leaves_its_report_and_nothing_else(tmp_path: Path) -> None:
    report = tmp_path / "soak"
    running = soak(report, "--hours", "1")
    assert running.stdout is not None
    said = ""
    for line in running.stdout:
        said += line
        if "Storm … " in line:
            break
    started = descendants(running.pid)
    assert len(started) >= 2, "a city and a worker"
    running.send_signal(signal.SIGINT)
    rest, _ = running.communicate(timeout=60)
    assert running.returncode == 128 + signal.SIGINT, said + rest
    found = kept(report)
    assert not found["whole"]
    assert 0 < found["hours"] < 1
    assert [pid for pid in started if os.path.exists(f"/proc/{pid}")] == []
    page = report.with_suffix(".md").read_text()
    assert "It was ended by hand." in page
    assert "was not judged" in page
    assert "were kept" not in page


def test_cameras_whose_clocks_are_a_second_slow_are_found_out() -> None:
    """A believable clock is believed: so the soak has something to find."""
    asked = Asked(8.0 / 3600, 8, 1, "tiny", 1.0, "engine")
    manners = Manners(clock_offset=-1.0)
    with CityProcess(8, "tiny", manners=manners) as city, Ingest(city, 1.0) as subject:
        outcome = Soak(asked, city, subject).run()
    assert any("claimed what was not true (age" in breach for breach in outcome.breaches)
    found = outcome.lies[0]
    assert found.lie.said - found.lie.true == pytest.approx(1.0, abs=0.2)
