"""Puts a grid's channels into its places, and says which of them do not fit."""

from __future__ import annotations

from layouts.geometry import grid_cell
from layouts.problem import Fault
from layouts.scene import Cell
from layouts.scene_form import GridCellForm, GridForm

_Box = tuple[int, int, int, int]


def placed(grid: GridForm) -> tuple[tuple[Cell, ...], list[Fault]]:
    """Return the cells of `grid` in its order, and what is wrong, paths from the grid.

    A channel with a column and row stands there; one without takes the next free place, row by
    row.
    """
    taken: dict[tuple[int, int], int] = {}
    seen: dict[tuple[int, int], int] = {}
    faults: list[Fault] = []
    cells: dict[int, Cell] = {}
    fixed = [number for number, cell in enumerate(grid.cells) if cell.column is not None]
    floating = [number for number, cell in enumerate(grid.cells) if cell.column is None]
    # Fixed ones first, so that a channel without a place never takes one that is spoken for.
    for number in fixed + floating:
        form = grid.cells[number]
        box = _box(form) if form.column is not None else _free(form, grid, taken, seen)
        fault = _fault(number, form, box, grid, taken)
        if fault is not None or box is None:
            faults += [fault] if fault is not None else []
            continue
        for place in _places(box):
            taken[place] = number
        column, row, across, down = box
        rect = grid_cell(grid.columns, grid.rows, column, row, across, down)
        cells[number] = Cell(form.channel, rect)
    return tuple(cells[number] for number in sorted(cells)), faults


def _box(form: GridCellForm) -> _Box:
    return ((form.column or 1) - 1, (form.row or 1) - 1, form.span[0], form.span[1])


def _places(box: _Box) -> list[tuple[int, int]]:
    column, row, across, down = box
    return [(column + x, row + y) for y in range(down) for x in range(across)]


def _free(
    form: GridCellForm,
    grid: GridForm,
    taken: dict[tuple[int, int], int],
    seen: dict[tuple[int, int], int],
) -> _Box | None:
    """Return the first free place; `seen` holds for each span how many were looked at.

    Places are only ever taken, so none that was passed over can become free again.
    """
    across, down = form.span
    width, height = grid.columns - across + 1, grid.rows - down + 1
    if width < 1:
        return None
    for index in range(seen.get((across, down), 0), width * height):
        seen[across, down] = index
        box = (index % width, index // width, across, down)
        if not any(place in taken for place in _places(box)):
            return box
    return None


def _fault(
    number: int,
    form: GridCellForm,
    box: _Box | None,
    grid: GridForm,
    taken: dict[tuple[int, int], int],
) -> Fault | None:
    at = ("cells", number)
    size = f"a grid of {grid.columns} x {grid.rows}"
    if box is None:
        found = f"no place left for channel '{form.channel}'"
        return Fault(at, found, f"a place in {size}", "add a row or a column, or delete a channel")
    column, row, across, down = box
    if column + across > grid.columns or row + down > grid.rows:
        found = f"column {column + 1}, row {row + 1}, span {across} x {down}"
        return Fault(
            at,
            found,
            f"a place in {size} (columns x rows)",
            "move it, shorten span, or add to the grid",
        )
    other = next((taken[place] for place in _places(box) if place in taken), None)
    if other is not None:
        found = f"the place of channel '{grid.cells[other].channel}' (cells[{other}])"
        return Fault(at, found, "one channel in a place", "move one of the two")
    return None
