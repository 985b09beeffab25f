"""A grid while it is edited: whatever hands do to it, no cell leaves it and no two overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from layouts.draft_change import Change, Content, Corner, Deed
from layouts.geometry import Rect, grid_cell
from layouts.shape import MOST, Box


@dataclass(frozen=True)
class GridCell:
    """A cell of a grid.

    Attributes:
        content: What it holds.
        box: Column and row from 0, and how many of each it takes.
        written: The place as the document has it; None where it has none for this box.
        bare: Whether the document has the channel's id alone.
    """

    content: Content
    box: Box
    written: Mapping[str, object] | None = field(default=None, compare=False)
    bare: bool = field(default=True, compare=False)

    def at(self, box: Box) -> GridCell:
        """Return it in another place."""
        return self if box == self.box else replace(self, box=box, written=None)


@dataclass(frozen=True)
class GridDraft:
    """A grid.

    Every change gives another one, or None where it cannot be done.  Points are fractions, 0 to 1,
    of the canvas.

    Attributes:
        columns: How many.
        rows: How many.
        cells: In the order of the document, new ones last.
        shape: The shape's name, as the document has it; None where it counts columns and rows.
    """

    columns: int
    rows: int
    cells: tuple[GridCell, ...] = ()
    shape: str | None = field(default=None, compare=False)

    @property
    def contents(self) -> tuple[Content, ...]:
        """What each cell holds."""
        return tuple(cell.content for cell in self.cells)

    def rect(self, number: int) -> Rect:
        """Return where a cell stands, in fractions of the canvas."""
        return self.rect_of(self.cells[number].box)

    def rect_of(self, box: Box) -> Rect:
        """Return where a box stands, in fractions of the canvas."""
        return grid_cell(self.columns, self.rows, *box)

    def at(self, x: float, y: float) -> int | None:
        """Return the cell at a point."""
        column, row = self._place(x, y)
        return next((n for n, c in enumerate(self.cells) if _holds(c.box, column, row)), None)

    @property
    def empty(self) -> tuple[Rect, ...]:
        """The places that no cell takes, row by row."""
        return tuple(self.rect_of(box) for box in self._free(cell.box for cell in self.cells))

    def ordered(self) -> GridDraft:
        """Return it with the cells in reading order, for a document that is new."""
        cells = sorted(self.cells, key=lambda cell: (cell.box[1], cell.box[0]))
        return replace(self, cells=tuple(cells))

    def put(self, content: Content, x: float, y: float) -> Change[GridDraft] | None:
        """Put something into the place at a point, instead of what is there."""
        number = self.at(x, y)
        if number is None:
            cell = GridCell(content, (*self._place(x, y), 1, 1))
            return Change(self._with(*self.cells, cell), Deed.PLACE, len(self.cells))
        if self.cells[number].content == content:
            return None
        return Change(self._holding({number: content}), Deed.REPLACE, number)

    def put_next(self, content: Content) -> Change[GridDraft] | None:
        """Put something into the first place that is free."""
        box = next(self._free(cell.box for cell in self.cells), None)
        if box is None:
            return None
        return Change(self._with(*self.cells, GridCell(content, box)), Deed.PLACE, len(self.cells))

    def hold(self, number: int, content: Content) -> Change[GridDraft] | None:
        """Put something into a cell, instead of what it holds."""
        if self.cells[number].content == content:
            return None
        return Change(self._holding({number: content}), Deed.REPLACE, number)

    def drag(
        self, number: int, x: float, y: float, dx: float, dy: float
    ) -> Change[GridDraft] | None:
        """Drag a cell to a point, by so much: onto another they swap, else it moves there."""
        other = self.at(x, y)
        if other is not None and other != number:
            one, two = self.cells[number].content, self.cells[other].content
            return Change(self._holding({number: two, other: one}), Deed.SWAP, other)
        own = self.cells[number].box
        box = self._moved(own, (x, y), (dx, dy))
        if any(_overlap(box, c.box) for n, c in enumerate(self.cells) if n != number):
            box = own if other == number else (*self._place(x, y), 1, 1)
        if box == own:
            return None
        return Change(self._boxed({number: box}), Deed.MOVE, number)

    def stretch(self, number: int, corner: Corner, x: float, y: float) -> Change[GridDraft] | None:
        """Drag a corner of a cell to a point.

        Cells in its way are made smaller, or move into places that are free, or are lost.
        """
        column, row, across, down = self.cells[number].box
        fixed = (
            column if corner.right else column + across - 1,
            row if corner.bottom else row + down - 1,
        )
        to = self._place(x, y)
        left, top = min(fixed[0], to[0]), min(fixed[1], to[1])
        box = (left, top, abs(fixed[0] - to[0]) + 1, abs(fixed[1] - to[1]) + 1)
        if box == self.cells[number].box:
            return None
        boxes = [_beside(cell.box, box) for cell in self.cells]
        boxes[number] = box
        return self._settled(boxes, Deed.SPAN, number)

    def take(self, number: int) -> Change[GridDraft]:
        """Take a cell away."""
        return Change(self._with(*self.cells[:number], *self.cells[number + 1 :]), Deed.TAKE)

    def resize(self, columns: int, rows: int) -> Change[GridDraft] | None:
        """Give the grid other columns and rows; at the right and below they come and go."""
        if (columns, rows) == (self.columns, self.rows):
            return None
        if not (1 <= columns <= MOST and 1 <= rows <= MOST):
            return None
        boxes = [_within(cell.box, columns, rows) for cell in self.cells]
        return replace(self, columns=columns, rows=rows, shape=None)._settled(boxes, Deed.SIZE)

    def _settled(
        self, boxes: list[Box | None], deed: Deed, number: int | None = None
    ) -> Change[GridDraft]:
        """Give each cell its box, and those without one a place that is free, as long as any is."""
        free = self._free([box for box in boxes if box is not None])
        found = [box or next(free, None) for box in boxes]
        cells = [
            cell.at(box) for cell, box in zip(self.cells, found, strict=True) if box is not None
        ]
        if number is not None:
            number -= sum(box is None for box in found[:number])
        return Change(self._with(*cells), deed, number, len(self.cells) - len(cells))

    def _with(self, *cells: GridCell) -> GridDraft:
        return replace(self, cells=cells)

    def _holding(self, contents: Mapping[int, Content]) -> GridDraft:
        cells = (
            replace(cell, content=contents.get(number, cell.content))
            for number, cell in enumerate(self.cells)
        )
        return self._with(*cells)

    def _boxed(self, boxes: Mapping[int, Box]) -> GridDraft:
        cells = (cell.at(boxes.get(number, cell.box)) for number, cell in enumerate(self.cells))
        return self._with(*cells)

    def _place(self, x: float, y: float) -> tuple[int, int]:
        """Return the column and row at a point, the nearest where it is beside the canvas."""
        column = min(max(int(x * self.columns), 0), self.columns - 1)
        return column, min(max(int(y * self.rows), 0), self.rows - 1)

    def _moved(self, box: Box, to: tuple[float, float], by: tuple[float, float]) -> Box:
        """Return a box moved so that the place under the finger stays there."""
        begun, now = self._place(to[0] - by[0], to[1] - by[1]), self._place(*to)
        column = min(max(box[0] + now[0] - begun[0], 0), self.columns - box[2])
        row = min(max(box[1] + now[1] - begun[1], 0), self.rows - box[3])
        return column, row, box[2], box[3]

    def _free(self, boxes: Iterable[Box]) -> Iterator[Box]:
        taken = {place for box in boxes for place in _places(box)}
        for row in range(self.rows):
            for column in range(self.columns):
                if (column, row) not in taken:
                    yield column, row, 1, 1


def _places(box: Box) -> Iterator[tuple[int, int]]:
    column, row, across, down = box
    return ((column + x, row + y) for y in range(down) for x in range(across))


def _holds(box: Box, column: int, row: int) -> bool:
    return box[0] <= column < box[0] + box[2] and box[1] <= row < box[1] + box[3]


def _overlap(one: Box, other: Box) -> bool:
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    return across > 0 and min(one[1] + one[3], other[1] + other[3]) > max(one[1], other[1])


def _beside(box: Box, covered: Box) -> Box | None:
    """Return the largest part of a box that is not covered; None where none is left."""
    if not _overlap(box, covered):
        return box
    column, row, across, down = box
    left, above = covered[0] - column, covered[1] - row
    right, below = column + across - covered[0] - covered[2], row + down - covered[1] - covered[3]
    parts = (
        (column, row, left, down),
        (column + across - right, row, right, down),
        (column, row, across, above),
        (column, row + down - below, across, below),
    )
    there = [part for part in parts if part[2] > 0 and part[3] > 0]
    return max(there, key=lambda part: part[2] * part[3], default=None)


def _within(box: Box, columns: int, rows: int) -> Box | None:
    """Return what of a box lies in a grid; None where nothing does."""
    column, row, across, down = box
    if column >= columns or row >= rows:
        return None
    return column, row, min(across, columns - column), min(down, rows - row)
