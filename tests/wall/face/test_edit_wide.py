"""A wall of two displays is edited as one: all of it in the first window, live in both."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from layouts.layout import load_layout
from tests.wall.city import City
from tests.wall.face.conftest import channels, child
from wall.documents import Documents
from wall.face.displays import WindowPlan
from wall.face.editing import Editing
from wall.face.face import Face
from wall.face.port import WallPort
from wall.face.windows import Appearance, Windows
from wall.glass.mosaic import MosaicItem

LAYOUT: dict[str, Any] = {
    "version": 1,
    "surface": {
        "displays": [
            {
                "id": name, "x_mm": x, "y_mm": 0, "width_mm": 800, "height_mm": 450,
                "pixels": [800, 450], "screen": {"name": name},
            }
            for name, x in (("left", 0), ("right", 820))
        ]
    },
    "scenes": [
        {
            "id": "s",
            "name": {"en": "Scene"},
            "cells": [
                {"channel": "seoul-0000", "rect_mm": {"x": 0, "y": 0, "width": 800, "height": 450}}
            ],
        }
    ],
}  # fmt: skip


class Wide:
    """Two windows on one layout."""

    def __init__(self, path: Path) -> None:
        """Show the scene."""
        city = City(6, channels=channels())
        layout = load_layout(path)
        documents = Documents(channels(), layout, {}, (), {})
        self.face = Face(city, documents, layout.scenes[0], layout.surface, "en")
        plans = (
            WindowPlan(None, (0.0, 0.0, 800.0, 450.0), "left"),
            WindowPlan(None, (820.0, 0.0, 800.0, 450.0), "right"),
        )
        self.windows = Windows(self.face, plans, Appearance(None, fullscreen=False))
        self.editing = Editing(self.face, path)

    def mosaic(self, number: int) -> MosaicItem:
        """The tiles of a window."""
        found = child(self.windows.all[number][0], "mosaic")
        assert isinstance(found, MosaicItem)
        return found


@pytest.fixture
def wide(tmp_path: Path, qtbot: QtBot) -> Iterator[Wide]:
    path = tmp_path / "wall.json"
    path.write_text(json.dumps(LAYOUT), encoding="utf-8")
    made = Wide(path)
    yield made
    made.editing.close()
    made.windows.close()


def test_the_whole_wall_is_in_the_hands_of_the_first_window(
    wide: Wide, qtbot: QtBot, tmp_path: Path
) -> None:
    port = WallPort(wide.face, wide.windows.all)
    assert wide.mosaic(0).property("part") == QRectF(0, 0, 800, 450)
    assert port.shown()["editing"] is None
    wide.editing.enter()
    qtbot.waitUntil(lambda: wide.editing.drafting_.open)
    assert wide.mosaic(0).property("part") == QRectF()
    assert port.shown()["editing"] == "s"
    sheet = child(wide.windows.main, "editCanvas")
    assert isinstance(sheet, QQuickItem)
    assert sheet.width() / sheet.height() == pytest.approx(1620 / 450, rel=0.01)

    carrying = wide.editing.drafting_.carrying_
    carrying.lift("map", "seoul-0003", 1.2, 0.5)
    carrying.move("map", 0.8, 0.5, "glass")
    ghost = carrying.property("ghosts")[0]
    assert (ghost["verb"], ghost["channel"]) == ("Place here", "seoul-0003")
    carrying.drop("map")
    assert wide.mosaic(0).tile_of(3) is not None
    assert wide.mosaic(1).tile_of(3) is not None, "it stands on its own display at once"
    assert wide.mosaic(1).tile_of(0) is None

    wide.editing.save()
    qtbot.waitUntil(lambda: not wide.editing.property("bar")["busy"])
    wide.editing.leave()
    assert wide.mosaic(0).property("part") == QRectF(0, 0, 800, 450)
    assert wide.mosaic(0).tile_of(3) is None
    saved = json.loads((tmp_path / "wall.json").read_text(encoding="utf-8"))["scenes"][0]["cells"]
    assert saved[0] == LAYOUT["scenes"][0]["cells"][0]
    assert saved[1]["channel"] == "seoul-0003"
    assert 0.5 < saved[1]["rect"]["x"] < 0.8
