"""Puts a grid's cells into its places, and says which of them do not fit."""

from __future__ import annotations

from collections.abc import Iterator

from layouts.geometry import Rect, grid_cell
from layouts.phrase import phrase, together
from layouts.problem import Fault
from layouts.scene_form import GridCellForm, GridForm
from layouts.shape import Box, Shape, shape_named


def boxed(grid: GridForm) -> tuple[dict[int, Box], list[Fault]]:
    """Return the places of each cell of `grid`, by its number, and what is wrong, from the grid.

    A cell with a column and row, or with the place of a shape, stands there; another takes the
    next free place, row by row, in a shape the largest first.
    """
    board = _Board(grid)
    fixed = [number for number, cell in enumerate(grid.cells) if board.is_fixed(cell)]
    # Fixed ones first, so that a cell without a place never takes one that is spoken for.
    floating = sorted(set(range(len(grid.cells))) - set(fixed))
    faults = [fault for number in fixed + floating for fault in board.put(number)]
    return dict(sorted(board.boxes.items())), faults


def placed(grid: GridForm) -> tuple[dict[int, Rect], list[Fault]]:
    """Return where each cell of `grid` stands, by its number, and what is wrong, from the grid."""
    boxes, faults = boxed(grid)
    columns, rows = measure(grid)
    return {number: grid_cell(columns, rows, *box) for number, box in boxes.items()}, faults


def measure(grid: GridForm) -> tuple[int, int]:
    """Return how many columns and rows `grid` has."""
    shape = shape_named(grid.shape) if grid.shape else None
    return (shape.columns, shape.rows) if shape else (grid.columns or 1, grid.rows or 1)


class _Board:
    """A grid while its cells are put into it."""

    def __init__(self, grid: GridForm) -> None:
        self.boxes: dict[int, Box] = {}
        self._grid = grid
        self._shape: Shape | None = shape_named(grid.shape) if grid.shape else None
        self._columns, self._rows = measure(grid)
        self._taken: dict[tuple[int, int], int] = {}
        # Places are only ever taken, so none that was passed over can become free again.
        self._seen: dict[tuple[int, int], int] = {}

    def is_fixed(self, form: GridCellForm) -> bool:
        return (form.place if self._shape else form.column) is not None

    def put(self, number: int) -> Iterator[Fault]:
        """Put the cell `number` where it belongs, or yield why it cannot stand there."""
        form = self._grid.cells[number]
        foreign = self._foreign(number, form)
        if foreign is not None:
            yield foreign
            return
        box = self._box(form)
        fault = self._fault(number, form, box)
        if fault is not None:
            yield fault
        elif box is not None:
            self._taken |= dict.fromkeys(_places(box), number)
            self.boxes[number] = box

    def _foreign(self, number: int, form: GridCellForm) -> Fault | None:
        """Return a fault where the cell is placed as another kind of grid would have it."""
        if self._shape is not None and form.given:
            found = together(f"'{key}'" for key in form.given)
            expected = phrase(
                "cells in order, or with 'place', in the shape {shape}", shape=self._grid.shape
            )
            mend = phrase("delete that, or write columns and rows instead of the shape")
            return Fault(("cells", number, form.given[0]), found, expected, mend)
        if self._shape is None and form.place is not None:
            expected = phrase("'column' and 'row' where there is no shape")
            mend = phrase("write column and row, or a shape instead of columns and rows")
            return Fault(("cells", number, "place"), phrase("'place'"), expected, mend)
        return None

    def _box(self, form: GridCellForm) -> Box | None:
        if self._shape is not None:
            return self._box_of_shape(form, self._shape.boxes)
        if form.column is not None and form.row is not None:
            return (form.column - 1, form.row - 1, form.span[0], form.span[1])
        return self._next_free(form)

    def _box_of_shape(self, form: GridCellForm, boxes: tuple[Box, ...]) -> Box | None:
        if form.place is not None:
            return boxes[form.place - 1] if form.place <= len(boxes) else None
        for index in range(self._seen.get((0, 0), 0), len(boxes)):
            self._seen[0, 0] = index
            if boxes[index][:2] not in self._taken:
                return boxes[index]
        return None

    def _next_free(self, form: GridCellForm) -> Box | None:
        across, down = form.span
        width, height = self._columns - across + 1, self._rows - down + 1
        if width < 1:
            return None
        for index in range(self._seen.get((across, down), 0), width * height):
            self._seen[across, down] = index
            box = (index % width, index // width, across, down)
            if not any(place in self._taken for place in _places(box)):
                return box
        return None

    def _fault(self, number: int, form: GridCellForm, box: Box | None) -> Fault | None:
        at = ("cells", number)
        size = phrase("a grid of {columns} x {rows}", columns=self._columns, rows=self._rows)
        if box is None:
            return self._no_place(number, form, size)
        column, row, across, down = box
        if column + across > self._columns or row + down > self._rows:
            found = phrase(
                "column {column}, row {row}, span {across} x {down}",
                column=column + 1,
                row=row + 1,
                across=across,
                down=down,
            )
            expected = phrase("a place in {size} (columns x rows)", size=size)
            return Fault(at, found, expected, phrase("move it, shorten span, or add to the grid"))
        other = next((self._taken[place] for place in _places(box) if place in self._taken), None)
        if other is not None:
            found = phrase(
                "the place of {called} (cells[{other}])",
                called=self._grid.cells[other].called,
                other=other,
            )
            return Fault(at, found, phrase("one cell in a place"), phrase("move one of the two"))
        return None

    def _no_place(self, number: int, form: GridCellForm, size: str) -> Fault:
        if self._shape is None:
            found = phrase("no place left for {called}", called=form.called)
            mend = phrase("add a row or a column, or delete a channel")
            return Fault(("cells", number), found, phrase("a place in {size}", size=size), mend)
        count = len(self._shape.boxes)
        expected = phrase(
            "one of the {count} places of the shape {shape}", count=count, shape=self._grid.shape
        )
        if form.place is not None:
            path, found = ("cells", number, "place"), phrase("the place {place}", place=form.place)
            return Fault(
                path, found, expected, phrase("write a number from 1 to {count}", count=count)
            )
        mend = phrase("take a larger shape, or delete a cell")
        return Fault(
            ("cells", number),
            phrase("no place left for {called}", called=form.called),
            expected,
            mend,
        )


def _places(box: Box) -> list[tuple[int, int]]:
    column, row, across, down = box
    return [(column + x, row + y) for y in range(down) for x in range(across)]
