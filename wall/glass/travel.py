"""Takes the view to another by itself, around the point that stays in its place; eased out."""

from __future__ import annotations

import math
from dataclasses import dataclass

from wall.glass.view import View

SHORTEST_S, LONGEST_S = 0.22, 0.52
OCTAVE_S = 0.06
"""Seconds for each doubling of the scale."""
LEVEL = 1e-3
"""Scales nearer than this share are the same: the canvas moves straight."""


@dataclass(frozen=True)
class Travel:
    """A journey from one view to another.

    Attributes:
        start: Where it began.
        goal: Where it ends.
        began: Seconds, monotonic.
    """

    start: View
    goal: View
    began: float

    @property
    def seconds(self) -> float:
        """How long it takes: the longer, the more is passed on the way."""
        octaves = abs(math.log2(self.goal.scale / self.start.scale))
        return min(max(SHORTEST_S, SHORTEST_S + OCTAVE_S * octaves), LONGEST_S)

    def at(self, now: float) -> View:
        """The view at a moment."""
        passed = min(max((now - self.began) / self.seconds, 0.0), 1.0)
        eased = 1.0 - (1.0 - passed) ** 3
        if eased >= 1.0:
            return self.goal
        start, goal = self.start, self.goal
        if abs(goal.scale / start.scale - 1.0) < LEVEL:
            way = eased
            scale = start.scale + (goal.scale - start.scale) * eased
        else:
            # Each moment enlarges by the same factor, around the one point that both views share.
            scale = start.scale * (goal.scale / start.scale) ** eased
            way = (scale - start.scale) / (goal.scale - start.scale)
        return View(scale, start.x + (goal.x - start.x) * way, start.y + (goal.y - start.y) * way)

    def over(self, now: float) -> bool:
        """Whether it has arrived."""
        return now >= self.began + self.seconds
