"""Free cells in an operator's hands: they snap, they may lie in one another, they never collide."""

from __future__ import annotations

import json
from typing import Any

from layouts.draft import drafted, written
from layouts.draft_change import Change, Corner, Deed, showing
from layouts.free_draft import FreeDraft
from layouts.geometry import Rect
from layouts.layout import load_layout
from layouts.schema import FOLDER
from layouts.surface import Display, Screen, Surface

WIDE = Surface(
    tuple(
        Display(name, Rect(x, 0, 1000, 500), (2000, 1000), Screen(index=n))
        for n, (name, x) in enumerate((("left", 0), ("right", 1000)))
    )
)
HALVES = [
    {"channel": "a", "rect": {"x": 0, "y": 0, "width": 0.5, "height": 1}},
    {"channel": "b", "rect_mm": {"x": 1000, "y": 0, "width": 400, "height": 250}},
]


def draft(*cells: dict[str, Any]) -> FreeDraft:
    made = drafted({"id": "s", "name": {"en": "S"}, "cells": list(cells)}, WIDE)
    assert isinstance(made, FreeDraft)
    return made


def sides(there: Change[FreeDraft] | None, number: int) -> tuple[float, ...]:
    assert there is not None
    rect = there.draft.rect(number)
    return tuple(round(side, 4) for side in (rect.x, rect.y, rect.width, rect.height))


def test_a_channel_dropped_beside_all_cells_gets_one_of_its_own_aspect() -> None:
    change = draft(*HALVES).put(showing("c"), 0.93, 0.86)
    assert change is not None
    assert change.deed is Deed.PLACE
    x, y, width, height = sides(change, 2)
    assert (round(x + width, 4), round(y + height, 4)) == (1, 1), "it snapped into the corner"
    assert round(width * 2000 / (height * 500), 2) == round(16 / 9, 2)
    assert draft(*HALVES).put(showing("c"), 0.1, 0.1) is not None
    assert draft(*HALVES).put(showing("a"), 0.1, 0.1) is None


def test_a_cell_moves_in_its_own_unit_and_snaps_to_its_neighbours() -> None:
    change = draft(*HALVES).drag(1, 0.6, 0.8, 0.013, 0.49)
    assert sides(change, 1) == (0.5, 0.5, 0.2, 0.5)
    assert change is not None
    assert change.draft.lines(1) == ((0.5,), (1.0,))
    assert written(change.draft)["cells"] == [
        HALVES[0],
        {"channel": "b", "rect_mm": {"x": 1000.0, "y": 250.0, "width": 400.0, "height": 250.0}},
    ]


def test_dropped_on_another_cell_they_swap_but_within_one_it_moves() -> None:
    change = draft(*HALVES).drag(1, 0.1, 0.1, -0.5, 0.0)
    assert change is not None
    assert change.deed is Deed.SWAP
    assert written(change.draft)["cells"][0]["channel"] == "b"
    inner = {"channel": "b", "rect": {"x": 0.1, "y": 0.1, "width": 0.1, "height": 0.2}}
    change = draft(HALVES[0], inner).drag(1, 0.25, 0.55, 0.1, 0.35)
    assert change is not None
    assert change.deed is Deed.MOVE
    assert sides(change, 1) == (0.2, 0.45, 0.1, 0.2)


def test_a_corner_goes_as_far_as_nothing_is_in_its_way() -> None:
    change = draft(*HALVES).stretch(1, Corner(right=True, bottom=True), 1.0, 1.0)
    assert sides(change, 1) == (0.5, 0.0, 0.5, 1.0)
    stopped = draft(*HALVES).stretch(0, Corner(right=True, bottom=True), 0.6, 1.0)
    assert stopped is None, "b stands beside it"
    assert draft(*HALVES).stretch(1, Corner(right=True, bottom=True), 0.51, 0.01) is not None


def test_a_draft_that_was_not_touched_is_written_as_it_was() -> None:
    file = FOLDER.parent / "examples" / "control-room.json"
    layout = load_layout(file)
    for raw in json.loads(file.read_text(encoding="utf-8"))["scenes"]:
        made = drafted(raw, layout.surface)
        if made is not None:
            assert {**raw, **written(made)} == raw
