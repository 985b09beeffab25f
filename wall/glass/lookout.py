"""Sees which pictures and states are new since the last look, comparing all channels at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from streams.floor.frame import Frames

Mask = npt.NDArray[np.bool_]
NO_CANVAS = -1
UNSEEN = 255


@dataclass(frozen=True)
class Changes:
    """What is new, by channel; every mask has shape (capacity,).

    Attributes:
        stills: A new picture stands in the still slot.
        canvases: A new picture stands in the canvas, or the tile changed to or from one.
        states: The judgement changed.
    """

    stills: Mask
    canvases: Mask
    states: Mask

    def joined(self, later: Changes) -> Changes:
        """What is new in this look or in a later one."""
        return Changes(
            self.stills | later.stills,
            self.canvases | later.canvases,
            self.states | later.states,
        )

    def touch(self, channels: npt.NDArray[np.intp]) -> bool:
        """Whether anything is new of these channels."""
        new = self.stills | self.canvases | self.states
        return bool(new[channels].any())


class Lookout:
    """Compares the shared memory with what it was at the last look.

    Args:
        frames: The shared memory.
    """

    def __init__(self, frames: Frames) -> None:
        """Nothing has been seen yet: everything is new at the first look."""
        self._frames = frames
        capacity = frames.shape.capacity
        self.canvas = np.full(capacity, NO_CANVAS, np.int64)
        """The canvas that each tile is drawn from; -1: its still slot."""
        self.pictured = np.zeros(capacity, bool)
        """Whether a first picture stands in the still slot."""
        self.states = np.full(capacity, UNSEEN, np.uint8)
        self._stills = np.zeros(capacity, np.int64)
        self._canvases = np.full(capacity, NO_CANVAS, np.int64)

    def look(self, states: npt.NDArray[np.uint8]) -> Changes:
        """Compare, and remember what was seen.

        Args:
            states: The judgement of the moment, one a channel.
        """
        stills = self._frames.stills["sequence"].astype(np.int64)
        # A picture that is being written is looked at again at the next tick.
        stills = np.where(stills & 1, self._stills, stills)
        canvases = self._canvas_tokens()
        known = self.states.copy()
        count = min(len(known), len(states))
        known[:count] = states[:count]
        changes = Changes(stills != self._stills, canvases != self._canvases, known != self.states)
        self._stills, self._canvases, self.states = stills, canvases, known
        self.pictured = stills > 0
        return changes

    def _canvas_tokens(self) -> npt.NDArray[np.int64]:
        """A number for each channel that changes with every picture in its canvas."""
        canvas = self._frames.status["canvas"].astype(np.int64)
        shown = np.flatnonzero(canvas >= 0)
        rows = self._frames.canvases[canvas[shown]]
        front = rows["front"].astype(np.int64)
        ready = front >= 0
        sequence = rows["pictures"]["sequence"][np.arange(len(shown)), np.maximum(front, 0)]
        tokens = np.full(len(canvas), NO_CANVAS, np.int64)
        token = (canvas[shown] << 40) | (sequence.astype(np.int64) << 1) | front
        tokens[shown] = np.where(ready, token, NO_CANVAS)
        self.canvas = np.where(tokens >= 0, canvas, NO_CANVAS)
        return tokens
