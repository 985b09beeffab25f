"""Holds the scene that is in people's hands: what they do to it, and what they see of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot

from layouts.draft import Draft
from layouts.draft_change import Content, Deed
from layouts.edit import Edit
from layouts.free_draft import FreeDraft
from layouts.grid_draft import GridDraft
from layouts.pouring import filled
from wall.face.carry import AnyChange
from wall.face.carrying import Carrying
from wall.face.editview import cells_of, contents_in
from wall.face.editwords import say
from wall.face.face import Face
from wall.face.mapsource import MapSource
from wall.face.session import Session
from wall.glass.view import View


class Drafting(QObject):
    """The draft on the glass.

    Args:
        face: Shows it, over all that was called up.
        layout: The document that the scene is of.
    """

    changed = Signal()
    laid = Signal()
    """Cells stand or look otherwise."""
    shaped = Signal()
    """The canvas has another shape."""
    held = Signal()
    """Hands have made another draft of it."""
    said = Signal(str)
    """Something is to be said to those who edit; empty where there is no more to say."""

    def __init__(self, face: Face, layout: Path) -> None:
        """Nothing is edited."""
        super().__init__()
        self._face, self._path = face, layout
        self.language = face.language
        self.session: Session | None = None
        """What is edited, or waits to be gone on with; None for nothing."""
        self.open = False
        """Whether it is on the glass."""
        self.chosen: int | None = None
        """The cell that was touched last."""
        self._problems: dict[int, str] = {}
        self._cells: list[dict[str, Any]] = []
        self.changed.connect(self._lay)
        self.carrying_ = Carrying(self)
        self.carrying_.measured.connect(self.changed)
        self.marks_ = MapSource(face.stage_, lambda: face.rows, self)

    @property
    def draft(self) -> Draft | None:
        """The scene as it is now; None while nobody edits."""
        return self.session.draft if self.session is not None and self.open else None

    def begin(self, session: Session) -> None:
        """Put it onto the glass, whole in sight."""
        self.open, self.chosen = True, None
        self.marks_.lend(lent=True)
        self._face.stage_.light(None)
        self._face.stage_.show(View())
        self.shaped.emit()
        self.hold(session)

    def renew(self) -> None:
        """The documents were edited."""
        self.shaped.emit()
        self.changed.emit()

    def end(self) -> None:
        """Take it from the glass."""
        self.open, self.chosen, self._problems = False, None, {}
        self.carrying_.clear()
        self.marks_.lend(lent=False)
        self._face.cover_with(None)
        self._face.stage_.show(View())
        self.changed.emit()

    def hold(self, session: Session) -> None:
        """Have another state of it on the glass."""
        layout = self._face.layout
        self.session, self._problems = session, {}
        if self.open and layout is not None:
            name = session.name(self.language, say(self.language, "new"))
            self._face.cover_with(session.scene(name, layout.surface, self._path))
        self.carrying_.renew()
        self.held.emit()
        self.changed.emit()

    def tell(self, problems: dict[int, str]) -> None:
        """Say at the cells what is wrong with them."""
        self._problems = problems
        self.changed.emit()

    def do(self, change: AnyChange) -> None:
        """A hand has done something."""
        if self.session is not None:
            # Its corners are wanted again; another cell's would only be in the way of the next.
            self.chosen = change.number if change.deed is Deed.SPAN else None
            self.hold(replace(self.session, edit=self.session.edit.done(change.draft)))
            self.said.emit(self._told(change))

    def _told(self, change: AnyChange) -> str:
        """What a deed has cost, or could not do."""
        for key, count in (("lost", change.lost), ("left", change.left)):
            if count:
                return say(self.language, f"{key}_one" if count == 1 else key, count=count)
        return ""

    def choose(self, number: int | None) -> None:
        """A cell was touched, or a place without one."""
        self.chosen = number
        self.changed.emit()

    def give(self, content: Content) -> None:
        """A channel of a list was touched: it goes into the chosen cell, or the next place."""
        draft, chosen = self.draft, self.chosen
        if draft is None or chosen is None:
            self.add((content,))
            return
        change = draft.hold(chosen, content)
        if change is not None:
            self.do(change)
            self.choose(chosen)

    def add(self, contents: Sequence[Content]) -> None:
        """Channels were touched: they go into the next places."""
        draft = self.draft
        change: AnyChange | None = None
        match draft:
            case GridDraft():
                change = filled(draft, contents)
            case FreeDraft():
                change = filled(draft, contents)
        if change is None:
            self.said.emit(say(self.language, "full"))
        else:
            self.do(change)

    def called(self, content: Content) -> tuple[int, str]:
        """The row and the name of what a cell holds; -1 for what is no channel."""
        return contents_in(content, self._face.rows, self.language)

    @Slot()
    def takeAway(self) -> None:  # noqa: N802 - called from QML
        """Take the chosen cell away."""
        draft = self.draft
        if draft is not None and self.chosen is not None:
            self.do(draft.take(self.chosen))

    @Slot(int, int)
    def resize(self, columns: int, rows: int) -> None:
        """Give the grid more columns and rows, or fewer."""
        draft = self.draft
        if isinstance(draft, GridDraft):
            change = draft.resize(draft.columns + columns, draft.rows + rows)
            if change is not None:
                self.do(change)

    @Slot()
    def undo(self) -> None:
        """Take the last deed back."""
        self._step(Edit.undone)

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back last."""
        self._step(Edit.redone)

    def _step(self, way: Callable[[Edit], Edit]) -> None:
        if self.draft is not None and self.session is not None:
            self.chosen = None
            self.hold(replace(self.session, edit=way(self.session.edit)))
            self.said.emit("")

    carrying = Property(QObject, lambda self: self.carrying_, constant=True)
    marks = Property(QObject, lambda self: self.marks_, constant=True)

    @Slot()
    def _lay(self) -> None:
        """See which cells there are: the glass makes all of them anew, so only if they differ."""
        draft, cells = self.draft, []
        if draft is not None:
            told = [self.called(content) for content in draft.contents]
            grip = self.carrying_.grip
            cells = cells_of(draft, told, self.chosen, self._problems, grip, self.language)
        if cells != self._cells:
            self._cells = cells
            self.laid.emit()

    cells = Property(list, lambda self: self._cells, notify=laid)
    """Every cell, and every place that is empty."""
    hasChosen = Property(bool, lambda self: self.chosen is not None, notify=changed)  # noqa: N815

    def _get_displays(self) -> list[dict[str, float]]:
        surface = self._face.layout.surface if self._face.layout else None
        parts = map(surface.part, surface.displays) if surface else ()
        return [{"cx": p.x, "cy": p.y, "cw": p.width, "ch": p.height} for p in parts]

    displays = Property(list, _get_displays, notify=shaped)
    """Where each display stands, in fractions of the canvas."""

    def _get_aspect(self) -> float:
        arrangement = self._face.stage_.arrangement
        return arrangement.width / max(arrangement.height, 1.0)

    aspect = Property(float, _get_aspect, notify=shaped)
    """Width over height of the canvas."""
