"""Steers the canvas: what fingers, wheels and journeys do to the view that all windows share."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from wall.glass.arrangement import Arrangement, mosaic
from wall.glass.map.maps import Maps
from wall.glass.sight import Sight
from wall.glass.view import CLOSER, Limits, View, framed, pinch

THROWN = 0.25
"""Widths of the canvas a second; a canvas that is let go of at such a speed is to move on."""
NEARLY = 0.95
"""A tile that takes this share of the glass fills it."""


class Steering(QObject):
    """The tiles, and what part of them is seen."""

    outermost = Signal()
    """Somebody wants to go back further than the whole canvas."""

    def __init__(self) -> None:
        """No tiles, all in sight."""
        super().__init__()
        self.arrangement: Arrangement = mosaic((), 1.0, 1.0)
        self.sight = Sight()
        self.maps = Maps()
        self.gate: Callable[[int], bool] = lambda _channel: True
        """Asked before a channel is enlarged; whoever says no says why, too."""

    def relay(self) -> None:
        """Have every window lay out anew."""
        raise NotImplementedError

    def enliven(self) -> None:
        """Look at the pictures often for a while, and at once."""
        raise NotImplementedError

    def step(self, elapsed: float, now: float) -> None:
        """Move the canvas, and the maps on it, as far as they move by themselves.

        Args:
            elapsed: Seconds since the last step.
            now: Seconds, monotonic.
        """
        if self.sight.step(elapsed, now, self.limits):
            self.relay()
        if self.maps.step(elapsed, now):
            self.enliven()

    @property
    def view(self) -> View:
        """Zoom and pan now."""
        return self.sight.view

    @property
    def moving(self) -> bool:
        """Whether the canvas moves, or is held."""
        return self.sight.moving

    @property
    def limits(self) -> Limits:
        """The canvas as the frame of the view."""
        tiles = self.arrangement
        return Limits(tiles.width, tiles.height, tiles.filling * CLOSER)

    @property
    def held(self) -> bool:
        """Whether fingers hold the canvas."""
        return self.sight.held

    def grab(self, holder: object | None = None) -> bool:
        """Fingers hold the canvas: it no longer moves by itself.

        Args:
            holder: Whose fingers; those of another are not let in until these `release` it.

        Returns:
            Whether they have it now.
        """
        self.enliven()
        return self.sight.grab(holder or self)

    def pan(self, dx: float, dy: float, holder: object | None = None) -> None:
        """Drag the canvas, in units of the frame."""
        if self.grab(holder):
            self.sight.pan(dx, dy, self.limits)

    def zoom(self, x: float, y: float, factor: float, holder: object | None = None) -> None:
        """Enlarge the canvas around a point of the frame."""
        if self.grab(holder):
            self.sight.zoom(x, y, factor, self.limits)

    def release(self, vx: float = 0.0, vy: float = 0.0, holder: object | None = None) -> None:
        """Fingers let go of the canvas, at this speed in units a second."""
        if self.sight.release(holder or self, vx, vy):
            self._settle_on_one(thrown=math.hypot(vx, vy) > THROWN * self.arrangement.width)
        self.enliven()

    def _settle_on_one(self, *, thrown: bool) -> None:
        """A canvas let go of when hardly more than one tile is seen comes to rest on that one."""
        tiles, limits = self.arrangement, self.limits
        middle = self.view.to_canvas(tiles.width / 2, tiles.height / 2)
        cell = None if thrown else tiles.alone(*middle, self.view.scale)
        if cell is not None:
            self.sight.go(framed(cell, limits), limits, time.monotonic())

    def nudge(self, x: float, y: float, factor: float) -> None:
        """Travel a little further in or out around a point of the frame, as a wheel wants it."""
        goal = pinch(self.sight.goal, x, y, factor, self.limits)
        self.sight.go(goal, self.limits, time.monotonic())
        self.enliven()

    def show(self, view: View) -> None:
        """Zoom and pan to a view at once."""
        self.sight.show(view, self.limits)
        self.relay()

    def approach(self, channel: int) -> None:
        """Travel to a channel's tile until it fills the glass; from there, back out again."""
        cell = self.arrangement.cell_of(channel)
        if cell is None:
            return
        goal = framed(cell, self.limits)
        if self.view.scale > goal.scale * NEARLY:
            self.back()
            return
        if not self.gate(channel):  # a tile that fills the glass is as large as a spotlight
            return
        self.sight.go(goal, self.limits, time.monotonic())
        self.enliven()

    def back(self) -> None:
        """Travel out to the view that this one was zoomed in from."""
        if not self.moving and self.view == View():
            self.outermost.emit()
            return
        self.sight.back(time.monotonic())
        self.enliven()
