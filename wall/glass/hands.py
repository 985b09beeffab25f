"""Does on the stage what the fingers on one window mean."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from wall.glass.gesture import (
    DoubleTap,
    Finger,
    Gesture,
    PairTap,
    Pan,
    Phase,
    Pinch,
    Press,
    Release,
    Tap,
)
from wall.glass.map.maphands import MapHands
from wall.glass.spotlights import Bay
from wall.glass.stage import Stage
from wall.glass.touch import Recogniser

if TYPE_CHECKING:
    from wall.glass.mosaic import MosaicItem

HASTY_S = 0.3
"""A tap so soon after a spotlight opened does not close it: it was meant for what stood there."""


class Hands:
    """All hands on one window.

    Args:
        item: The window's mosaic.
    """

    def __init__(self, item: MosaicItem) -> None:
        """No finger is down."""
        self._item = item
        self._recogniser = Recogniser()
        self._maps = MapHands(item)
        self._caught = False
        self._opened: int | None = None

    def feed(self, fingers: Sequence[Finger], stage: Stage) -> None:
        """Obey a report of fingers."""
        self._recogniser.unit = self._item.unit
        for gesture in self._recogniser.feed(self._maps.take(fingers, stage), time.monotonic()):
            self._obey(gesture, stage)
        if not self._recogniser.fingers:
            # Fingers may be taken from us without a word: nothing is to hold the canvas then.
            stage.release(holder=self)

    def drop(self, stage: Stage) -> None:
        """Someone else took the fingers."""
        down = (*self._recogniser.fingers, *self._maps.fingers)
        self.feed([Finger(id_, Phase.CANCEL, 0.0, 0.0) for id_ in down], stage)

    def _obey(self, gesture: Gesture, stage: Stage) -> None:
        if isinstance(gesture, Press):
            self._press(gesture, stage)
        elif isinstance(gesture, Tap):
            self._tap(gesture, stage)
        elif isinstance(gesture, DoubleTap):
            self._double_tap(stage)
        elif isinstance(gesture, PairTap):
            self._pair_tap(gesture, stage)
        else:
            self._move(gesture, stage)

    def _bay(self, x: float) -> Bay:
        return Bay(self._item, self._item.bay_at(x))

    def _move(self, gesture: Pan | Pinch | Release, stage: Stage) -> None:
        pane = self._item.pane
        if isinstance(gesture, Release):
            stage.release(gesture.vx / pane.scale, gesture.vy / pane.scale, holder=self)
            return
        if stage.spotlights.at(self._bay(gesture.x)) is not None:
            return
        if isinstance(gesture, Pinch):
            stage.zoom(*pane.to_frame(gesture.x, gesture.y), gesture.factor, holder=self)
        stage.pan(gesture.dx / pane.scale, gesture.dy / pane.scale, holder=self)

    def _press(self, press: Press, stage: Stage) -> None:
        self._caught = stage.moving and not stage.held
        if self._caught:
            stage.grab(self)
        channel = self._item.channel_at(press.x, press.y)
        if channel is not None and stage.spotlights.at(self._bay(press.x)) is None:
            stage.press(channel)

    def _tap(self, tap: Tap, stage: Stage) -> None:
        self._opened = None
        bay = self._bay(tap.x)
        spot = stage.spotlights.at(bay)
        if self._caught:
            # A finger that stops a moving canvas means the canvas, not the tile under it.
            stage.release(holder=self)
        elif spot is not None:
            if time.monotonic() - spot.began >= HASTY_S:
                stage.put_back(bay)
        elif not stage.maps.hasty:
            self._opened = self._item.channel_at(tap.x, tap.y)
            if self._opened is not None:
                stage.light(self._opened, self._item, bay.number)

    def _double_tap(self, stage: Stage) -> None:
        """The first tap has opened its tile already: nobody waits to see whether a second comes."""
        if self._opened is not None:
            stage.dim(self._opened)
            stage.approach(self._opened)

    def _pair_tap(self, tap: PairTap, stage: Stage) -> None:
        stage.release(holder=self)
        bay = self._bay(tap.x)
        if stage.spotlights.at(bay) is not None:
            stage.put_back(bay)
        else:
            stage.back()
