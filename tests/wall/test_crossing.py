"""One line across three and four displays: pictures of each, and bezels that it goes on behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import pytest

ROOT = Path(__file__).parents[2]
CUT = 12
"""Pixels at each edge of a display that are not looked at."""
LINES = {
    "flat": (1, (0.0, 0.25), (1.0, 0.4)),
    "across": (2, (0.0, 0.3), (1.0, 0.75)),
    "steep": (0, (0.15, 0.0), (0.3, 1.0)),
}
"""The colour of each line (blue, green or red), and its ends in shares of the picture."""
GROUND, INK = 24, 255
CROSSED = {
    "row": {"flat": {"coarse", "fine", "upright"}, "across": {"coarse", "fine", "upright"}},
    "square": {"flat": {"a", "b"}, "across": {"a", "d"}, "steep": {"a", "c"}},
}
"""The displays that each line crosses."""


@dataclass(frozen=True)
class Panel:
    """A panel of a wall, and the screen that a machine would have for it.

    Attributes:
        x: Of its picture on the wall, mm.
        y: Of its picture on the wall, mm.
        width: Of its picture as it is mounted, mm.
        height: Of its picture as it is mounted, mm.
        pixels: As the system has turned it.
        rim: Left, top, right, bottom; mm.
        rotation: How far it is turned clockwise.
        ratio: Device pixels on one of the desktop's.
    """

    x: float
    y: float
    width: float
    height: float
    pixels: tuple[int, int]
    rim: tuple[float, float, float, float]
    rotation: int = 0
    ratio: int = 1

    @property
    def density(self) -> float:
        """Device pixels on a mm."""
        return self.pixels[0] * self.ratio / self.width


ROW = {
    "coarse": Panel(0, 0, 600, 337.5, (800, 450), (3, 3, 5, 3)),
    "fine": Panel(617, 0, 600, 337.5, (1600, 900), (12, 3, 21, 3)),
    "upright": Panel(1250, -131.25, 337.5, 600, (450, 800), (12, 9, 2, 9), rotation=90),
}
"""Three in a row, 17 and 33 mm apart: one twice as dense, one that stands upright."""
SQUARE = {
    "a": Panel(0, 0, 600, 337.5, (800, 450), (2, 2, 2, 2)),
    "b": Panel(604, 0, 600, 337.5, (1600, 900), (2, 2, 2, 4)),
    "c": Panel(0, 360, 600, 337.5, (800, 450), (2, 18, 25, 2), ratio=2),
    "d": Panel(650, 360, 554, 311.625, (1000, 562), (25, 15.5, 2, 2)),
}
"""Two by two: four densities, and bezels of four widths."""


def surface(panels: dict[str, Panel]) -> dict[str, Any]:
    """The surface as an operator writes it."""
    return {
        "displays": [
            {
                "id": name,
                "x_mm": panel.x,
                "y_mm": panel.y,
                "width_mm": panel.width,
                "height_mm": panel.height,
                "pixels": list(panel.pixels if not panel.rotation else panel.pixels[::-1]),
                "rotation": panel.rotation,
                "screen": {"name": f"panel-{name}"},
                "bezels_mm": dict(zip(("left", "top", "right", "bottom"), panel.rim, strict=True)),
            }
            for name, panel in panels.items()
        ]
    }


def document(panels: dict[str, Panel], folder: Path) -> Path:
    """A layout with a camera, and then an image, in one place that all displays share."""
    left = min(panel.x for panel in panels.values())
    top = min(panel.y for panel in panels.values())
    right = max(panel.x + panel.width for panel in panels.values())
    bottom = max(panel.y + panel.height for panel in panels.values())
    place = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    scenes = [
        {"id": kind, "name": {"en": kind}, "cells": [{"rect_mm": place} | content]}
        for kind, content in (("camera", {"channel": "long"}), ("image", {"image": "lines.png"}))
    ]
    cv2.imwrite(str(folder / "lines.png"), drawn((right - left) / (bottom - top)))
    file = folder / "wall.json"
    file.write_text(json.dumps({"version": 1, "surface": surface(panels), "scenes": scenes}))
    return file


def drawn(aspect: float) -> npt.NDArray[np.uint8]:
    """The lines on a dark ground: shape (height, width, 3)."""
    width, height = 1600, round(1600 / aspect)
    pixels = np.full((height, width, 3), GROUND, np.uint8)
    for colour, *ends in LINES.values():
        ink = [INK if side == colour else GROUND for side in range(3)]
        one, other = ((round(x * width * 16), round(y * height * 16)) for x, y in ends)
        cv2.line(pixels, one, other, ink, 7, cv2.LINE_AA, shift=4)
    return pixels


def machine(panels: dict[str, Panel], folder: Path) -> Path:
    """Qt's simulated screens, one beside the other on the desktop."""
    screens, x = [], 0
    for name, panel in panels.items():
        width, height = (side * panel.ratio for side in panel.pixels)
        screens.append(
            {"name": f"panel-{name}", "x": x, "y": 0, "width": width, "height": height}
            | {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        )
        x += panel.pixels[0] * 2
    file = folder / "screens.json"
    file.write_text(json.dumps({"screens": screens}))
    return file


def shown(panels: dict[str, Panel], folder: Path) -> dict[str, Any]:
    """Have a wall show its line, and keep the pictures in a folder; what it tells of itself."""
    factors = ";".join(f"panel-{name}={panel.ratio}" for name, panel in panels.items())
    simulated = {
        "QT_QPA_PLATFORM": f"offscreen:configfile={machine(panels, folder)}",
        "QT_SCREEN_SCALE_FACTORS": factors,
    }
    ran = subprocess.run(
        [sys.executable, "-m", "tests.wall.crossing", str(document(panels, folder)), str(folder)],
        cwd=ROOT,
        env=os.environ | simulated,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    told: dict[str, Any] = json.loads(ran.stdout)
    return told


def read(picture: Path) -> npt.NDArray[np.uint8]:
    """A picture's pixels: blue, green, red; shape (height, width, 3)."""
    pixels = cv2.imread(str(picture))
    assert pixels is not None, f"there is no {picture}"
    return pixels.astype(np.uint8)


def points(panel: Panel, picture: Path, line: str) -> npt.NDArray[np.float64]:
    """Where the middle of a line runs in a picture, in mm of the wall: x and y, shape (n, 2)."""
    image = read(picture).astype(float)
    assert image.shape[:2] == tuple(side * panel.ratio for side in panel.pixels[::-1])
    own = LINES[line][0]
    ink = image[..., own] - image[..., [side for side in range(3) if side != own]].max(axis=2)
    ink[ink < 100] = 0  # less has what the glass draws itself: the chart, the edge of a button
    ink = ink.T if line == "steep" else ink
    weight = ink.sum(axis=0)
    whole = weight > 0.9 * np.median(weight[weight > 0]) if weight.any() else weight > 0
    whole[:CUT] = whole[len(whole) - CUT :] = False
    across = np.flatnonzero(whole)
    down = (ink * np.arange(ink.shape[0])[:, None]).sum(axis=0)[whole] / weight[whole]
    inside = (down > CUT) & (down < ink.shape[0] - CUT)
    way = np.column_stack([across[inside], down[inside]])
    way = (way[:, ::-1] if line == "steep" else way) + 0.5
    return way / panel.density + (panel.x, panel.y)


def beside(
    run: npt.NDArray[np.float64], line: tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]
) -> float:
    """How far, mm, the straight line through these points leaves another between its ends."""
    own_middle, own_way = straight(run)
    middle, way = line
    along = (run - own_middle) @ own_way
    ends = own_middle + np.outer([along.min(), along.max()], own_way) - middle
    return float(np.abs(ends[:, 0] * way[1] - ends[:, 1] * way[0]).max())


def straight(
    run: npt.NDArray[np.float64],
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """The straight line through points: a point of it, and its direction."""
    middle = run.mean(axis=0)
    return middle, np.linalg.svd(run - middle, full_matrices=False)[2][0]


Shown = tuple[str, dict[str, Panel], Path, dict[str, Any]]


@pytest.fixture(scope="module", params=["row", "square"])
def wall(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """A wall's name, its panels, the folder of its pictures, and what it told."""
    panels = {"row": ROW, "square": SQUARE}[request.param]
    folder = tmp_path_factory.mktemp(request.param)
    return request.param, panels, folder, shown(panels, folder)


def test_every_display_has_a_window_on_its_screen_as_the_system_has_turned_it(wall: Shown) -> None:
    _, panels, _, told = wall
    for name, panel in panels.items():
        screen, *_, width, height = told["windows"][name]
        assert (screen, width, height) == (f"panel-{name}", *panel.pixels)
        assert told["ratios"][name] == panel.ratio


@pytest.mark.parametrize("step", ["camera", "image", "held", "zoomed"])
def test_a_line_goes_on_behind_the_bezels(wall: Shown, step: str) -> None:
    which, panels, folder, _ = wall
    crossings = 0
    for line, names in CROSSED[which].items():
        runs = {n: points(panels[n], folder / f"{step}-{n}.png", line) for n in panels}
        runs = {name: run for name, run in runs.items() if len(run) > 60}
        if step in ("camera", "image"):
            assert set(runs) == names
        crossings += len(runs) - 1
        whole = straight(np.vstack(list(runs.values())))
        for name, run in runs.items():
            apart = beside(run, whole) * min(panel.density for panel in panels.values())
            assert apart < 0.5, f"{line} on {name}: {apart:.2f} px beside the line of all"
    assert crossings >= 2


def test_a_spotlight_stands_whole_on_one_display_and_the_others_keep_their_line(
    wall: Shown,
) -> None:
    _, panels, folder, _ = wall
    _, *others, last = panels
    for name in others:
        before, lit = (read(folder / f"{s}-{name}.png") for s in ("camera", "spotlight"))
        assert np.array_equal(before, lit)
    enlarged = points(panels[last], folder / f"spotlight-{last}.png", "across")
    assert np.ptp(enlarged[:, 0]) > 0.6 * panels[last].width


def test_the_strips_of_the_main_display_lie_over_the_picture_and_do_not_move_it(
    wall: Shown,
) -> None:
    _, panels, folder, _ = wall
    main = next(iter(panels))
    under, free = (read(folder / f"{s}-{main}.png") for s in ("strips", "camera"))
    height = under.shape[0]
    assert np.array_equal(under[height // 4 : height * 3 // 4], free[height // 4 : height * 3 // 4])
    assert not np.array_equal(under[:20], free[:20]), "they were there, and stepped aside"
