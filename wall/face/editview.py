"""What QML is told of a scene that is edited: its cells, and what stands beside them; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from layouts.draft import Draft
from layouts.draft_change import Content, channel_in
from layouts.grid_draft import GridDraft
from layouts.problem import DocumentError
from layouts.scene_file import cell_of
from wall.face.carry import Point, grips
from wall.face.editwords import say
from wall.face.program import Rows
from wall.face.session import Session

MOST_EMPTY = 400
"""With more places that are empty, none is drawn: they would be too small to be hit."""


@dataclass(frozen=True)
class Notice:
    """What is said to who edits.

    Attributes:
        words: In the viewer's language.
        detail: The sentence of the documents' own checks.
        bad: Whether something went wrong.
    """

    words: str = ""
    detail: str = ""
    bad: bool = False


def problems_of(error: DocumentError, language: str) -> dict[int, str]:
    """Return what is wrong with which cell, in the words of the command line."""
    told: dict[int, str] = {}
    for problem in error.problems:
        number = cell_of(problem)
        if number is not None:
            told.setdefault(number, problem.advice(language))
    return told


def contents_in(content: Content, rows: Rows, language: str) -> tuple[int, str]:
    """Return the row and the name of what a cell holds; -1 for what is no channel."""
    channel = channel_in(content)
    if channel is None:
        return -1, ""
    row = rows.by_id.get(channel, -1)
    return row, rows.by_row[row].name(language) if row in rows.by_row else channel


def cells_of(
    draft: Draft,
    told: Sequence[tuple[int, str]],
    chosen: int | None,
    problems: Mapping[int, str],
    grip: Point,
    language: str,
) -> list[dict[str, Any]]:
    """Return every cell and every empty place.

    Args:
        draft: What is edited.
        told: The row and the name of what each cell holds.
        chosen: The cell that was touched last.
        problems: What is wrong with which cell.
        grip: The size of a corner's grip, in fractions of the canvas.
        language: ``ko`` or ``en``.
    """
    cells: list[dict[str, Any]] = []
    for number, (row, name) in enumerate(told):
        rect = draft.rect(number)
        missing = row < 0 and channel_in(draft.contents[number]) is not None
        note = say(language, "unknown", channel=name) if missing else ""
        cells.append(
            {
                **_sides(rect.x, rect.y, rect.width, rect.height),
                "number": number,
                "chosen": number == chosen,
                "problem": problems.get(number, note),
                "grips": [
                    {"right": corner.right, "bottom": corner.bottom}
                    for corner in grips(rect, grip, chosen=number == chosen)
                ],
            }
        )
    empty = draft.empty
    for rect in empty if len(empty) <= MOST_EMPTY else ():
        place = {"number": -1, "chosen": False, "problem": "", "grips": []}
        cells.append(_sides(rect.x, rect.y, rect.width, rect.height) | place)
    return cells


def bar_of(
    session: Session | None, notice: Notice, language: str, busy: bool, *, waiting: bool
) -> dict[str, Any]:
    """Return what stands beside the canvas.

    Args:
        session: The edit; None for none.
        notice: What is to be said.
        language: ``ko`` or ``en``.
        busy: Whether a document is being read or written.
        waiting: Whether a draft waits to be gone on with.
    """
    button = say(language, "go_on" if waiting else "edit")
    if session is None:
        return {"button": button, "waiting": False}
    draft, edit = session.draft, session.edit
    grid = isinstance(draft, GridDraft)
    name = session.name(language, say(language, "new"))
    return {
        "button": button,
        "waiting": waiting,
        "name": name,
        "title": say(language, "editing", name=name),
        "state": say(language, "unsaved" if edit.dirty or not session.basis.value else "as_saved"),
        "dirty": edit.dirty,
        "askLeave": say(language, "ask_leave", name=name),
        "grid": grid,
        "columns": draft.columns if isinstance(draft, GridDraft) else 0,
        "rows": draft.rows if isinstance(draft, GridDraft) else 0,
        "canUndo": bool(edit.past),
        "canRedo": bool(edit.future),
        "canSave": not busy and (edit.dirty or not session.basis.value) and bool(draft.contents),
        "canSaveAs": not busy and bool(draft.contents),
        "canUndoSave": not busy and bool(session.saves),
        "busy": busy,
        "notice": notice.words,
        "detail": notice.detail,
        "bad": notice.bad,
    }


def _sides(x: float, y: float, width: float, height: float) -> dict[str, Any]:
    return {"cx": x, "cy": y, "cw": width, "ch": height}
