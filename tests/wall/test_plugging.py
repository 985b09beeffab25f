"""Displays that are unplugged and come back, on an X server whose monitors really go and come."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.fakes.machine import machine

ROOT = Path(__file__).parents[2]
LEFT, RIGHT = ["A", 0, 0, 800, 450], ["B", 800, 0, 800, 450]


def happens(what: str, folder: Path, left: str = "A") -> dict[str, Any]:
    """Have something happen to a wall of two displays, and return what it told."""
    displays = [
        {"id": name, "x_mm": x, "y_mm": 0, "width_mm": 600, "height_mm": 337.5}
        | {"pixels": [800, 450], "screen": {"name": screen}}
        for name, x, screen in (("left", 0, left), ("right", 610, "B"))
    ]
    cells = [
        {"rect_mm": {"x": x, "y": 0, "width": 600, "height": 337.5}, "channel": channel}
        for x, channel in ((0, "first"), (610, "second"))
    ]
    scene = {"id": "pair", "name": {"en": "Pair"}, "cells": cells}
    file = folder / "wall.json"
    file.write_text(
        json.dumps({"version": 1, "surface": {"displays": displays}, "scenes": [scene]})
    )
    with machine() as display:
        ran = subprocess.run(
            [sys.executable, "-m", "tests.wall.plugging", what, str(file)],
            cwd=ROOT,
            env=os.environ | {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display},
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )
    assert ran.returncode == 0, ran.stderr
    told: dict[str, Any] = json.loads(ran.stdout)
    assert all(moment["shown"] for moment in told.values()), "never a dead wall"
    return told


def test_a_further_display_goes_dark_and_takes_its_content_again(tmp_path: Path) -> None:
    told = happens("further", tmp_path)
    assert told["before"]["places"] == {"left": LEFT, "right": RIGHT}
    assert told["gone"]["places"] == {"left": LEFT}
    assert (
        told["gone"]["banner"] == "Display 'right' is dark; the others show what belongs on them."
    )
    assert told["back"] == told["before"]


def test_the_main_display_gives_strips_and_spotlight_to_another_and_gets_them_back(
    tmp_path: Path,
) -> None:
    told = happens("main_one", tmp_path)
    before, gone, back = told["before"], told["gone"], told["back"]
    assert (before["main"], before["lit"]) == ("left", {"first": "left"})
    assert gone["places"] == {"right": RIGHT}
    assert (gone["main"], gone["strips"], gone["lit"]) == ("right", True, {"first": "right"})
    assert back["places"] == before["places"]
    assert (back["main"], back["lit"]) == ("left", {"first": "left"})
    assert back["colours"]["right"] == before["colours"]["right"]


def test_what_is_enlarged_on_each_display_stays_with_it(tmp_path: Path) -> None:
    told = happens("both_lit", tmp_path)
    assert told["before"]["lit"] == {"first": "left", "second": "right"}
    assert told["gone"]["lit"] == {"first": "dark", "second": "right"}
    assert told["back"]["lit"] == told["before"]["lit"]


def test_without_any_of_its_screens_the_wall_stands_whole_on_the_one_that_is_there(
    tmp_path: Path,
) -> None:
    told = happens("every", tmp_path)
    assert told["gone"]["places"] == {"*": ["DESK", 2000, 500, 400, 300]}
    assert "None of the wall's screens is here" in told["gone"]["banner"]
    assert told["one"]["places"] == {"right": RIGHT}
    assert told["back"] == told["before"]


def test_a_wall_starts_on_the_screens_there_are_and_takes_a_display_that_appears(
    tmp_path: Path,
) -> None:
    told = happens("missing", tmp_path)
    assert told["before"]["places"] == {"left": LEFT}
    assert "'right' is dark" in told["before"]["banner"]
    assert told["there"]["places"] == {"left": LEFT, "right": RIGHT}
    assert told["there"]["banner"] == ""


def test_a_screen_that_changes_its_resolution_keeps_its_display_filled(tmp_path: Path) -> None:
    told = happens("resized", tmp_path, left="screen")
    assert told["before"]["places"]["left"] == ["screen", 0, 0, 2400, 900]
    assert told["after"]["places"]["left"] == ["screen", 0, 0, 1200, 675]
    assert told["after"]["colours"] == told["before"]["colours"]
