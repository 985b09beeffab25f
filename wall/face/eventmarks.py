"""Says what of all that happens is marked on the maps: whatever is told with its place."""

from __future__ import annotations

from typing import Any

from wall.face.cards import weight_colour
from wall.glass.map.citymap import EventMark
from wall.glass.palette import COLOURS
from wall.rules.board import Board
from wall.rules.words import weight

LONGEST = 36
"""Letters of an event's words on a map; its card has all of them."""
PART = " · "
"""What the parts of an alert's words stand between, of which the first says what it is."""


def short(words: str) -> str:
    """What is told of an event, as short as it is to stand on a map."""
    first = words.split(PART, maxsplit=1)[0]
    return first if len(first) <= LONGEST else first[: LONGEST - 1].rstrip() + "…"


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
            short(one.told(language)),
            one.position or (0.0, 0.0),
            weight_colour(weight(heavy[one.id])) if one.id in heavy else COLOURS.accent,
        )
        for one in placed
    )
