"""A panel that is pulled out and comes back has its window again, on a real X server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.fakes.machine import machine

ROOT = Path(__file__).parents[3]


def test_a_panel_that_comes_back_has_its_window_again() -> None:
    with machine() as display:
        ran = subprocess.run(
            [sys.executable, "-m", "tests.kiosk.face.plugging"],
            cwd=ROOT,
            env=os.environ | {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    assert ran.returncode == 0, ran.stderr
    before, gone, back = json.loads(ran.stdout)
    assert before["connected"] is True
    assert (gone["connected"], gone["shown"]) == (False, True)
    assert "is not there: the kiosk is shown on B" in gone["why"]
    assert back == before
