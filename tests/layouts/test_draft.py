"""Whatever hands do, a draft stays a scene that the checks let through, and reads back the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from layouts.draft import Draft, drafted, scene_of, tiled, written
from layouts.draft_change import Change, Corner, showing
from layouts.edit import Edit
from layouts.free_draft import FreeDraft
from layouts.geometry import UNIT
from layouts.grid_draft import GridDraft
from layouts.scene import Placed
from layouts.scene_build import built
from layouts.scene_form import SceneForm
from layouts.surface import Surface

DESK = Surface.default(1920, 1080)
NAMES = {"ko": "가"}
STARTS: tuple[dict[str, Any], ...] = (
    {"grid": {"shape": "1+5", "cells": ["a", "b", {"clock": {}}, {"channel": "c", "place": 6}]}},
    {"grid": {"columns": 4, "rows": 3, "cells": [{"channel": "a", "span": [2, 2]}, "b", "c", "d"]}},
    {"grid": {"columns": 2, "rows": 2, "cells": [{"channel": "a", "column": 2, "row": 2}, "b"]}},
    {
        "cells": [
            {"channel": "a", "rect": {"x": 0, "y": 0, "width": 1, "height": 1}},
            {"channel": "b", "rect_mm": {"x": 10, "y": 10, "width": 100, "height": 60}},
            {"text": {"en": "hi"}, "rect": {"x": 0.5, "y": 0.5, "width": 0.25, "height": 0.25}},
        ]
    },
    {
        "cells": [
            {"channel": "a", "rect": {"x": 0, "y": 0, "width": 0.3, "height": 0.3}},
            {"mosaic": "all", "rect": {"x": 0.5, "y": 0.5, "width": 0.3, "height": 0.3}},
        ]
    },
)

Deed = Callable[[Draft], Change[GridDraft] | Change[FreeDraft] | None]
share = st.floats(0.0, 1.0)
number = st.integers(0, 20)


def deed_of(kind: str, cell: int, x: float, y: float, corner: Corner, size: int) -> Deed:
    """A deed as a hand does it, on a cell that is there."""

    def do(draft: Draft) -> Change[GridDraft] | Change[FreeDraft] | None:
        if kind == "size" and isinstance(draft, GridDraft):
            return draft.resize(max(draft.columns + size, 1), draft.rows - size)
        if kind == "next":
            return draft.put_next(showing(f"n{cell}"))
        if kind == "put" or not draft.cells:
            return draft.put(showing(f"p{cell}"), x, y)
        there = cell % len(draft.cells)
        if kind == "hold":
            return draft.hold(there, showing(f"h{cell}"))
        if kind == "drag":
            rect = draft.rect(there)
            middle = rect.x + rect.width / 2, rect.y + rect.height / 2
            return draft.drag(there, x, y, x - middle[0], y - middle[1])
        return draft.stretch(there, corner, x, y) if kind == "stretch" else draft.take(there)

    return do


DEEDS = st.lists(
    st.builds(
        deed_of,
        st.sampled_from(["put", "put", "next", "hold", "drag", "drag", "stretch", "take", "size"]),
        number,
        share,
        share,
        st.builds(Corner, st.booleans(), st.booleans()),
        st.sampled_from([-1, 1]),
    ),
    max_size=12,
)


def contents(draft: Draft) -> list[tuple[object, tuple[float, ...]]]:
    """What stands where, in the order in which it lies on one another."""
    told: list[tuple[object, tuple[float, ...]]] = []
    for index, content in enumerate(draft.contents):
        rect = draft.rect(index)
        sides = tuple(round(side, 5) for side in (rect.x, rect.y, rect.width, rect.height))
        told.append((json.dumps(content), sides))
    return told


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(STARTS), DEEDS)
def test_after_any_deeds_the_scene_is_good_and_reads_back_the_same(
    start: dict[str, Any], deeds: list[Deed]
) -> None:
    draft = drafted({"id": "s", "name": NAMES, **start}, DESK)
    assert draft is not None
    for deed in deeds:
        change = deed(draft)
        if change is None:
            continue
        draft = change.draft
        if change.number is not None:
            assert change.number < len(draft.cells)
        for index in range(len(draft.cells)):
            assert UNIT.contains(draft.rect(index), 1e-9)
    if not draft.cells:
        return
    value = json.loads(json.dumps({"id": "s", "name": NAMES, **written(draft)}))
    scene, faults = built(SceneForm.model_validate(value), DESK, Path())
    assert faults == []
    again = drafted(value, DESK)
    assert again is not None
    assert contents(again) == contents(draft)
    assert isinstance(scene.content, Placed)
    assert len(scene.content.places) == len(draft.cells)
    assert written(again) == written(draft)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(STARTS), DEEDS)
def test_undo_takes_back_every_deed_and_redo_does_it_again(
    start: dict[str, Any], deeds: list[Deed]
) -> None:
    draft = drafted({"id": "s", "name": NAMES, **start}, DESK)
    assert draft is not None
    edit = Edit.begun(draft)
    stood = [edit.draft]
    for deed in deeds:
        change = deed(edit.draft)
        if change is not None:
            edit = edit.done(change.draft)
            stood.append(edit.draft)
    end = edit
    for before in reversed(stood[:-1]):
        edit = edit.undone()
        assert edit.draft is before
    assert not edit.dirty
    assert edit.undone() is edit
    for later in stood[1:]:
        edit = edit.redone()
        assert edit.draft is later
    assert edit.redone() is edit
    assert edit == end


def test_a_new_deed_ends_what_could_be_done_again() -> None:
    edit = Edit.begun(tiled(["a", "b"], 16 / 9))
    change = edit.draft.take(0)
    edit = edit.done(change.draft).undone()
    assert edit.future
    edit = edit.done(edit.draft.take(1).draft)
    assert not edit.future
    assert edit.dirty
    assert not edit.kept().dirty


def test_a_mosaic_begins_as_a_grid_of_its_channels_unless_they_are_too_many() -> None:
    assert drafted({"id": "s", "name": NAMES, "mosaic": "all"}, DESK) is None
    draft = tiled([f"c{n}" for n in range(6)], 16 / 9)
    assert (draft.columns, draft.rows, len(draft.cells)) == (3, 2, 6)
    draft = tiled([f"c{n}" for n in range(2800)], 16 / 9)
    assert (draft.columns, draft.rows, len(draft.cells)) == (4, 3, 0)


def test_an_empty_draft_is_an_empty_scene() -> None:
    scene = scene_of(GridDraft(2, 2), "s", NAMES, DESK, Path("wall.json"))
    assert scene.content == Placed(())
