"""Sees which tiles the first frame after a command shows, and tells when it stood on the screen."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import Slot

from scripts.benchmark.hand.guest import Guest
from scripts.benchmark.hand.screen import black_tiles, grabbed
from streams.floor.truth import State
from wall.glass.arrangement import Arrangement
from wall.glass.runs import Box


@dataclass(frozen=True)
class Plan:
    """What is to be done.

    Attributes:
        report: File descriptor for the reports.
    """

    report: int


class Onlooker(Guest):
    """Touches nothing.

    Args:
        plan: What to do.
    """

    def __init__(self, plan: Plan) -> None:
        """Wait for the wall."""
        super().__init__(plan.report)
        self._shown: Arrangement | None = None
        self._drawn: Arrangement | None = None

    def ready(self) -> None:
        """See every frame from now on."""
        self._shown = self._drawn = self.stage.arrangement
        self.window.afterSynchronizing.connect(self._sync)
        self.window.frameSwapped.connect(self._see)
        self.tell("ready")

    @Slot()
    def _sync(self) -> None:
        self._drawn = self.stage.arrangement

    @Slot()
    def _see(self) -> None:
        at = time.monotonic()
        if self._drawn is self._shown or self._drawn is None:
            return
        self._shown = self._drawn
        laid = self.item.laid(self.stage)
        lookout = self.stage.lookout
        pictured = lookout.pictured | (lookout.canvas >= 0)
        boxes: list[Box] = [(x, y, w, h) for x, y, w, h in laid.tiles.tolist()]
        whole = (0.0, 0.0, self.item.width(), self.item.height())
        self.tell(
            "scene",
            at=at,
            channels=laid.channels.tolist(),
            pictured=int(pictured[laid.channels].sum()),
            live=int((lookout.states[laid.channels] == State.LIVE).sum()),
            moving=int(np.sum(lookout.canvas[laid.channels] >= 0)),
            black_tiles=black_tiles(grabbed(self.window, self.item, whole), boxes),
        )
