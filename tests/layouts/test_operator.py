"""An operator's afternoon: a scene built by hand, checked, drawn, saved, compared and undone."""

import json
from pathlib import Path

from layouts.document import load_document
from layouts.layout import load_layout
from layouts.schema import FOLDER
from layouts.store import mark, save
from tests.layouts.test_command import answer

EXAMPLES = FOLDER.parent / "examples"


def test_a_scene_is_built_mended_saved_compared_and_taken_back(tmp_path: Path) -> None:
    wall, list_ = tmp_path / "wall.json", tmp_path / "channels.csv"
    list_.write_bytes((EXAMPLES / "channels.csv").read_bytes())
    text = (EXAMPLES / "desk.json").read_text(encoding="utf-8")
    wall.write_text(text, encoding="utf-8")

    # By hand, with two slips: a channel's name and a place too many.
    scene = """,
    {
      "id": "han",
      "name": {"ko": "한강", "en": "Han River"},
      "grid": {"shape": "2x1", "cells": ["mapo-bridge-n", "jamsil-bridge", "ddp"]}
    }
  ]"""
    wall.write_text(text.replace("\n  ]\n}", f"{scene}\n}}"), encoding="utf-8")
    code, said = answer("check", wall)
    assert code == 2
    assert "line 28, $.scenes[3].grid.cells[1].channel: found the unknown channel" in said
    assert "write 'jamsil-bridge-s'." in said
    assert "$.scenes[3].grid.cells[2]: found no place left for channel 'ddp'" in said
    mended = wall.read_text(encoding="utf-8").replace('"jamsil-bridge", "ddp"', '"jamsil-bridge-s"')
    wall.write_text(mended, encoding="utf-8")
    assert answer("check", wall)[0] == 0

    picture = tmp_path / "han.png"
    assert answer("render", wall, "--out", picture, "--scene", "han")[0] == 0
    assert picture.read_bytes().startswith(b"\x89PNG")

    # On the wall: a channel is dragged into the second place, and the scene is saved.
    opened = mark(wall)
    document = load_document(wall).value
    assert isinstance(document, dict)
    document["scenes"][3]["grid"]["cells"][1] = "seongsan-bridge-s"
    save(document, wall, based_on=opened)
    cells = load_layout(wall).scene("han").cells_on(16 / 9, ())
    assert [cell.channel for cell in cells] == ["mapo-bridge-n", "seongsan-bridge-s"]

    change = "scene 'han': cell 2: channel jamsil-bridge-s → seongsan-bridge-s"
    assert answer("history", wall, 1) == (0, f"{change}\n")
    before = tmp_path / "before.json"
    before.write_text(mended, encoding="utf-8")
    assert answer("diff", before, wall) == (1, f"{change}\n")

    assert answer("undo", wall)[0] == 0
    assert wall.read_text(encoding="utf-8") == mended
    assert answer("diff", before, wall) == (0, "no difference\n")
    assert answer("redo", wall)[0] == 0
    assert json.loads(wall.read_text(encoding="utf-8")) == document
