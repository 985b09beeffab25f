"""Remembers the views that one zoomed in from, so that a tap of two fingers goes back by one."""

from __future__ import annotations

from dataclasses import dataclass

from wall.glass.view import View

STEP = 1.2
"""A zoom by less than this factor is no level of its own."""
MOST = 16


@dataclass(frozen=True)
class Levels:
    """Views from the outermost inwards, each further out than the next and than the present one."""

    outer: tuple[View, ...] = ()

    def noted(self, before: View, after: View) -> Levels:
        """The levels after a movement from one rest to another."""
        if after.scale > before.scale * STEP:
            return Levels((*self._outside(before).outer, before)[-MOST:])
        return self._outside(after)

    def back(self, now: View) -> tuple[View, Levels]:
        """The view to go back to, the whole canvas where there is none, and the levels then."""
        left = self._outside(now).outer
        return (left[-1], Levels(left[:-1])) if left else (View(), Levels())

    def _outside(self, view: View) -> Levels:
        """Without those that are no further out than a view."""
        return Levels(tuple(level for level in self.outer if level.scale * STEP <= view.scale))
