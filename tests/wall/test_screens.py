"""Several screens: a window on each, and a picture that crosses the bezel without a jump."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_display_of_the_surface_has_a_window_on_its_screen(tmp_path: Path) -> None:
    screens = [
        {"name": f"panel-{number}", "x": number * 800, "y": 0, "width": 800, "height": 450}
        | {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        for number in range(2)
    ]
    configuration = tmp_path / "screens.json"
    configuration.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "tests.wall.two_screens"],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={configuration}"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert told["windows"] == [["panel-0", 0, 0, 800, 450], ["panel-1", 800, 0, 800, 450]]
    assert told["wall"] == [450, 1640], "one picture of the wall, its bezel included"
    assert told["left"] != told["right"]
    assert told["bezel"] == [0, 0, 0]
    assert told["updates"] == 1, "what is new on both at once is one update of the glass"
    assert told["frames"] >= 2
    assert told["spotlight"] == [False, True], "it opens on the display where its tile stands"
