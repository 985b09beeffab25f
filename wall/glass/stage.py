"""Holds what stands on the glass: tiles, zoom, spotlight; all windows look at this one stage."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt, QTimer, Signal

from wall.glass.arrangement import TILE_ASPECT, Arrangement
from wall.glass.asking import Asker, Asking, spotlight_size
from wall.glass.lookout import Changes, Lookout
from wall.glass.meter import Meter
from wall.glass.runs import Box
from wall.glass.shade import Shade
from wall.glass.sight import Sight
from wall.glass.source import Source
from wall.glass.spotlight import Spotlight
from wall.glass.spotlights import Bay, Lit, Spotlights
from wall.glass.steering import Steering
from wall.glass.veil import Veil, Veils

CALM_MS, LIVELY_MS = 100, 16
LIVELY_S = 2.0
"""After a touch the glass is looked at often, so that the first moving picture is not awaited."""
SAY_S = 1.0
"""Ages on the tiles change together, once a second: calmer than each at its own time."""


class Window(Asker, Protocol):
    """What the stage asks of a window's mosaic."""

    def relay(self) -> None:
        """Tiles, zoom or names have changed: lay out anew."""

    def refresh(self, changes: Changes, now: float, *, say: bool) -> None:
        """Show what is new."""

    def tile_of(self, channel: int) -> Box | None:
        """Where a channel's tile stands in this window, None if it is not in sight."""

    def bay_of(self, channel: int) -> int:
        """The half of this window in which a channel's tile stands."""


class Stage(Steering):
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
        self.spotlights = Spotlights()
        self.private = ""
        """What a tile says that may not be seen."""
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
        self.spotlights = Spotlights()

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
        self.spotlights = Spotlights()
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

    @property
    def density(self) -> float:
        """Device pixels of a canvas unit while the whole canvas is seen, in the sharpest window."""
        return max((window.density() for window in self._windows), default=1.0)

    def prepare(self, cells: Mapping[int, tuple[float, float]]) -> None:
        """Have channels ready that stand on the glass soon.

        Args:
            cells: Width and height that each will have, in canvas units; all others are let go.
        """
        density = self.density
        self._asking.next = {
            channel: (round(width * density), round(height * density))
            for channel, (width, height) in cells.items()
        }
        self._asking.due = True

    def light(
        self, channel: int | None, home: Window | None = None, bay: int | None = None
    ) -> None:
        """Put a channel into a spotlight, or with None all that stand there back into their tiles.

        Args:
            channel: Channel index.
            home: The window that shows it; without one, that in which its tile is in sight.
            bay: Which half of a wide window; without one, that in which its tile is.
        """
        now = time.monotonic()
        if channel is None:
            self.spotlights.close(now)
        elif not self.gate(channel):
            return
        else:
            window = home or self._home_of(channel)
            if bay is None:
                bay = window.bay_of(channel) if window is not None else 0
            self.spotlights.open(channel, Bay(window, bay), now)
        self._relit(now)

    def put_back(self, bay: Bay) -> None:
        """Let what stands in one bay return to its tile."""
        now = time.monotonic()
        self.spotlights.close(now, bay)
        self._relit(now)

    def _relit(self, now: float) -> None:
        self._asking.ask_now(self.source, self._windows, self.spotlights.channels, now)
        self.enliven()
        self.spotlighted.emit()

    @property
    def spotlight(self) -> Spotlight | None:
        """The newest spotlight, also while it returns to its tile."""
        newest = self.spotlights.newest
        return newest.spot if newest is not None else None

    @property
    def home(self) -> object | None:
        """The window in which the newest spotlight stands."""
        newest = self.spotlights.newest
        return newest.bay.window if newest is not None else None

    @property
    def lit(self) -> int | None:
        """The channel that was enlarged last; None also while it returns to its tile."""
        return next(reversed(self.spotlights.channels), None)

    def lit_for(self, now: float) -> float:
        """Seconds since the newest spotlight opened."""
        return now - self.spotlight.began if self.spotlight is not None else 0.0

    def bears_caption(self, lit: Lit) -> bool:
        """Whether a spotlight says by itself whose picture it is.

        The panel of the first window tells of a single one, and of none elsewhere.
        """
        first = next(iter(self._windows), None)
        return len(self.spotlights.channels) > 1 or lit.bay.window is not first

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
        self._asking.ask(self.source, self._windows, self.spotlights.channels, now)
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
        if self.spotlights.sweep(now):
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
            or bool(self.spotlights.all)
            or bool((self.lookout.canvas >= 0).any())
        )
        wanted = LIVELY_MS if lively else CALM_MS
        if self._timer.interval() != wanted:
            self._timer.start(wanted)
