"""An operator's session: a scene built by fingers, saved, reloaded, compared, taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest

from layouts.grid_draft import GridDraft
from layouts.store import undo
from tests.layouts.test_command import answer
from tests.wall.face.conftest import OpenWall, channels
from tests.wall.face.desk import Desk, read, written
from wall.face.witness import Witness

OpenDesk = Callable[..., Desk]


@pytest.fixture
def at_the_desk(open_wall: OpenWall, tmp_path: Path, screen: QPointingDevice) -> Iterator[OpenDesk]:
    """Opens walls whose scenes can be edited."""
    made: list[Desk] = []

    def make(
        language: str = "en",
        more: str = "",
        witness: Witness | None = None,
        drafts: Path | None = None,
    ) -> Desk:
        path = written(tmp_path, more)
        made.append(Desk(open_wall(read(path), language), path, screen, witness, drafts))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_a_scene_is_built_by_hand_saved_reloaded_compared_and_taken_back(
    at_the_desk: OpenDesk, tmp_path: Path
) -> None:
    desk = at_the_desk()
    before = desk.path.read_text(encoding="utf-8")
    desk.enter()
    assert desk.wall.find("editTitle").property("text") == "Editing: Morning"

    # A channel from the list into the place that is free: it is on the glass at once, and live.
    desk.drag(desk.result(4), desk.at(0.85, 0.75))
    assert desk.shown() == ["seoul-0000", "seoul-0001", "seoul-0004"]
    # One cell onto another: they swap.
    desk.drag(desk.at(0.3, 0.4), desk.at(0.85, 0.2))
    assert desk.shown() == ["seoul-0001", "seoul-0000", "seoul-0004"]
    # A channel onto a cell: it is there instead.
    desk.drag(desk.result(3), desk.at(0.85, 0.3))
    assert desk.shown() == ["seoul-0001", "seoul-0003", "seoul-0004"]
    assert desk.path.read_text(encoding="utf-8") == before, "nothing is written before it is saved"

    desk.written("editSave")
    saved = desk.path.read_text(encoding="utf-8")
    cells = '{"channel": "seoul-0001", "span": [2, 2]},  "seoul-0003",  "seoul-0004"'
    assert saved == before.replace(
        '{"channel": "seoul-0000", "span": [2, 2]},  "seoul-0001"', cells
    )
    assert desk.wall.find("editNotice").property("text") == "Saved as 'Morning'."
    copy = tmp_path / "before.json"
    copy.write_text(before, encoding="utf-8")
    assert answer("diff", copy, desk.path)[1].splitlines() == [
        "scene 'morning': cell 1: channel seoul-0000 → seoul-0001",
        "scene 'morning': cell 2: channel seoul-0001 → seoul-0003",
        "scene 'morning': cell 3: channel seoul-0004 is new",
    ]
    assert answer("check", desk.path)[0] == 0

    # The wall notices the file and takes it; the edit goes on over it.
    desk.reload()
    assert desk.shown() == ["seoul-0001", "seoul-0003", "seoul-0004"]
    desk.touch("editDone")
    assert not desk.desk.open
    assert desk.shown() == ["seoul-0001", "seoul-0003", "seoul-0004"]
    assert desk.wall.face.scene_id == "morning"

    undo(desk.path)
    assert desk.path.read_text(encoding="utf-8") == before
    desk.reload()
    assert desk.shown() == ["seoul-0000", "seoul-0001"]


def test_a_new_scene_gets_a_name_of_letters_and_its_save_is_taken_back(
    at_the_desk: OpenDesk,
) -> None:
    desk = at_the_desk("ko")
    before = desk.path.read_text(encoding="utf-8")
    desk.enter()
    desk.drag(desk.at(0.85, 0.25), desk.at(0.85, 0.75))
    desk.touch("editSaveAs")
    desk.touch("letters_0")
    for letter in "ㅎㅏㄴㄱㅏㅇ":
        desk.touch(f"letter_{letter}")
    assert desk.wall.find("nameField").property("text") == "한강"
    desk.touch("letter_erase")
    desk.touch("letter_ㅇ")
    desk.written("nameSave")
    new = {
        "id": "한강",
        "name": {"ko": "한강"},
        "grid": {
            "columns": 3,
            "rows": 2,
            "cells": [
                {"channel": "seoul-0000", "span": [2, 2]},
                {"channel": "seoul-0001", "column": 3, "row": 2},
            ],
        },
    }
    assert desk.scene("한강") == new
    assert desk.scene() == {**new, **_morning()}
    after = desk.path.read_text(encoding="utf-8")
    assert after.startswith(before[: before.rindex("\n  ]")])

    desk.written("editUndoSave")
    assert desk.path.read_text(encoding="utf-8") == before
    assert desk.bar("dirty"), "the draft itself is still in the hands"
    desk.touch("editDone")
    assert (
        desk.wall.find("editQuestion").property("text").endswith("저장하지 않은 변경이 있습니다.")
    )
    desk.touch("leaveDiscard")
    assert not desk.desk.open
    assert desk.shown() == ["seoul-0000", "seoul-0001"]


def _morning() -> dict[str, object]:
    cells = [{"channel": "seoul-0000", "span": [2, 2]}, "seoul-0001"]
    return {
        "id": "morning",
        "name": {"ko": "출근길", "en": "Morning"},
        "grid": {"columns": 3, "rows": 2, "cells": cells},
    }


def test_cells_span_are_taken_away_and_come_back(at_the_desk: OpenDesk) -> None:
    desk = at_the_desk()
    desk.enter()
    desk.wall.settle()
    corner = desk.at(0.655, 0.97)
    desk.carry(corner, desk.at(0.3, 0.3))
    assert desk.verb() == "1 x 1"
    desk.lift(desk.at(0.3, 0.3))
    assert len([place for place in desk.desk.property("cells") if place["number"] < 0]) == 4
    desk.drag(desk.at(0.15, 0.2), desk.wall.middle("editBin"))
    assert desk.shown() == ["seoul-0001"]
    desk.touch("editUndo")
    desk.touch("editUndo")
    assert desk.shown() == ["seoul-0000", "seoul-0001"]
    desk.touch("editRedo")
    assert len([place for place in desk.desk.property("cells") if place["number"] < 0]) == 4

    desk.touch("moreColumns")
    desk.touch("moreRows")
    assert (desk.bar("columns"), desk.bar("rows")) == (4, 3)
    for _ in range(3):
        desk.touch("fewerColumns")
    desk.touch("fewerRows")
    desk.touch("fewerRows")
    assert desk.shown() == ["seoul-0000"]
    assert "1 cell was taken away" in str(desk.wall.find("editNotice").property("text"))


def test_a_touch_chooses_a_cell_and_another_fills_it(at_the_desk: OpenDesk) -> None:
    desk = at_the_desk()
    desk.enter()
    desk.touch("result_5")
    assert desk.shown() == ["seoul-0000", "seoul-0001", "seoul-0005"], "the next free place"
    desk.touch("result_2")
    assert "No place is free" in str(desk.wall.find("editNotice").property("text"))
    desk.press(desk.at(0.2, 0.5))
    desk.lift(desk.at(0.2, 0.5))
    assert desk.desk.chosen == 0
    desk.touch("result_2")
    assert desk.shown() == ["seoul-0002", "seoul-0001", "seoul-0005"]
    assert desk.desk.chosen == 0, "so that another may be tried"
    desk.touch("editBin")
    assert desk.shown() == ["seoul-0001", "seoul-0005"]
    assert desk.wall.face.stage_.lit is None


def test_a_keyboard_undoes_and_does_again(at_the_desk: OpenDesk) -> None:
    desk = at_the_desk()
    desk.enter()
    desk.touch("result_5")
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(desk.wall.window, Qt.Key.Key_Z, control)
    assert desk.shown() == ["seoul-0000", "seoul-0001"]
    QTest.keyClick(desk.wall.window, Qt.Key.Key_Z, control | shift)
    assert desk.shown() == ["seoul-0000", "seoul-0001", "seoul-0005"]


def test_the_list_holds_still_while_something_is_dragged_out_of_it(at_the_desk: OpenDesk) -> None:
    desk = at_the_desk()
    finder = desk.wall.face.finder_
    assert finder.property("results") == [], "nothing is typed"
    desk.enter()
    before = finder.property("results")
    assert [result["id"] for result in before] == [channel.id for channel in channels()]
    start = desk.result(4)
    desk.carry(start, desk.at(0.85, 0.75))
    desk.wall.city.late(2, 14)
    desk.wall.second()
    assert finder.property("results") == before
    desk.lift(desk.at(0.85, 0.75))
    desk.wall.second()
    assert finder.property("results")[2]["state"] == "late"
    assert desk.shown()[-1] == "seoul-0004"


def test_two_people_drag_at_once_and_nobody_s_work_is_bent(at_the_desk: OpenDesk) -> None:
    desk = at_the_desk()
    desk.enter()
    desk.touch("moreRows")
    places = [desk.at(0.15, 0.85), desk.at(0.5, 0.85)]
    desk.wall.settle()
    desk.carry(desk.result(4), places[0], finger=0)
    assert desk.verb() == "Place here"
    desk.joined(places[0], desk.at(0.85, 0.2), places[1])
    held = [ghost for ghost in desk.desk.carrying_.property("ghosts") if ghost["held"]]
    assert [ghost["verb"] for ghost in held] == ["Place here", "Move here"]
    desk.both_lift(*places)
    assert sorted(desk.shown()) == ["seoul-0000", "seoul-0001", "seoul-0004"]
    draft = desk.desk.draft
    assert isinstance(draft, GridDraft)
    assert sorted(cell.box for cell in draft.cells) == [(0, 0, 2, 2), (0, 2, 1, 1), (1, 2, 1, 1)]
