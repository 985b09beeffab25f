"""Says what of all that happens is marked on the maps: whatever is told with its place."""

from __future__ import annotations

from typing import Any

from wall.face.cards import weight_colour
from wall.glass.map.citymap import EventMark
from wall.glass.palette import COLOURS
from wall.rules.board import Board
from wall.rules.words import weight


def marks_of(board: Board[Any] | None, language: str) -> tuple[EventMark, ...]:
    """The marks of what happens now, the most urgent last, so that it lies on top.

    Args:
        board: The rules, and what happens.
        language: ``ko`` or ``en``.
    """
    if board is None:
        return ()
    heavy: dict[str, int] = {}
    for claim in board.claims:
        name = claim.happening.id
        heavy[name] = max(heavy.get(name, 0), claim.priority)
    placed = [one for one in board.lasting.values() if one.position is not None]
    placed.sort(key=lambda one: heavy.get(one.id, 0))
    return tuple(
        EventMark(
            one.id,
            one.told(language),
            one.position or (0.0, 0.0),
            weight_colour(weight(heavy[one.id])) if one.id in heavy else COLOURS.accent,
        )
        for one in placed
    )
