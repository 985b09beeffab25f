"""Pulls a wall's screens out and plugs them in again, in a process of its own."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtQuick import QQuickItem

from tests.fakes.machine import plug, resize, unplug
from tests.wall.city import colour_at
from tests.wall.stand import Stand, stand

A, B = (0, 0, 800, 450), (800, 0, 800, 450)
DESK = (2000, 500, 400, 300)
"""A screen of the machine that is not the wall's."""
TILES = {"left": QPoint(400, 200), "right": QPoint(400, 200)}
"""A point of the tile that each display shows, far from strips and banner."""


def state(wall: Stand) -> dict[str, object]:
    """What the wall is like now."""
    wall.rest()
    stage, rows = wall.face.stage_, wall.face.rows.by_row
    homes = {
        id(window.findChild(QQuickItem, "mosaic")): plan.display
        for (window, _), plan in zip(wall.windows.all, wall.hotplug.seats.windows, strict=True)
    }
    return {
        "places": wall.places(),
        "main": wall.hotplug.seats.windows[0].display,
        "shown": all(window.isVisible() for window, _ in wall.windows.all),
        "colours": {
            name: colour_at(wall.window(name).grabWindow(), TILES[name])
            for name in wall.places()
            if name in TILES
        },
        "lit": {
            rows[lit.spot.channel].id: homes.get(id(lit.bay.window), "dark")
            for lit in stage.spotlights.all
        },
        "strips": wall.item("topStrip").isVisible(),
        "banner": wall.face.notice_.property("lead") or "",
    }


def until(wall: Stand, displays: str) -> None:
    """Wait until these displays, and no others, have a window."""
    wall.wait(lambda: ",".join(wall.places()) == displays, displays)


def gone_and_back(
    wall: Stand, name: str, area: tuple[int, int, int, int], left: str
) -> dict[str, object]:
    """A screen goes, these displays are left, and it comes back: what stood there each time."""
    told: dict[str, object] = {"before": state(wall)}
    unplug(name)
    until(wall, left)
    told["gone"] = state(wall)
    plug(name, *area)
    until(wall, "left,right")
    told["back"] = state(wall)
    return told


def further(wall: Stand) -> dict[str, object]:
    """The further display goes, and comes back."""
    return gone_and_back(wall, "B", B, "left")


def main_one(wall: Stand) -> dict[str, object]:
    """The main display goes with what is enlarged on it, and comes back."""
    wall.tap("left", TILES["left"])
    return gone_and_back(wall, "A", A, "right")


def both_lit(wall: Stand) -> dict[str, object]:
    """The main display goes while something is enlarged on both."""
    wall.tap("left", TILES["left"])
    wall.rest()
    wall.tap("right", TILES["right"])
    return gone_and_back(wall, "A", A, "right")


def every(wall: Stand) -> dict[str, object]:
    """Every screen of the wall goes; they come back in another order."""
    told: dict[str, object] = {"before": state(wall)}
    unplug("A")
    unplug("B")
    until(wall, "*")
    told["gone"] = state(wall)
    plug("B", *B)
    until(wall, "right")
    told["one"] = state(wall)
    plug("A", *A)
    until(wall, "left,right")
    told["back"] = state(wall)
    return told


def missing(wall: Stand) -> dict[str, object]:
    """A screen was not there when the wall was started."""
    told: dict[str, object] = {"before": state(wall)}
    plug("B", *B)
    until(wall, "left,right")
    told["there"] = state(wall)
    return told


def resized(wall: Stand) -> dict[str, object]:
    """The screen of the main display gets another resolution."""
    told: dict[str, object] = {"before": state(wall)}
    resize("screen", 1200, 675)
    wall.wait(lambda: wall.places()["left"][3:] == [1200, 675], "the new size")
    told["after"] = state(wall)
    return told


SCENARIOS: Mapping[str, tuple[dict[str, tuple[int, int, int, int]], Callable[[Stand], object]]] = {
    "further": ({"A": A, "B": B}, further),
    "main_one": ({"A": A, "B": B}, main_one),
    "both_lit": ({"A": A, "B": B}, both_lit),
    "every": ({"A": A, "B": B}, every),
    "missing": ({"A": A}, missing),
    "resized": ({"B": B}, resized),
}
"""The screens that are there at the start, and what happens."""


def main() -> None:
    """Have it happen, and tell."""
    screens, happen = SCENARIOS[sys.argv[1]]
    if "A" in screens:
        plug("DESK", *DESK, output="screen")
    for name, area in screens.items():
        plug(name, *area)
    with stand(Path(sys.argv[2]), ("first", "second")) as wall:
        told = happen(wall)
    sys.stdout.write(json.dumps(told))


main()
