"""What one finger carries over a scene that is edited, and what becomes of it where it is: pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from layouts.draft import Draft
from layouts.draft_change import Change, Content, Corner
from layouts.free_draft import FreeDraft
from layouts.geometry import Rect
from layouts.grid_draft import GridDraft
from layouts.pouring import poured

AnyChange: TypeAlias = Change[GridDraft] | Change[FreeDraft]

CORNERS = tuple(Corner(right, bottom) for bottom in (True, False) for right in (True, False))
"""The one that every cell shows first."""
ROOMY = 4.0
"""A cell shows its grip where it is so many times as large as one."""


class Place(StrEnum):
    """Over what a finger is."""

    GLASS = "glass"
    BIN = "bin"
    ELSEWHERE = ""


@dataclass(frozen=True)
class Point:
    """Fractions, 0 to 1, of the canvas; beyond where a finger is beside it."""

    x: float
    y: float


@dataclass(frozen=True)
class Carry:
    """What a finger has taken up.

    Attributes:
        start: Where.
        at: Where it is now.
        over: Over what.
        content: What it brought along from a list or a map; None where it took up a cell.
        more: What it brought along besides, in order.
        source: Where the map stands from which it was taken; nothing lands there.
        number: The cell that it took up.
        held: What that cell held then.
        rect: Where that cell stood then.
        corner: Its corner, where that was taken up.
        moved: Whether the finger has left the place where it came down.
    """

    start: Point
    at: Point
    over: Place = Place.GLASS
    content: Content | None = None
    more: tuple[Content, ...] = ()
    source: Rect | None = None
    number: int | None = None
    held: Content | None = None
    rect: Rect | None = None
    corner: Corner | None = None
    moved: bool = False

    def to(self, at: Point, over: Place, reach: Point) -> Carry:
        """Return it with the finger elsewhere; `reach` is how far one trembles."""
        away = abs(at.x - self.start.x) > reach.x or abs(at.y - self.start.y) > reach.y
        return replace(self, at=at, over=over, moved=self.moved or away)

    def cell(self, draft: Draft) -> int | None:
        """Return the cell that was taken up; None where another hand has changed it since."""
        number = self.number
        if number is None or number >= len(draft.contents):
            return None
        same = draft.contents[number] == self.held and draft.rect(number) == self.rect
        return number if same else None

    def change(self, draft: Draft) -> AnyChange | None:
        """Return what comes of it if the finger lifts here; None for nothing."""
        if self.content is not None:
            return self._put(self.content, draft)
        number = self.cell(draft)
        if number is None or not self.moved:
            return None
        if self.corner is not None:
            return draft.stretch(number, self.corner, *self._at)
        if self.over is Place.BIN:
            return draft.take(number)
        if self.over is not Place.GLASS:
            return None
        by = self.at.x - self.start.x, self.at.y - self.start.y
        return draft.drag(number, *self._at, *by)

    def _put(self, content: Content, draft: Draft) -> AnyChange | None:
        home = self.source is not None and self.source.contains(Rect(*self._at, 0.0, 0.0))
        if home or self.over is not Place.GLASS:
            return None
        every = content, *self.more
        if isinstance(draft, GridDraft):
            return poured(draft, every, *self._at)
        return poured(draft, every, *self._at)

    @property
    def _at(self) -> tuple[float, float]:
        return self.at.x, self.at.y


def taken_up(draft: Draft, at: Point, grip: Point, chosen: int | None) -> Carry | None:
    """Return what a finger takes up that comes down on the canvas; None where there is nothing.

    Args:
        draft: What is there.
        at: Where it came down.
        grip: The size of a corner's grip, in fractions of the canvas.
        chosen: The cell that shows all its grips.
    """
    if chosen is not None and chosen < len(draft.contents):
        rect = draft.rect(chosen)
        for corner in CORNERS:
            if _near(at, _point(rect, corner), grip):
                return _carry(draft, chosen, at, corner)
    number = draft.at(at.x, at.y)
    if number is None:
        return None
    rect = draft.rect(number)
    gripped = shows_grip(rect, grip) and _near(at, _point(rect, CORNERS[0]), grip)
    return _carry(draft, number, at, CORNERS[0] if gripped else None)


def shows_grip(rect: Rect, grip: Point) -> bool:
    """Return whether a cell is large enough to show its grip always."""
    return rect.width >= ROOMY * grip.x and rect.height >= ROOMY * grip.y / 2


def grips(rect: Rect, grip: Point, *, chosen: bool) -> Iterator[Corner]:
    """Yield the corners of a cell that show a grip."""
    if chosen:
        yield from CORNERS
    elif shows_grip(rect, grip):
        yield CORNERS[0]


def _carry(draft: Draft, number: int, at: Point, corner: Corner | None) -> Carry:
    held, rect = draft.contents[number], draft.rect(number)
    return Carry(at, at, number=number, held=held, rect=rect, corner=corner)


def _point(rect: Rect, corner: Corner) -> Point:
    return Point(rect.right if corner.right else rect.x, rect.bottom if corner.bottom else rect.y)


def _near(one: Point, other: Point, reach: Point) -> bool:
    return abs(one.x - other.x) <= reach.x and abs(one.y - other.y) <= reach.y
