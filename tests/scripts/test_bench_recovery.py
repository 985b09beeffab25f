"""A harmed kiosk's panel is looked at from outside, and its clock alone is wrong."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from scripts.benchmark import page
from scripts.benchmark.clockjump import Clock
from scripts.benchmark.outcome import Outcome
from scripts.benchmark.panel import panel
from scripts.benchmark.recovery import NOTES
from scripts.soaking.blank import blank


def test_a_panel_that_shows_nothing_is_black_to_its_last_pixel(tmp_path: Path) -> None:
    with panel((640, 360), tmp_path) as seen:
        pixels = seen.pixels
        assert seen.display.startswith(":")
    assert pixels.shape == (360, 640, 3)
    assert not np.any(pixels)
    assert blank(pixels)


def test_a_clock_jumps_and_comes_back(tmp_path: Path) -> None:
    clock = Clock(tmp_path / "clock")
    file = Path(clock.variables["FAKETIME_TIMESTAMP_FILE"])
    away, back = clock.by(-3600)
    away()
    assert file.read_text() == "-3600\n"
    back()
    assert file.read_text() == "+0\n"


def test_what_was_measured_stands_on_the_page() -> None:
    seconds = {"p50": 1.6, "p95": 1.7, "max": 1.8, "count": 3}
    stopped = {"noticed_s": seconds, "content_s": seconds | {"max": 3.9}, "lost": "nothing"}
    full = {"noticed_s": 0.4, "content_s": 0.0, "lost": "nothing"}
    figures = {"stopped": stopped, "disk full": full}
    outcome = Outcome("recovery", "recovery", {"times": 3}, figures, NOTES)
    text = page.written([vars(outcome) | {"machine": vars(outcome.machine)}])
    assert (
        "| a kiosk that is stopped: noticed; content; lost, s | ≤ 2; ≤ 3 later | 1.8; 3.9;" in text
    )
    assert "whose disk is full (blank for): noticed; content; lost, s" in text
    assert "0.4; 0; nothing" in text
