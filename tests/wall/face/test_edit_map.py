"""Cameras are carried off a map into a scene that is edited, by fingers."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QPointingDevice

from layouts.channel import Channel
from layouts.layout import load_layout
from layouts.map import Map
from tests.wall.face.conftest import OpenWall
from tests.wall.face.desk import Desk
from wall.glass.map.citymap import CityMap

PLACES = {"crowd": (37.50, 127.00), "west": (37.54, 127.10), "east": (37.54, 127.20)}
CROWD = 4


def channels() -> tuple[Channel, ...]:
    """Four cameras close together, and two that stand alone."""
    places = [(37.50 + 0.001 * n, 127.0) for n in range(CROWD)]
    places += [PLACES["west"], PLACES["east"]]
    return tuple(
        Channel(
            f"c{n}", {"ko": f"카메라 {n}", "en": f"Camera {n}"}, f"rtsp://192.0.2.1/{n}", position=p
        )
        for n, p in enumerate(places)
    )


def written(folder: Path) -> Path:
    """A layout whose scene is a map beside a column of cells, one of them in use."""
    display = {
        "id": "main", "x_mm": 0, "y_mm": 0, "width_mm": 1600, "height_mm": 900,
        "pixels": [1920, 1080], "screen": {"index": 0},
    }  # fmt: skip
    cells = [{"map": {}, "span": [2, 4]}, "c5"]
    scene = {"id": "morning", "name": {"en": "Morning", "ko": "출근길"},
             "grid": {"columns": 3, "rows": 4, "cells": cells}}  # fmt: skip
    with (folder / "channels.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["id", "name_ko", "name_en", "lat", "lon", "main"])
        for channel in channels():
            assert channel.position is not None
            out.writerow([channel.id, *channel.names.values(), *channel.position, channel.main])
    layout = {
        "version": 1,
        "channels": "channels.csv",
        "surface": {"displays": [display]},
        "scenes": [scene],
    }
    path = folder / "wall.json"
    path.write_text(json.dumps(layout), encoding="utf-8")
    return path


OpenDesk = Callable[..., Desk]


@pytest.fixture
def at_the_desk(open_wall: OpenWall, tmp_path: Path, screen: QPointingDevice) -> Iterator[OpenDesk]:
    made: list[Desk] = []

    def make(language: str = "en") -> Desk:
        path, listed = written(tmp_path), channels()
        layout = load_layout(path, [channel.id for channel in listed])
        made.append(Desk(open_wall(layout, language, listed=listed), path, screen))
        made[-1].enter()
        return made[-1]

    yield make
    for one in made:
        one.close()


def map_of(desk: Desk) -> CityMap:
    stage = desk.wall.face.stage_
    board = next(one for one in stage.arrangement.boards if isinstance(one.content, Map))
    assert isinstance(board.content, Map)
    return stage.maps.of(board.content, board.box[2] / board.box[3])


def mark(desk: Desk, latitude: float, longitude: float) -> QPoint:
    """Where a place of the map is in the window now; the map fills two of three columns."""
    map_, sheet = map_of(desk), desk.wall.find("editCanvas")
    shown = map_.projection(sheet.width() * 2 / 3)
    x, y = map_.fit.place(longitude, latitude)
    at = QPointF(x * shown.scale + shown.x, y * shown.scale + shown.y)
    return sheet.mapToScene(at).toPoint()


def test_a_camera_is_dragged_off_the_map_into_a_place(at_the_desk: OpenDesk) -> None:
    desk = at_the_desk()
    west = mark(desk, *PLACES["west"])
    desk.carry(west, desk.at(0.85, 0.6))
    assert desk.verb() == "Place here"
    assert desk.desk.carrying_.property("ghosts")[0]["name"] == "Camera 4"
    desk.lift(desk.at(0.85, 0.6))
    assert desk.shown() == ["c5", "c4"]
    desk.written("editSave")
    assert desk.scene()["grid"]["cells"] == [
        {"map": {}, "span": [2, 4]}, "c5", {"channel": "c4", "column": 3, "row": 3},
    ]  # fmt: skip
    desk.touch("editUndo")
    assert desk.shown() == ["c5"]


def test_a_camera_that_is_let_go_on_the_map_comes_nowhere_and_the_map_stays(
    at_the_desk: OpenDesk,
) -> None:
    desk = at_the_desk()
    west = mark(desk, *PLACES["west"])
    desk.carry(west, west + QPoint(0, -120))
    assert desk.verb() == ""
    desk.lift(west + QPoint(0, -120))
    assert desk.shown() == ["c5"]
    assert map_of(desk)
    assert not desk.bar("dirty")


def test_a_crowd_fills_the_places_in_order_in_one_deed(at_the_desk: OpenDesk) -> None:
    desk = at_the_desk("ko")
    crowd = mark(desk, 37.5015, 127.0)
    desk.carry(crowd, desk.at(0.85, 0.9))
    assert desk.verb() == "여기부터 3대 놓기, 1대는 자리 없음"
    assert desk.desk.carrying_.property("ghosts")[0]["name"] == "카메라 0 외 3대"
    desk.lift(desk.at(0.85, 0.9))
    assert desk.shown() == ["c5", "c0", "c1", "c2"]
    notice = str(desk.wall.find("editNotice").property("text"))
    assert notice.startswith("1대는 자리가 없어 놓지 못했습니다.")
    desk.touch("editUndo")
    assert desk.shown() == ["c5"], "they came together and go together"


def test_a_touch_brings_one_camera_and_comes_closer_to_a_crowd(at_the_desk: OpenDesk) -> None:
    desk = at_the_desk()
    west = mark(desk, *PLACES["west"])
    desk.press(west)
    desk.lift(west)
    assert desk.shown() == ["c5", "c4"], "as a touch in the list does"
    crowd = mark(desk, 37.5015, 127.0)
    desk.press(crowd)
    desk.lift(crowd)
    sight = map_of(desk).sight
    desk.wall.bot.waitUntil(lambda: not sight.moving, timeout=20_000)
    assert sight.view.scale > 2
    assert desk.shown() == ["c5", "c4"]
    desk.drag(mark(desk, 37.50, 127.0), desk.at(0.85, 0.9))
    assert desk.shown() == ["c5", "c4", "c0"], "the crowd has fallen apart"


def test_beside_the_marks_the_map_is_a_cell_like_others(at_the_desk: OpenDesk) -> None:
    desk = at_the_desk()
    desk.carry(desk.at(0.1, 0.1), desk.at(0.85, 0.1))
    assert desk.verb() == "Swap"
    desk.lift(desk.at(0.1, 0.1))
