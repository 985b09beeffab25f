"""Puts several channels into a draft at once: at a finger, and where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from layouts.draft_change import Change, Content, Deed
from layouts.free_draft import FreeDraft
from layouts.grid_draft import GridDraft

DraftT = TypeVar("DraftT", GridDraft, FreeDraft)


def poured(draft: DraftT, contents: Sequence[Content], x: float, y: float) -> Change[DraftT] | None:
    """Put the first into the place at a point, and the others in order where nothing is.

    What the draft has already comes no second time, unless it has all of it.

    Args:
        draft: What is there.
        contents: At least one.
        x: Fraction of the canvas.
        y: Fraction of the canvas.

    Returns:
        The change, whose number is the cell of the first; None where not even that can be put.
    """
    first, *others = _new(draft, contents)
    change = draft.put(first, x, y)
    return change if change is None or not others else _followed(change, others)


def filled(draft: DraftT, contents: Sequence[Content]) -> Change[DraftT] | None:
    """Put these in order where nothing is; None where nothing is free.

    What the draft has already comes no second time, unless it has all of it.
    """
    first, *others = _new(draft, contents)
    change = draft.put_next(first)
    return change if change is None or not others else _followed(change, others)


def _new(draft: DraftT, contents: Sequence[Content]) -> list[Content]:
    there = draft.contents
    return [content for content in contents if content not in there] or list(contents)


def _followed(first: Change[DraftT], others: Sequence[Content]) -> Change[DraftT]:
    """Return a change by which others come, too, as long as there is room."""
    full, came = first.draft, first.came
    for content in others:
        change = full.put_next(content)
        if change is None:
            break
        full, came = change.draft, came + 1
    left = first.came + len(others) - came
    return replace(first, draft=full, deed=Deed.POUR, came=came, left=left)
