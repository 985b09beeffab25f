"""Turns a written scene into the one the wall shows, and says what does not fit or exist."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from layouts.cell_form import CellForm, PdfForm
from layouts.geometry import UNIT, Rect
from layouts.grid import placed
from layouts.known import Known
from layouts.map_form import file_problems, missing_files
from layouts.nearest import suggestion
from layouts.overlap import overlap_faults
from layouts.pdfpage import PageError, page_count
from layouts.phrase import phrase
from layouts.problem import Fault, JsonPath, Problem
from layouts.scene import Cell, Mosaic, Pane, Place, Placed, Scene
from layouts.scene_form import FreeCellForm, SceneForm
from layouts.surface import Surface

_ROUNDING = 1e-6


def built(form: SceneForm, surface: Surface | None, folder: Path) -> tuple[Scene, list[Fault]]:
    """Return the scene of `form` on `surface`, and what does not fit, paths from the scene.

    Without a surface, places in mm cannot be judged and fill the canvas. Files are seen from
    `folder`.
    """
    content: Placed | Mosaic
    faults: list[Fault] = []
    if form.grid is not None:
        rects, inner = placed(form.grid)
        content = Placed(tuple(_place(form.grid.cells[n], r, folder) for n, r in rects.items()))
        faults = [fault._replace(path=("grid", *fault.path)) for fault in inner]
    elif form.cells is not None:
        content, faults = _free(form.cells, surface, folder)
    else:
        content = form.mosaic.mosaic() if form.mosaic is not None else Mosaic()
    return Scene(form.id, dict(form.name), content), faults


def name_faults(form: SceneForm, known: Known) -> Iterator[Fault]:
    """Yield every channel and group in `form` that is not known, paths from the scene."""
    cells = tuple(_cells_of(form))
    yield from known.unknown_channels(
        ((*at, "channel"), cell.channel) for at, cell in cells if cell.channel is not None
    )
    for at, cell in cells:
        if cell.mosaic is not None:
            yield from known.unknown_groups((*at, "mosaic"), cell.mosaic)
        if cell.map is not None and cell.map.channels is not None:
            yield from known.unknown_groups((*at, "map", "channels"), cell.map.channels)
    if form.mosaic is not None:
        yield from known.unknown_groups(("mosaic",), form.mosaic)


def file_faults(form: SceneForm, folder: Path) -> Iterator[Fault]:
    """Yield every image and page of `form` that cannot be read, seen from `folder`."""
    for at, cell in _cells_of(form):
        if cell.image is not None:
            yield from _missing((*at, "image"), cell.image, phrase("an image's path"), folder)
        if cell.pdf is not None:
            missing = tuple(_missing((*at, "pdf", "file"), cell.pdf.file, phrase("a path"), folder))
            yield from missing or _page_fault((*at, "pdf"), cell.pdf, folder)


def _missing(at: JsonPath, written: str, expected: str, folder: Path) -> Iterator[Fault]:
    file = folder / written
    if file.is_file():
        return
    names = [e.name for e in file.parent.iterdir()] if file.parent.is_dir() else []
    mend = suggestion(file.name, names, phrase("put the file there, or mend the path"))
    yield Fault(
        at,
        phrase("'{written}', which is no file", written=written),
        phrase("{expected}, seen from {folder}", expected=expected, folder=folder),
        mend,
    )


def _page_fault(at: JsonPath, form: PdfForm, folder: Path) -> Iterator[Fault]:
    try:
        count = page_count(folder / form.file)
    except PageError as error:
        found = phrase("'{file}', which cannot be read: {error}", file=form.file, error=error)
        mend = phrase("export the document anew, without a password")
        yield Fault((*at, "file"), found, phrase("a PDF document"), mend)
        return
    if form.page > count:
        expected = phrase(
            "a page of '{file}', which ends with page {count}", file=form.file, count=count
        )
        yield Fault(
            (*at, "page"),
            f"{form.page}",
            expected,
            phrase("write {count}, or another document", count=count),
        )


def map_faults(form: SceneForm, folder: Path) -> Iterator[Fault]:
    """Yield every file of a map of `form` that is none, seen from `folder`."""
    for at, cell in _cells_of(form):
        for fault in missing_files(cell.map, folder) if cell.map is not None else ():
            yield fault._replace(path=(*at, "map", *fault.path))


def map_problems(form: SceneForm, folder: Path) -> Iterator[Problem]:
    """Yield what is wrong within the files of the maps of `form`, seen from `folder`."""
    for _, cell in _cells_of(form):
        if cell.map is not None:
            yield from file_problems(cell.map, folder)


def undrawn_faults(form: SceneForm, drawn: Collection[str]) -> Iterator[Fault]:
    """Yield every cell of `form` of a kind that is not `drawn`."""
    for at, cell in _cells_of(form):
        if cell.kind in drawn:
            continue
        found = phrase(
            "'{kind}', which this version's wall does not draw in a cell", kind=cell.kind
        )
        names = ", ".join(f"'{kind}'" for kind in drawn)
        expected = phrase("a cell with one of {names}", names=names)
        mend = phrase("delete the cell, or show this scene with: python -m layouts render")
        yield Fault((*at, cell.kind), found, expected, mend)


def _place(form: CellForm, rect: Rect, folder: Path) -> Place:
    content = form.content(folder)
    return Cell(form.channel or "", rect) if content is None else Pane(content, rect)


def _free(
    forms: list[FreeCellForm], surface: Surface | None, folder: Path
) -> tuple[Placed, list[Fault]]:
    places: list[Place] = []
    faults: list[Fault] = []
    inside: list[tuple[int, CellForm, Rect]] = []
    for number, form in enumerate(forms):
        rect = _rect(form, surface)
        places.append(_place(form, rect, folder))
        if UNIT.contains(rect, _ROUNDING):
            # Without a surface, a place in mm is not known and collides with nothing.
            inside += [(number, form, rect)] if form.rect or surface else []
            continue
        in_mm = form.rect_mm is not None
        path = ("cells", number, "rect_mm" if in_mm else "rect")
        faults.append(Fault(path, *_outside(in_mm, surface)))
    return Placed(tuple(places)), [
        *faults,
        *overlap_faults(inside, surface.canvas if surface else None),
    ]


def _rect(form: FreeCellForm, surface: Surface | None) -> Rect:
    if form.rect_mm is not None:
        return form.rect_mm.rect().within(surface.canvas) if surface else UNIT
    return form.rect.rect() if form.rect is not None else UNIT


def _outside(in_mm: bool, surface: Surface | None) -> tuple[str, str, str]:
    found = phrase("a rectangle that leaves the canvas")
    if in_mm and surface is not None:
        room = surface.canvas
        expected = phrase(
            "x {x} to {right} mm, y {y} to {bottom} mm",
            x=f"{room.x:g}",
            right=f"{room.right:g}",
            y=f"{room.y:g}",
            bottom=f"{room.bottom:g}",
        )
        return found, expected, phrase("move it, or make it smaller")
    mend = phrase("write fractions of the canvas, or 'rect_mm' for millimetres")
    return found, phrase("x + width and y + height of at most 1"), mend


def _cells_of(form: SceneForm) -> Iterator[tuple[JsonPath, CellForm]]:
    for number, in_grid in enumerate(form.grid.cells if form.grid else []):
        yield ("grid", "cells", number), in_grid
    for number, free in enumerate(form.cells or []):
        yield ("cells", number), free
