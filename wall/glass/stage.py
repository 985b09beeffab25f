"""Holds what stands on the glass: tiles, zoom, spotlight; all windows look at this one stage."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from wall.glass.arrangement import TILE_ASPECT, Arrangement, mosaic
from wall.glass.asking import Asker, Asking, spotlight_size
from wall.glass.lookout import Changes, Lookout
from wall.glass.meter import Meter
from wall.glass.runs import Box
from wall.glass.shade import Shade
from wall.glass.sight import Sight
from wall.glass.source import Source
from wall.glass.spotlight import Spotlight
from wall.glass.veil import Veil, Veils
from wall.glass.view import CLOSER, Limits, View, framed, pinch

CALM_MS, LIVELY_MS = 100, 16
LIVELY_S = 2.0
"""After a touch the glass is looked at often, so that the first moving picture is not awaited."""
SAY_S = 1.0
"""Ages on the tiles change together, once a second: calmer than each at its own time."""
ALONE, THROWN = (0.8, 1.3), 0.25
"""Shares of the scale at which a tile fills the glass, between which it is meant to; and the speed
of a throw, in widths of the canvas a second, that is meant to lead on."""
NEARLY = 0.95
"""A tile that takes this share of the glass fills it."""


class Window(Asker, Protocol):
    """What the stage asks of a window's mosaic."""

    def relay(self) -> None:
        """Tiles, zoom or names have changed: lay out anew."""

    def refresh(self, changes: Changes, now: float, *, say: bool) -> None:
        """Show what is new."""

    def tile_of(self, channel: int) -> Box | None:
        """Where a channel's tile stands in this window, None if it is not in sight."""


class Stage(QObject):
    """One wall's stage.

    Args:
        source: Pictures and judgement.
        names: What the tiles are called, by channel index.
        language: ``ko`` or ``en``.
    """

    spotlighted = Signal()
    arranged = Signal()
    said = Signal()
    """Once a second: words and ages are due."""

    def __init__(self, source: Source, names: Sequence[str], language: str) -> None:
        """An empty stage, that ticks."""
        super().__init__()
        self.source = source
        self.names = list(names)
        self.language = language
        self.meter = Meter()
        self.arrangement: Arrangement = mosaic((), 1.0, 1.0)
        self.sight = Sight()
        self.spotlight: Spotlight | None = None
        self.gate: Callable[[int], bool] = lambda _channel: True
        """Asked before a channel is enlarged; whoever says no says why, too."""
        self.private = ""
        """What a tile says that may not be seen."""
        self.home: Window | None = None
        """The window in which the spotlight stands."""
        self.frames = source.frames
        self.lookout = Lookout(self.frames)
        self.shade = Shade(self.frames)
        self.aspects = self._read_aspects()
        self._windows: list[Window] = []
        self._lively_until = 0.0
        self._ticked = time.monotonic()
        self._said = 0.0
        self._asking = Asking()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)
        self._timer.start(CALM_MS)

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

    def join(self, window: Window) -> None:
        """A window shows this stage from now on."""
        self._windows.append(window)

    def leave(self, window: Window) -> None:
        """A window is closing."""
        if window in self._windows:
            self._windows.remove(window)

    def stop(self) -> None:
        """The windows are about to go: tick no more and forget them."""
        self._timer.stop()
        self._windows.clear()
        self.home = None

    def arrange(self, arrangement: Arrangement, *, keep_view: bool = False) -> None:
        """Put other tiles onto the stage."""
        if not keep_view:
            self.sight = Sight()
        self.arrangement = arrangement
        self.relay()
        self.arranged.emit()

    def rename(self, names: Sequence[str]) -> None:
        """Channels were edited."""
        self.names = list(names)
        self.relay()

    def restart(self) -> None:
        """The source has new shared memory."""
        self.frames = self.source.frames
        self.lookout = Lookout(self.frames)
        self.shade = Shade(self.frames, self._fitting(self.shade.veils))
        self.aspects = self._read_aspects()
        self.spotlight = None
        self.relay()

    def veil(self, veils: Veils) -> None:
        """Show of each channel what may be seen of it, from the next frame on."""
        if np.array_equal(veils, self.shade.veils):
            return
        self.shade = Shade(self.frames, veils)
        every = np.ones(len(veils), bool)
        self.shade.renew(Changes(every, every, every), self.lookout)
        self.relay()

    def relay(self) -> None:
        """Have every window lay out anew."""
        self._asking.due = True
        for window in self._windows:
            window.relay()

    def press(self, channel: int) -> None:
        """A finger came down on a tile: its motion is made ready before the finger lifts."""
        self.source.touch(channel, *spotlight_size(self._windows, channel))
        self.enliven()

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
            self._settle_on_one(vx, vy)
        self.enliven()

    def _settle_on_one(self, vx: float, vy: float) -> None:
        """A canvas let go of when hardly more than one tile is seen comes to rest on that one."""
        tiles = self.arrangement
        near, far = (share * tiles.filling for share in ALONE)
        thrown = math.hypot(vx, vy) > THROWN * tiles.width
        if len(tiles.cells) < 2 or thrown or not near <= self.view.scale <= far:
            return
        place = tiles.at(*self.view.to_canvas(tiles.width / 2, tiles.height / 2))
        if place is not None:
            x, y, width, height = tiles.cells[place].tolist()
            now = time.monotonic()
            self.sight.go(framed((x, y, width, height), self.limits), self.limits, now)

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
        self.sight.back(time.monotonic())
        self.enliven()

    def light(self, channel: int | None, home: Window | None = None) -> None:
        """Put a channel into the spotlight, or with None the one there back into its tile.

        Args:
            channel: Channel index.
            home: The window that shows it; without one, that in which its tile is in sight.
        """
        if channel is not None and not self.gate(channel):
            return
        now = time.monotonic()
        spot = self.spotlight
        if channel is None:
            if spot is not None and spot.opening:
                self.spotlight = spot.turned(now, opening=False)
        elif spot is not None and spot.channel == channel:
            self.spotlight = spot if spot.opening else spot.turned(now, opening=True)
        else:
            start = spot.openness(now) if spot is not None else 0.0
            self.spotlight = Spotlight(channel, now, 1.0 if start >= 1.0 else 0.0)
            self.home = home or self._home_of(channel)
        self._asking.ask_now(self.source, self._windows, self.lit, now)
        self.enliven()
        self.spotlighted.emit()

    @property
    def lit(self) -> int | None:
        """The channel in the spotlight; None also while it returns to its tile."""
        spot = self.spotlight
        return spot.channel if spot is not None and spot.opening else None

    def lit_for(self, now: float) -> float:
        """Seconds since the spotlight opened."""
        return now - self.spotlight.began if self.spotlight is not None else 0.0

    @property
    def held(self) -> bool:
        """Whether fingers hold the canvas."""
        return self.sight.held

    def enliven(self) -> None:
        """Look at the pictures often for a while, and at once."""
        self._lively_until = time.monotonic() + LIVELY_S
        if self._timer.interval() != LIVELY_MS:
            self._timer.start(LIVELY_MS)

    def tick(self) -> None:
        """Move what moves, and show what is new."""
        now = time.monotonic()
        elapsed, self._ticked = now - self._ticked, now
        if self.sight.step(min(elapsed, 0.1), now, self.limits):
            self.relay()
        self.meter.look()
        changes = self.lookout.look(self.source.judge.states)
        self.shade.renew(changes, self.lookout)
        self._end_spotlight(now)
        say = now - self._said >= SAY_S
        if say:
            self._said = now
            self._watch_aspects()
            self.said.emit()
        for window in self._windows:
            window.refresh(changes, now, say=say)
        self._asking.due = self._asking.due or (self.moving and not self.sight.travelling)
        self._asking.ask(self.source, self._windows, self.lit, now)
        self._pace(now)

    def _fitting(self, veils: Veils) -> Veils:
        """Veils for the present memory: what is not known to be open is hidden."""
        fitting = np.full(self.frames.shape.capacity, Veil.HIDDEN, np.uint8)
        count = min(len(fitting), len(veils))
        fitting[:count] = veils[:count]
        return fitting

    def _home_of(self, channel: int) -> Window | None:
        sights = [window for window in self._windows if window.tile_of(channel) is not None]
        return next(iter(sights or self._windows), None)

    def _end_spotlight(self, now: float) -> None:
        if self.spotlight is not None and self.spotlight.gone(now):
            self.spotlight = None
            self._asking.due = True
            self.spotlighted.emit()

    def _watch_aspects(self) -> None:
        aspects = self._read_aspects()
        if not np.array_equal(aspects, self.aspects):
            self.aspects = aspects
            if not self.moving:
                self.relay()

    def _read_aspects(self) -> npt.NDArray[np.float64]:
        rows = self.frames.status
        width, height = rows["width"].astype(float), rows["height"].astype(float)
        known = (width > 0) & (height > 0)
        return np.where(known, width / np.maximum(height, 1.0), TILE_ASPECT)

    def _pace(self, now: float) -> None:
        lively = (
            self.moving
            or now < self._lively_until
            or self.spotlight is not None
            or bool((self.lookout.canvas >= 0).any())
        )
        wanted = LIVELY_MS if lively else CALM_MS
        if self._timer.interval() != wanted:
            self._timer.start(wanted)
