"""Says when a window is due to be painted: at once for what was touched, calmly for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from wall.glass.laying import Laid
from wall.glass.lookout import Changes
from wall.glass.stage import CALM_MS, Stage

if TYPE_CHECKING:
    from wall.glass.mosaic import MosaicItem

CALM_S = 0.9 * CALM_MS / 1000
"""How often new stills are shown; thousands come one by one, and none of them is awaited.  A little
less than the calm beat of the stage, which else would now and then miss one."""
MOTION_S = 0.03
"""How often tiles in motion are shown without a card: many that come one by one would cost a frame
each, and the cores that paint are those that decode.  Two of the stage's lively ticks."""


class Beat:
    """The beat of one window.

    Args:
        item: Its mosaic.
    """

    def __init__(self, item: MosaicItem) -> None:
        """Nothing has been painted."""
        self._item = item
        self._painted = 0.0
        self._lit: object = None

    def due(self, stage: Stage, laid: Laid, new: Changes, now: float, *, card: bool) -> bool:
        """Whether something is new that is to be seen now; the window is painted if so.

        Args:
            stage: What the window shows.
            laid: Its tiles.
            new: What is new since it was painted last.
            now: Seconds, monotonic.
            card: Whether a graphics card paints.
        """
        lit = self._enlarged(stage)
        due = lit != self._lit or self._awaited(stage, laid, new, now - self._painted, card=card)
        if due:
            self._painted, self._lit = now, lit
        return due

    def _awaited(
        self, stage: Stage, laid: Laid, new: Changes, passed: float, *, card: bool
    ) -> bool:
        watched = [lit.spot.channel for lit in stage.spotlights.all]
        if stage.touched is not None:
            watched.append(stage.touched)
        if new.touch(np.array(watched, np.intp)) or new.states[laid.channels].any():
            return True
        if (card or passed >= MOTION_S) and new.canvases[laid.channels].any():
            return True
        # A frame of stills takes a core for as long as half the awaited picture's decoding.
        return passed >= CALM_S and not stage.awaiting.under_way and new.touch(laid.channels)

    def _enlarged(self, stage: Stage) -> object:
        """What stands enlarged here and where, and which picture of the past is shown of it."""
        return tuple(
            (
                lit.spot.channel,
                self._item.spotlight_place(lit.spot.channel, lit.bay.number),
                self._of_the_past(stage, lit.spot.channel),
            )
            for lit in stage.spotlights.all
            if lit.bay.window is self._item
        )

    def _of_the_past(self, stage: Stage, channel: int) -> tuple[int, int, int] | None:
        canvas = stage.spotlights.reels.get(channel, -1)
        if canvas < 0:
            return None
        row = stage.frames.canvases[canvas]
        front = int(row["front"])
        return canvas, front, int(row["pictures"][max(front, 0)]["sequence"])
