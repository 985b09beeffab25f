"""Free cells while they are edited: they snap to one another and never cut into or hide another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from layouts.cell_form import CellForm
from layouts.draft_change import Change, Content, Corner, Deed
from layouts.geometry import TILE_ASPECT, UNIT, Rect
from layouts.overlap import overlap_faults
from layouts.snap import between, drawn, edges, inside, rounded, shifted

LEAST = 0.04
"""No hand makes a cell smaller than this share of the canvas."""
NEW = 0.3
"""The height of a new cell, as a share of the canvas; its width keeps a camera's aspect."""
_SMALLER = (1.0, 0.75, 0.5, 0.35)
_STEPS = 24
_REACH = 0.02
_SAME = 1e-4


@dataclass(frozen=True)
class FreeCell:
    """A cell anywhere.

    Attributes:
        content: What it holds.
        rect: Its place in fractions of the canvas.
        in_mm: Whether the document has it in mm.
        written: The place as the document has it; None where it has none for this rectangle.
    """

    content: Content
    rect: Rect
    in_mm: bool = False
    written: Mapping[str, object] | None = field(default=None, compare=False)


@dataclass(frozen=True)
class FreeDraft:
    """Free cells, the later on the earlier.

    Every change gives another draft, or None where it cannot be done.  Points are fractions, 0 to
    1, of the canvas.

    Attributes:
        cells: In the order of the document, new ones last.
        canvas: The canvas in mm.
        displays: Where each display stands, in fractions of the canvas; edges snap to them.
    """

    cells: tuple[FreeCell, ...]
    canvas: Rect
    displays: tuple[Rect, ...] = ()

    @property
    def contents(self) -> tuple[Content, ...]:
        """What each cell holds."""
        return tuple(cell.content for cell in self.cells)

    def rect(self, number: int) -> Rect:
        """Return where a cell stands, in fractions of the canvas."""
        return self.cells[number].rect

    def at(self, x: float, y: float) -> int | None:
        """Return the cell at a point, the uppermost."""
        point = Rect(x, y, 0.0, 0.0)
        hits = (n for n, cell in enumerate(self.cells) if cell.rect.contains(point))
        return max(hits, default=None)

    @property
    def empty(self) -> tuple[Rect, ...]:
        """Free cells leave no places."""
        return ()

    def ordered(self) -> FreeDraft:
        """Return it as it is: what lies on what is told by the order."""
        return self

    def lines(self, number: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Return the lines on which a cell ends together with others: x, and y."""
        others = edges(self._guides(number))
        own = edges([self.rect(number)])
        across, down = (
            tuple(line for line in mine if any(abs(line - there) < _SAME for there in theirs))
            for mine, theirs in zip(own, others, strict=True)
        )
        return across, down

    def put(self, content: Content, x: float, y: float) -> Change[FreeDraft] | None:
        """Put something into the cell at a point, or make one for it where there is none."""
        number = self.at(x, y)
        if number is not None:
            return self.hold(number, content)
        for share in _SMALLER:
            wide, high = self._new(share)
            rect = inside(Rect(x - wide / 2, y - high / 2, wide, high))
            cell = self._placed(FreeCell(content, rect), self._snapped(None, rect))
            draft = self._with(*self.cells, cell)
            if draft.good:
                return Change(draft, Deed.PLACE, len(self.cells))
        return None

    def put_next(self, content: Content) -> Change[FreeDraft] | None:
        """Put something into the first room that is free, row by row, a smaller one if need be."""
        for share in _SMALLER:
            for rect in self._rooms(share):
                if any(rect.overlaps(cell.rect, _SAME) for cell in self.cells):
                    continue
                cell = self._placed(FreeCell(content, rect), rect)
                change = _if_good(Change(self._with(*self.cells, cell), Deed.PLACE))
                if change is not None:
                    return replace(change, number=len(self.cells))
        return None

    def hold(self, number: int, content: Content) -> Change[FreeDraft] | None:
        """Put something into a cell, instead of what it holds."""
        if self.cells[number].content == content:
            return None
        return _if_good(Change(self._holding({number: content}), Deed.REPLACE, number))

    def drag(
        self, number: int, x: float, y: float, dx: float, dy: float
    ) -> Change[FreeDraft] | None:
        """Drag a cell to a point, by so much: onto another they swap, else it moves there.

        One that lies within another is moved about in it.
        """
        cell = self.cells[number]
        other = self._under(number, x, y)
        if other is not None and not self.rect(other).contains(cell.rect, _SAME):
            contents = {number: self.cells[other].content, other: cell.content}
            return _if_good(Change(self._holding(contents), Deed.SWAP, other))
        rect = inside(replace(cell.rect, x=cell.rect.x + dx, y=cell.rect.y + dy))
        return self._if_moved(number, self._snapped(number, rect), Deed.MOVE)

    def stretch(self, number: int, corner: Corner, x: float, y: float) -> Change[FreeDraft] | None:
        """Drag a corner of a cell to a point, as far as nothing is in its way."""
        rect = self.rect(number)
        fixed = (
            rect.x if corner.right else rect.right,
            rect.y if corner.bottom else rect.bottom,
        )
        start = (
            rect.right if corner.right else rect.x,
            rect.bottom if corner.bottom else rect.y,
        )
        across, down = edges(self._guides(number))
        goal = _unit(x), _unit(y)
        for step in range(_STEPS, 0, -1):
            part = step / _STEPS
            right, bottom = (s + (g - s) * part for s, g in zip(start, goal, strict=True))
            free = drawn(right, across, _REACH), drawn(bottom, down, _REACH)
            wanted = between(*fixed, *free)
            if min(wanted.width, wanted.height) < LEAST:
                continue
            change = self._if_moved(number, wanted, Deed.SPAN)
            if change is not None:
                return change
        return None

    def take(self, number: int) -> Change[FreeDraft]:
        """Take a cell away."""
        return Change(self._with(*self.cells[:number], *self.cells[number + 1 :]), Deed.TAKE)

    @property
    def good(self) -> bool:
        """Whether no cell cuts into another or hides it."""
        numbered = [
            (number, CellForm.model_construct(None, **cell.content), cell.rect)
            for number, cell in enumerate(self.cells)
        ]
        return not any(overlap_faults(numbered))

    def _rooms(self, share: float) -> Iterator[Rect]:
        """Yield the rooms for new cells of a share of the usual size, row by row."""
        wide, high = self._new(share)
        for row in range(max(int(1 / high + _SAME), 1)):
            for column in range(max(int(1 / wide + _SAME), 1)):
                yield Rect(column * wide, row * high, wide, high)

    def _new(self, share: float) -> tuple[float, float]:
        """Return the width and height of a new cell, or of a share of it."""
        width = min(NEW * TILE_ASPECT * self.canvas.height / self.canvas.width, 1.0)
        return width * share, NEW * share

    def _under(self, number: int, x: float, y: float) -> int | None:
        """Return the cell under a point besides one, the uppermost."""
        point = Rect(x, y, 0.0, 0.0)
        hits = (n for n, cell in enumerate(self.cells) if n != number and cell.rect.contains(point))
        return max(hits, default=None)

    def _guides(self, number: int | None) -> Iterator[Rect]:
        yield UNIT
        yield from self.displays
        yield from (cell.rect for n, cell in enumerate(self.cells) if n != number)

    def _snapped(self, number: int | None, rect: Rect) -> Rect:
        across, down = edges(self._guides(number))
        dx = shifted(rect.x, rect.right, across, _REACH)
        dy = shifted(rect.y, rect.bottom, down, _REACH)
        return inside(replace(rect, x=rect.x + dx, y=rect.y + dy))

    def _placed(self, cell: FreeCell, rect: Rect) -> FreeCell:
        """Return a cell in another place, which is written in round numbers."""
        if not cell.in_mm:
            return replace(cell, rect=rounded(rect), written=None)
        in_mm = rounded(rect, self.canvas)
        return replace(cell, rect=in_mm.within(self.canvas), written=None)

    def _if_moved(self, number: int, rect: Rect, deed: Deed) -> Change[FreeDraft] | None:
        cell = self._placed(self.cells[number], rect)
        if cell == self.cells[number]:
            return None
        cells = (cell if n == number else one for n, one in enumerate(self.cells))
        return _if_good(Change(self._with(*cells), deed, number))

    def _with(self, *cells: FreeCell) -> FreeDraft:
        return replace(self, cells=cells)

    def _holding(self, contents: Mapping[int, Content]) -> FreeDraft:
        cells = (
            replace(cell, content=contents.get(number, cell.content))
            for number, cell in enumerate(self.cells)
        )
        return self._with(*cells)


def _if_good(change: Change[FreeDraft]) -> Change[FreeDraft] | None:
    return change if change.draft.good else None


def _unit(value: float) -> float:
    return min(max(value, 0.0), 1.0)
