"""A draft is a scene while it is edited: read from a document, and written down as one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from layouts.draft_change import content_of, showing
from layouts.free_draft import FreeCell, FreeDraft
from layouts.geometry import Rect, mosaic_grid
from layouts.grid import boxed, measure
from layouts.grid_draft import GridCell, GridDraft
from layouts.scene import Placed, Scene
from layouts.scene_build import built
from layouts.scene_form import FreeCellForm, GridForm, SceneForm
from layouts.shape import Box, shape_named
from layouts.surface import Surface

Draft: TypeAlias = GridDraft | FreeDraft

MOST_TILES = 144
"""A mosaic of more channels is no grid that a hand would arrange: its draft begins empty."""
EMPTY = (4, 3)
"""Columns and rows of a draft that begins empty."""

_PLACES = ("column", "row", "span", "place")


def drafted(scene: Mapping[str, Any], surface: Surface) -> Draft | None:
    """Return the draft of a scene; None for a mosaic, which has no cells to be moved.

    Args:
        scene: A scene as a good document has it.
        surface: The document's displays.
    """
    form = SceneForm.model_validate(scene)
    if form.grid is not None:
        return _grid(form.grid, scene["grid"])
    if form.cells is None:
        return None
    cells = zip(form.cells, scene["cells"], strict=True)
    return FreeDraft(
        tuple(_free(*cell, surface) for cell in cells), surface.canvas, _displays(surface)
    )


def resumed(content: Mapping[str, Any], surface: Surface) -> Draft:
    """Return the draft of which `written` gave this content, an empty one too.

    Raises:
        ValueError: It is no such content.
        KeyError: It lacks something.
    """
    if "grid" in content and not content["grid"]["cells"]:
        return GridDraft(int(content["grid"]["columns"]), int(content["grid"]["rows"]))
    if "cells" in content and not content["cells"]:
        return FreeDraft((), surface.canvas, _displays(surface))
    draft = drafted({"id": "draft", "name": {"en": "draft"}, **content}, surface)
    if draft is None:
        raise ValueError("a mosaic is no draft")
    return draft


def tiled(channels: Iterable[str], aspect: float) -> GridDraft:
    """Return the draft that begins from a mosaic of these channels on a canvas of `aspect`."""
    ids = tuple(channels)
    if not 0 < len(ids) <= MOST_TILES:
        return GridDraft(*EMPTY)
    columns, rows = mosaic_grid(len(ids), aspect)
    cells = (
        GridCell(showing(id_), (number % columns, number // columns, 1, 1))
        for number, id_ in enumerate(ids)
    )
    return GridDraft(columns, rows, tuple(cells))


def written(draft: Draft) -> dict[str, Any]:
    """Return what a draft is in a document: `grid`, or `cells`."""
    if isinstance(draft, FreeDraft):
        return {"cells": [_free_written(cell, draft) for cell in draft.cells]}
    return {"grid": _grid_written(draft)}


def scene_of(draft: Draft, id_: str, names: Mapping[str, str], surface: Surface, at: Path) -> Scene:
    """Return the scene that a draft is, as it is read from the document `at`."""
    if not draft.cells:
        return Scene(id_, dict(names), Placed(()))
    form = SceneForm.model_validate({"id": id_, "name": dict(names), **written(draft)})
    return built(form, surface, at.parent)[0]


def _displays(surface: Surface) -> tuple[Rect, ...]:
    return tuple(surface.part(display) for display in surface.displays)


def _grid(form: GridForm, raw: Mapping[str, Any]) -> GridDraft:
    boxes, _ = boxed(form)
    cells = []
    for number, value in enumerate(raw["cells"]):
        bare = not isinstance(value, Mapping)
        place = {} if bare else {key: value[key] for key in _PLACES if key in value}
        cells.append(GridCell(content_of(value), boxes[number], place, bare))
    return GridDraft(*measure(form), tuple(cells), raw.get("shape"))


def _free(form: FreeCellForm, raw: Mapping[str, Any], surface: Surface) -> FreeCell:
    if form.rect_mm is not None:
        rect = form.rect_mm.rect().within(surface.canvas)
        return FreeCell(content_of(raw), rect, True, raw["rect_mm"])
    if form.rect is None:
        raise AssertionError("a free cell without a place was not refused")
    return FreeCell(content_of(raw), form.rect.rect(), False, raw["rect"])


def _free_written(cell: FreeCell, draft: FreeDraft) -> dict[str, Any]:
    key = "rect_mm" if cell.in_mm else "rect"
    if cell.written is not None:
        return {**cell.content, key: dict(cell.written)}
    rect = cell.rect.into(draft.canvas) if cell.in_mm else cell.rect
    digits = 1 if cell.in_mm else 4
    sides = {name: round(getattr(rect, name), digits) for name in ("x", "y", "width", "height")}
    return {**cell.content, key: sides}


def _grid_written(draft: GridDraft) -> dict[str, Any]:
    places = _places_of_shape(draft) if draft.cells else None
    head: dict[str, Any] = {"shape": draft.shape}
    if places is None:
        head = {"columns": draft.columns, "rows": draft.rows}
    told: set[int] = set()
    while True:
        cells = [_cell(cell, places, n in told) for n, cell in enumerate(draft.cells)]
        value = {**head, "cells": cells}
        wrong = _misplaced(value, draft)
        if not wrong:
            return value
        # Only who would come to stand elsewhere is told its place; the last resort is all of them.
        told |= wrong if wrong - told else set(range(len(cells)))


def _misplaced(value: Mapping[str, Any], draft: GridDraft) -> set[int]:
    """Return the cells that a reader of `value` would put elsewhere."""
    if not draft.cells:
        return set()
    boxes, _ = boxed(GridForm.model_validate(value))
    return {n for n, cell in enumerate(draft.cells) if boxes.get(n) != cell.box}


def _places_of_shape(draft: GridDraft) -> tuple[Box, ...] | None:
    """Return the places of the draft's shape; None where it has none, or does not fit it."""
    shape = shape_named(draft.shape) if draft.shape else None
    if shape is None or any(cell.box not in shape.boxes for cell in draft.cells):
        return None
    return shape.boxes


def _cell(cell: GridCell, places: tuple[Box, ...] | None, told: bool) -> object:
    place = _place(cell, places, told)
    if cell.bare and not place and set(cell.content) == {"channel"}:
        return cell.content["channel"]
    return {**cell.content, **place}


def _place(cell: GridCell, places: tuple[Box, ...] | None, told: bool) -> dict[str, object]:
    column, row, across, down = cell.box
    span = {"span": [across, down]} if (across, down) != (1, 1) else {}
    if not told and cell.written is not None and ("place" in cell.written) <= (places is not None):
        return dict(cell.written)
    if places is not None:
        return {"place": places.index(cell.box) + 1} if told else {}
    return {"column": column + 1, "row": row + 1, **span} if told else {**span}
