"""Turns a written scene into the one the wall shows, and says what does not fit or exist."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from layouts.geometry import UNIT
from layouts.grid import placed
from layouts.nearest import suggestion
from layouts.problem import Fault, JsonPath
from layouts.scene import Cell, Mosaic, Placed, Scene
from layouts.scene_form import SceneForm
from layouts.surface import Surface

_ROUNDING = 1e-6
_MOST_SUGGESTIONS = 50


@dataclass(frozen=True)
class Known:
    """The channels and groups that a scene may name; None where they are not known."""

    channels: Collection[str] | None = None
    groups: Collection[str] | None = None

    def faults(self, form: SceneForm) -> list[Fault]:
        """Return every name in `form` that is not known, paths from the scene."""
        groups = enumerate(form.mosaic.groups if form.mosaic else [])
        named = [(("mosaic", "groups", number), name) for number, name in groups]
        return [
            *_unknown("channel", _channels_of(form), self.channels, "add it to the channel list"),
            *_unknown("group", named, self.groups, "add it to a channel's groups"),
        ]


def _unknown(
    noun: str,
    named: Iterable[tuple[JsonPath, str]],
    known: Collection[str] | None,
    otherwise: str,
) -> Iterator[Fault]:
    if known is None:
        return
    names = frozenset(known)
    count = 0
    for path, name in named:
        if name in names:
            continue
        # With more of them it is the wrong list, and comparing all with all would take seconds.
        count += 1
        mend = suggestion(name, known, otherwise) if count <= _MOST_SUGGESTIONS else otherwise
        yield Fault(path, f"the unknown {noun} '{name}'", f"a {noun} of the channel list", mend)


def built(form: SceneForm, surface: Surface | None) -> tuple[Scene, list[Fault]]:
    """Return the scene of `form` on `surface`, and what does not fit, paths from the scene.

    Without a surface, places in mm cannot be judged and fill the canvas.
    """
    content: Placed | Mosaic
    faults: list[Fault] = []
    if form.grid is not None:
        cells, inner = placed(form.grid)
        content = Placed(cells)
        faults = [fault._replace(path=("grid", *fault.path)) for fault in inner]
    elif form.cells is not None:
        content, faults = _free(form, surface)
    else:
        groups = form.mosaic.groups if form.mosaic is not None else []
        content = Mosaic(tuple(groups))
    return Scene(form.id, dict(form.name), content), faults


def _free(form: SceneForm, surface: Surface | None) -> tuple[Placed, list[Fault]]:
    cells, faults = [], []
    for number, cell in enumerate(form.cells or []):
        if cell.rect_mm is not None:
            rect = cell.rect_mm.rect().within(surface.canvas) if surface else UNIT
        else:
            rect = cell.rect.rect() if cell.rect is not None else UNIT
        cells.append(Cell(cell.channel, rect))
        if not UNIT.contains(rect, _ROUNDING):
            in_mm = cell.rect_mm is not None
            path = ("cells", number, "rect_mm" if in_mm else "rect")
            faults.append(Fault(path, *_outside(in_mm, surface)))
    return Placed(tuple(cells)), faults


def _outside(in_mm: bool, surface: Surface | None) -> tuple[str, str, str]:
    found = "a rectangle that leaves the canvas"
    if in_mm and surface is not None:
        room = surface.canvas
        expected = f"x {room.x:g} to {room.right:g} mm, y {room.y:g} to {room.bottom:g} mm"
        return found, expected, "move it, or make it smaller"
    mend = "write fractions of the canvas, or 'rect_mm' for millimetres"
    return found, "x + width and y + height of at most 1", mend


def _channels_of(form: SceneForm) -> Iterator[tuple[JsonPath, str]]:
    for number, placed_cell in enumerate(form.grid.cells if form.grid else []):
        yield ("grid", "cells", number, "channel"), placed_cell.channel
    for number, free_cell in enumerate(form.cells or []):
        yield ("cells", number, "channel"), free_cell.channel
