"""An edit before live cameras: whatever is dragged, nothing reconnects and nothing turns black."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from layouts.draft_change import Corner, showing
from layouts.grid_draft import GridDraft
from layouts.layout import load_layout
from streams.floor.truth import State
from streams.media.engine import EngineSettings
from tests.fakes.hanging import Hung, hung, is_black
from wall.documents import Documents
from wall.face.carry import AnyChange
from wall.face.displays import WindowPlan
from wall.face.editing import Editing
from wall.face.face import Face
from wall.face.windows import Appearance, Windows

pytestmark = pytest.mark.realtime
CAMERAS = 6
DISPLAY = {
    "id": "d", "x_mm": 0, "y_mm": 0, "width_mm": 1600, "height_mm": 900,
    "pixels": [1920, 1080], "screen": {"index": 0},
}  # fmt: skip


@pytest.fixture(scope="module")
def cameras() -> Iterator[Hung]:
    with hung(CAMERAS, settings=EngineSettings(cores=1.6, workers=1)) as made:
        made.until_all(State.LIVE)
        yield made


def written(path: Path, ids: list[str]) -> Path:
    """A layout with one scene of three channels."""
    grid = {"columns": 3, "rows": 2, "cells": ids[:3]}
    scene = {"id": "s", "name": {"en": "Scene"}, "grid": grid}
    layout = {"version": 1, "surface": {"displays": [DISPLAY]}, "scenes": [scene]}
    path.write_text(json.dumps(layout), encoding="utf-8")
    return path


def test_a_scene_is_built_while_its_cameras_play_on(
    cameras: Hung, qtbot: QtBot, tmp_path: Path
) -> None:
    engine = cameras.engine
    ids = [channel.id for channel in engine.channels]
    path = written(tmp_path / "wall.json", ids)
    layout = load_layout(path, ids)
    documents = Documents(engine.channels, layout, {}, (), {})
    face = Face(engine, documents, layout.scenes[0], None, "en")
    window = WindowPlan(None, None, None)
    windows = Windows(face, (window,), Appearance((1280, 720), fullscreen=False))
    editing = Editing(face, path)
    black: list[str] = []
    seconds: list[int] = []

    def look() -> None:
        seconds.append(1)
        for row in set(face.stage_.arrangement.channels.tolist()):
            picture = engine.frames.read(row)
            if picture is None or is_black(picture):
                black.append(face.rows.by_row[row].id)

    def held() -> GridDraft:
        draft = editing.drafting_.draft
        assert isinstance(draft, GridDraft)
        return draft

    def do(change: AnyChange | None) -> None:
        assert change is not None
        editing.drafting_.do(change)
        count = len(seconds)
        qtbot.waitUntil(lambda: len(seconds) > count, timeout=20_000)

    face.stage_.said.connect(look)
    try:
        editing.enter()
        qtbot.waitUntil(lambda: editing.drafting_.open)
        for number in range(3, CAMERAS):
            do(held().put_next(showing(ids[number])))
        do(held().drag(0, 0.9, 0.9, 0.8, 0.8))
        do(held().take(1))
        do(held().stretch(0, Corner(right=True, bottom=True), 0.5, 0.2))
        do(held().resize(4, 3))
        editing.save()
        qtbot.waitUntil(lambda: not editing.property("bar")["busy"])
        editing.leave()
        count = len(seconds)
        qtbot.waitUntil(lambda: len(seconds) > count + 1, timeout=20_000)
    finally:
        face.stage_.said.disconnect(look)
        editing.close()
        windows.close()
    cells = load_layout(path, ids).scenes[0].cells_on(16 / 9, ())
    assert [cell.channel for cell in cells] == [ids[5], *ids[2:5], ids[0]]
    assert cameras.sessions() == [1] * CAMERAS
    assert black == []
