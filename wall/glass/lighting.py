"""Enlarges channels on the stage: opens spotlights in their bays, and puts them back."""

from __future__ import annotations

import time

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Signal

from wall.glass.asking import Asking, spotlight_size
from wall.glass.source import Source
from wall.glass.spotlight import Spotlight
from wall.glass.spotlights import Bay, Lit, Spotlights
from wall.glass.steering import Steering
from wall.glass.window import Window


class Lighting(Steering):
    """The spotlights, and the windows in which they stand.

    Args:
        source: Pictures and judgement.
    """

    spotlighted = Signal()

    def __init__(self, source: Source) -> None:
        """Nothing is enlarged."""
        super().__init__()
        self.source = source
        self.spotlights = Spotlights()
        self._aside: tuple[Bay, float] | None = None
        self._windows: list[Window] = []
        self._asking = Asking()

    def join(self, window: Window) -> None:
        """A window shows this stage from now on."""
        self._windows.append(window)

    def leave(self, window: Window) -> None:
        """A window is closing."""
        if window in self._windows:
            self._windows.remove(window)

    def light(
        self, channel: int | None, home: Window | None = None, bay: int | None = None
    ) -> None:
        """Put a channel into a spotlight, or with None all that stand there back into their tiles.

        Args:
            channel: Channel index.
            home: The window that shows it; without one, that in which its tile is in sight.
            bay: Which half of a wide window; without one, that in which its tile is.
        """
        if channel is not None:
            window = home or self._home_of(channel)
            if bay is None:
                bay = window.bay_of(channel) if window is not None else 0
            self.light_in(Bay(window, bay), channel)
            return
        now = time.monotonic()
        self.spotlights.close(now)
        self._relit(now)

    def light_in(self, bay: Bay, channel: int) -> None:
        """Put a channel into the spotlight of this bay, if it may be enlarged."""
        if self.gate(channel):
            now = time.monotonic()
            self.spotlights.open(channel, bay, now)
            self._relit(now)

    def keep_free(self, bay: Bay, lines: float) -> None:
        """Leave so many lines of 1080 at the right of a bay, of this one alone; 0 for none."""
        aside = (bay, lines) if lines else None
        if aside != self._aside:
            self._aside = aside
            self.enliven()

    def kept_free(self, bay: Bay) -> float:
        """Lines of 1080 at the right of a bay that its picture leaves to something else."""
        return self._aside[1] if self._aside is not None and self._aside[0] == bay else 0.0

    def put_back(self, bay: Bay) -> None:
        """Let what stands in one bay return to its tile."""
        now = time.monotonic()
        self.spotlights.close(now, bay)
        self._relit(now)

    def dim(self, channel: int) -> None:
        """Let one channel return to its tile from wherever it stands enlarged."""
        for lit in self.spotlights.all:
            if lit.spot.opening and lit.spot.channel == channel:
                self.put_back(lit.bay)

    def reel(self, channel: int, canvas: int | None) -> None:
        """Show a channel's past from a canvas in its spotlight; None: what is live again."""
        reels = self.spotlights.reels
        if reels.get(channel) == canvas:
            return
        if canvas is None:
            reels.pop(channel, None)
        else:
            reels[channel] = canvas
        self.enliven()
        self.relay()

    def lift(self, room: float) -> None:
        """Leave more room below the spotlights, px at 1080 lines."""
        if self.spotlights.lift != room:
            self.spotlights.lift = room
            self.enliven()
            self.relay()

    def spotlight_size(self, channel: int) -> tuple[int, int]:
        """Device pixels of the largest spotlight that a channel can have now."""
        return spotlight_size(self._windows, channel)

    def full(self, among: npt.NDArray[np.bool_]) -> frozenset[int]:
        """Channels of which a tile is about as large, in any window, as a spotlight would be.

        Args:
            among: Of which channels that is asked, by channel index; shape (capacity,).
        """
        return frozenset().union(*(window.full(among) for window in self._windows))

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

    def _home_of(self, channel: int) -> Window | None:
        sights = [window for window in self._windows if window.tile_of(channel) is not None]
        return next(iter(sights or self._windows), None)

    def _end_spotlight(self, now: float) -> None:
        if self.spotlights.sweep(now):
            self._asking.due = True
            self.spotlighted.emit()
