"""A scene goes into its document, and the rest of it belongs to whoever else edits it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from layouts.problem import DocumentError
from layouts.scene_file import cell_of, free_id, read_scene, save_scene
from layouts.schema import FOLDER
from layouts.store import undo

EXAMPLES = FOLDER.parent / "examples"


@pytest.fixture
def wall(tmp_path: Path) -> Path:
    """The desk's layout with its channels."""
    for name in ("desk.json", "channels.csv"):
        (tmp_path / name).write_bytes((EXAMPLES / name).read_bytes())
    return tmp_path / "desk.json"


def tunnels(wall: Path, *cells: str) -> dict[str, Any]:
    """The scene of the tunnels with other channels."""
    scene = dict(read_scene(wall, "tunnels"))
    return {**scene, "grid": {**scene["grid"], "cells": list(cells)}}


def test_one_scene_is_changed_and_nothing_else(wall: Path) -> None:
    before = wall.read_text(encoding="utf-8")
    save_scene(wall, tunnels(wall, "ddp", "namsan-tunnel-3"), read_scene(wall, "tunnels"))
    assert wall.read_text(encoding="utf-8") == before.replace('"namsan-tunnel-1"', '"ddp"')
    undo(wall)
    assert wall.read_text(encoding="utf-8") == before


def test_a_new_scene_comes_last_in_the_same_hand(wall: Path) -> None:
    before = wall.read_text(encoding="utf-8")
    assert free_id(wall, "한강 아침!") == "한강-아침"
    assert free_id(wall, "Tunnels") == "tunnels-2"
    assert free_id(wall, " !? ") == "scene"
    scene = {"id": "한강-아침", "name": {"ko": "한강 아침"}, "mosaic": "all"}
    save_scene(wall, scene, None)
    new = ',\n    {"id": "한강-아침", "name": {"ko": "한강 아침"}, "mosaic": "all"}\n  ]\n}'
    assert wall.read_text(encoding="utf-8") == before.replace("\n  ]\n}", new)


def test_what_somebody_else_edited_beside_it_stays(wall: Path) -> None:
    opened = read_scene(wall, "tunnels")
    theirs = wall.read_text(encoding="utf-8").replace("마포구", "마포")
    wall.write_text(theirs, encoding="utf-8")
    save_scene(wall, tunnels(wall, "ddp", "namsan-tunnel-3"), opened)
    assert wall.read_text(encoding="utf-8") == theirs.replace('"namsan-tunnel-1"', '"ddp"')


def test_what_somebody_else_did_to_the_same_scene_is_not_overwritten(wall: Path) -> None:
    opened = read_scene(wall, "tunnels")
    theirs = wall.read_text(encoding="utf-8").replace("namsan-tunnel-3", "ddp")
    wall.write_text(theirs, encoding="utf-8")
    with pytest.raises(DocumentError, match="'tunnels', which somebody else changed"):
        save_scene(wall, tunnels(wall, "mapo-bridge-n"), opened)
    wall.write_text(theirs.replace('"id": "tunnels"', '"id": "tubes"'), encoding="utf-8")
    with pytest.raises(DocumentError, match="no scene 'tunnels', which somebody else deleted"):
        save_scene(wall, dict(opened), opened)
    assert "tubes" in wall.read_text(encoding="utf-8")


def test_a_mistake_is_told_with_its_cell_and_nothing_is_saved(wall: Path) -> None:
    before = wall.read_text(encoding="utf-8")
    with pytest.raises(DocumentError) as refusal:
        save_scene(wall, tunnels(wall, "ddp", "gone"), read_scene(wall, "tunnels"))
    (problem,) = refusal.value.problems
    assert "found the unknown channel 'gone'" in str(problem)
    assert cell_of(problem) == 1
    assert wall.read_text(encoding="utf-8") == before
    with pytest.raises(DocumentError, match="an empty list") as refusal:
        save_scene(wall, tunnels(wall), read_scene(wall, "tunnels"))
    assert cell_of(refusal.value.problems[0]) is None


def test_a_document_that_is_no_layout_is_told(wall: Path) -> None:
    wall.write_text('{"surface": {}}', encoding="utf-8")
    with pytest.raises(DocumentError, match="no list of scenes"):
        read_scene(wall, "tunnels")
