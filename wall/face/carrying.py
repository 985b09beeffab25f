"""Follows the fingers that carry something over a scene that is edited, several hands at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot

from layouts.draft import Draft
from layouts.draft_change import Content, Deed, channel_in, showing
from layouts.free_draft import FreeDraft
from layouts.grid_draft import GridDraft
from wall.face.carry import AnyChange, Carry, Place, Point, taken_up
from wall.face.editwords import say

MOST = 6
"""Fingers that carry something at once; further ones take nothing up."""
FREE: dict[str, Any] = {"held": False, "lands": False}


class Desk(Protocol):
    """Whoever has the draft in hand."""

    language: str

    @property
    def draft(self) -> Draft | None:
        """What is edited; None for nothing."""

    @property
    def chosen(self) -> int | None:
        """The cell that was touched last."""

    def do(self, change: AnyChange) -> None:
        """A hand has done something."""

    def choose(self, number: int | None) -> None:
        """A cell was touched, or a place without one."""

    def give(self, content: Content) -> None:
        """Something from beside the canvas was touched, and not carried anywhere."""

    def called(self, content: Content) -> tuple[int, str]:
        """The row and the name of what a cell holds; -1 for what is no channel."""


class Carrying(QObject):
    """What fingers carry.

    Args:
        desk: Has the draft.
    """

    changed = Signal()
    measured = Signal()
    """The canvas has another size."""
    touched = Signal(str)
    """A finger has lifted where it took something off a map."""

    def __init__(self, desk: Desk) -> None:
        """No finger carries anything."""
        super().__init__()
        self._desk = desk
        self._carries: list[tuple[str, Carry] | None] = [None] * MOST
        self._ghosts: list[dict[str, Any]] | None = None
        self._reach = Point(0.01, 0.01)
        self.grip = Point(0.03, 0.03)
        """The size of a corner's grip, in fractions of the canvas."""

    @Slot(float, float, float)
    def measure(self, width: float, height: float, u: float) -> None:
        """The canvas has so many pixels, and `u` of them are a line of 1080."""
        if width > 0 and height > 0:
            self._reach = Point(14 * u / width, 14 * u / height)
            self.grip = Point(44 * u / width, 44 * u / height)
            self.measured.emit()

    @Slot(str, str, float, float)
    def lift(self, finger: str, channel: str, x: float, y: float) -> None:
        """A finger takes up a channel that stands in a list, or on a map."""
        at = Point(x, y)
        self._hold(finger, Carry(at, at, Place.ELSEWHERE, showing(channel)))

    def lift_off(self, finger: str, channels: Sequence[str], x: float, y: float) -> None:
        """A finger that came down on a cell takes up channels of the map in it, in their order.

        A corner of the cell that it has already taken up stays in its hand.
        """
        slot, draft = self._slot(finger), self._desk.draft
        held = self._carries[slot] if slot is not None else None
        if slot is None or held is None or draft is None or held[1].corner is not None:
            return
        at, (first, *more) = Point(x, y), map(showing, channels)
        carry = Carry(at, at, content=first, more=tuple(more), source=held[1].rect)
        self._carries[slot] = (finger, carry)
        self.renew()

    @Slot(str, float, float)
    def press(self, finger: str, x: float, y: float) -> None:
        """A finger comes down on the canvas."""
        draft = self._desk.draft
        if draft is None:
            return
        carry = taken_up(draft, Point(x, y), self.grip, self._desk.chosen)
        if carry is not None:
            self._hold(finger, carry)
        else:
            self._desk.choose(None)

    @Slot(str, float, float, str)
    def move(self, finger: str, x: float, y: float, over: str) -> None:
        """A finger is elsewhere now."""
        slot = self._slot(finger)
        held = self._carries[slot] if slot is not None else None
        if slot is not None and held is not None:
            moved = held[1].to(Point(x, y), Place(over), self._reach)
            self._carries[slot] = (finger, moved)
            self.renew()

    @Slot(str)
    def drop(self, finger: str) -> None:
        """A finger lifts."""
        carry = self._let_go(finger)
        draft = self._desk.draft
        if carry is None or draft is None:
            return
        change = carry.change(draft)
        if change is not None:
            self._desk.do(change)
        elif not carry.moved and carry.source is not None:
            self.touched.emit(finger)
        elif not carry.moved and carry.content is None:
            number = carry.cell(draft)
            self._desk.choose(None if number == self._desk.chosen else number)

    @Slot(str)
    def give(self, channel: str) -> None:
        """A channel of a list was touched."""
        self._desk.give(showing(channel))

    @Slot(str)
    def cancel(self, finger: str) -> None:
        """Somebody else took the finger: what it carries goes back."""
        self._let_go(finger)

    def clear(self) -> None:
        """Nothing is edited any more."""
        self._carries = [None] * MOST
        self.renew()

    def _hold(self, finger: str, carry: Carry) -> None:
        slot = self._slot(finger)
        if slot is None and None in self._carries:
            slot = self._carries.index(None)
        if slot is not None:
            self._carries[slot] = (finger, carry)
            self.renew()

    def _slot(self, finger: str) -> int | None:
        held = (number for number, one in enumerate(self._carries) if one and one[0] == finger)
        return next(held, None)

    def _let_go(self, finger: str) -> Carry | None:
        slot = self._slot(finger)
        held = self._carries[slot] if slot is not None else None
        if slot is None or held is None:
            return None
        self._carries[slot] = None
        self.renew()
        return held[1]

    def renew(self) -> None:
        """A finger or the draft has moved on: what would come of it is to be seen anew."""
        self._ghosts = None
        self.changed.emit()

    def _get_ghosts(self) -> list[dict[str, Any]]:
        # Every ghost on the glass asks for all of them: they are worked out once.
        if self._ghosts is None:
            draft = self._desk.draft
            self._ghosts = [
                FREE if held is None or draft is None else self._ghost(held[1], draft)
                for held in self._carries
            ]
        return self._ghosts

    ghosts = Property(list, _get_ghosts, notify=changed)
    """For each finger what it carries, and what would come of it if it lifted now."""

    def _ghost(self, carry: Carry, draft: Draft) -> dict[str, Any]:
        number = carry.cell(draft)
        content = carry.content or (carry.held if number is not None else None)
        if content is None or not (carry.moved or carry.content):
            return FREE
        row, name = self._desk.called(content)
        if carry.more:
            name = say(self._desk.language, "and_more", name=name, count=len(carry.more))
        ghost = {
            "held": True, "lands": False, "x": carry.at.x, "y": carry.at.y, "row": row,
            "name": name, "corner": carry.corner is not None, "verb": "",
            "channel": channel_in(content) or "",
        }  # fmt: skip
        change = carry.change(draft)
        if change is None:
            return ghost
        ghost["verb"] = self._verb(change)
        if change.number is not None:
            rect = change.draft.rect(change.number)
            ghost |= {
                "lands": True, "tx": rect.x, "ty": rect.y, "tw": rect.width, "th": rect.height,
            }  # fmt: skip
            if isinstance(change.draft, FreeDraft):
                ghost["across"], ghost["down"] = map(list, change.draft.lines(change.number))
        return ghost

    def _verb(self, change: AnyChange) -> str:
        """What would be done, in a word or two."""
        words = self._deed(change)
        if change.left:
            words += say(self._desk.language, "leaves", count=change.left)
        if change.lost:
            words += say(self._desk.language, "loses", count=change.lost)
        return words

    def _deed(self, change: AnyChange) -> str:
        language, draft, number = self._desk.language, change.draft, change.number
        if change.deed is not Deed.SPAN or number is None:
            return say(language, change.deed.value, count=change.came)
        if isinstance(draft, GridDraft):
            _, _, across, down = draft.cells[number].box
            return say(language, "span", across=across, down=down)
        rect = draft.rect(number).into(draft.canvas)
        return say(language, "span_mm", across=round(rect.width), down=round(rect.height))
