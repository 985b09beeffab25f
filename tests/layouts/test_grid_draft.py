"""A grid in an operator's hands: channels dragged, cells spanned, rows that come and go."""

from __future__ import annotations

from typing import Any

import pytest

from layouts.draft import drafted, written
from layouts.draft_change import Change, Corner, Deed, channel_in, showing
from layouts.grid_draft import GridDraft
from layouts.surface import Surface

DESK = Surface.default(1920, 1080)


def draft(**grid: Any) -> GridDraft:
    made = drafted({"id": "s", "name": {"en": "S"}, "grid": grid}, DESK)
    assert isinstance(made, GridDraft)
    return made


def cells(there: GridDraft) -> list[str]:
    """The cells as a reader would say them: `a 1,1` or `a 1,1 2x2`."""
    said = []
    for cell in there.cells:
        column, row, across, down = cell.box
        span = f" {across}x{down}" if (across, down) != (1, 1) else ""
        said.append(f"{channel_in(cell.content)} {column + 1},{row + 1}{span}")
    return said


def after(change: Change[GridDraft] | None) -> list[str]:
    assert change is not None
    return cells(change.draft)


THREE = draft(columns=2, rows=2, cells=["a", "b", "c"])


def test_a_channel_is_put_where_the_finger_is() -> None:
    change = THREE.put(showing("d"), 0.9, 0.9)
    assert after(change) == ["a 1,1", "b 2,1", "c 1,2", "d 2,2"]
    assert change is not None
    assert (change.deed, change.number) == (Deed.PLACE, 3)
    change = THREE.put(showing("d"), 0.9, 0.1)
    assert after(change) == ["a 1,1", "d 2,1", "c 1,2"]
    assert change is not None
    assert change.deed is Deed.REPLACE
    assert THREE.put(showing("a"), 0.1, 0.1) is None, "it is there already"


def test_a_channel_that_is_tapped_goes_into_the_first_free_place() -> None:
    change = THREE.put_next(showing("d"))
    assert after(change) == ["a 1,1", "b 2,1", "c 1,2", "d 2,2"]
    assert change is not None
    assert change.draft.put_next(showing("e")) is None


def test_a_cell_dragged_onto_another_swaps_and_elsewhere_moves() -> None:
    assert after(THREE.drag(0, 0.1, 0.9, 0.0, 0.8)) == ["c 1,1", "b 2,1", "a 1,2"]
    assert after(THREE.drag(0, 0.9, 0.9, 0.8, 0.8)) == ["a 2,2", "b 2,1", "c 1,2"]
    assert THREE.drag(0, 0.2, 0.2, 0.1, 0.1) is None, "it has not left its place"


def test_a_large_cell_keeps_its_span_where_there_is_room() -> None:
    large = draft(columns=4, rows=2, cells=[{"channel": "a", "span": [2, 2]}, "b"])
    assert cells(large) == ["a 1,1 2x2", "b 3,1"]
    assert after(large.drag(0, 0.9, 0.9, 0.8, 0.8)) == ["a 4,2", "b 3,1"]
    assert large.drag(0, 0.45, 0.1, 0.25, 0.0) is None, "b is in the way, and it is there itself"
    free = draft(columns=4, rows=2, cells=[{"channel": "a", "span": [2, 2]}])
    assert after(free.drag(0, 0.45, 0.1, 0.25, 0.0)) == ["a 2,1 2x2"]


def test_a_corner_spans_a_cell_over_its_neighbours_which_keep_what_they_can() -> None:
    change = THREE.stretch(0, Corner(right=True, bottom=True), 0.9, 0.1)
    assert after(change) == ["a 1,1 2x1", "b 2,2", "c 1,2"]
    assert change is not None
    assert (change.deed, change.number, change.lost) == (Deed.SPAN, 0, 0)
    change = THREE.stretch(1, Corner(bottom=True), 0.1, 0.9)
    assert after(change) == ["b 1,1 2x2"]
    assert change is not None
    assert (change.number, change.lost) == (0, 2)
    wide = draft(columns=3, rows=1, cells=["a", {"channel": "b", "span": [2, 1]}])
    assert after(wide.stretch(0, Corner(right=True), 0.5, 0.0)) == ["a 1,1 2x1", "b 3,1"]


def test_a_cell_becomes_small_again() -> None:
    large = draft(columns=2, rows=2, cells=[{"channel": "a", "span": [2, 2]}])
    change = large.stretch(0, Corner(right=True, bottom=True), 0.1, 0.1)
    assert after(change) == ["a 1,1"]
    assert change is not None
    assert len(change.draft.empty) == 3


def test_rows_and_columns_come_and_go() -> None:
    assert after(THREE.resize(3, 2)) == ["a 1,1", "b 2,1", "c 1,2"]
    change = THREE.resize(2, 1)
    assert after(change) == ["a 1,1", "b 2,1"]
    assert change is not None
    assert (change.deed, change.lost) == (Deed.SIZE, 1)
    assert after(
        draft(columns=2, rows=2, cells=["a", {"channel": "b", "span": [1, 2]}]).resize(2, 1)
    ) == [
        "a 1,1",
        "b 2,1",
    ]
    assert THREE.resize(0, 2) is None
    assert THREE.resize(201, 2) is None
    assert THREE.resize(2, 2) is None


def test_a_cell_is_taken_away() -> None:
    assert after(THREE.take(1)) == ["a 1,1", "c 1,2"]


def test_only_the_place_that_needs_telling_is_told() -> None:
    assert written(THREE) == {"grid": {"columns": 2, "rows": 2, "cells": ["a", "b", "c"]}}
    assert written(THREE.take(1).draft) == {
        "grid": {"columns": 2, "rows": 2, "cells": ["a", {"channel": "c", "column": 1, "row": 2}]}
    }


def test_a_shape_keeps_its_name_as_long_as_its_places_are_kept() -> None:
    shape = draft(shape="1+5", cells=["a", {"text": {"en": "hi"}}, {"channel": "c", "place": 6}])
    change = shape.drag(0, 0.9, 0.9, 0.5, 0.5)
    assert change is not None
    assert written(change.draft)["grid"] == {
        "shape": "1+5",
        "cells": ["c", {"text": {"en": "hi"}}, {"channel": "a", "place": 6}],
    }
    change = shape.stretch(0, Corner(right=True, bottom=True), 0.9, 0.5)
    assert change is not None
    grid = written(change.draft)["grid"]
    assert (grid["columns"], grid["rows"], "shape" in grid) == (3, 3, False)
    assert grid["cells"][0] == {"channel": "a", "span": [3, 2]}


@pytest.mark.parametrize("channel", ["가-1", "a"])
def test_a_new_scene_is_written_in_reading_order(channel: str) -> None:
    change = GridDraft(2, 2).put(showing("z"), 0.9, 0.1)
    assert change is not None
    change = change.draft.put(showing(channel), 0.1, 0.1)
    assert change is not None
    assert written(change.draft.ordered())["grid"]["cells"] == [channel, "z"]
