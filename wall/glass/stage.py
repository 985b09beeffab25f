"""Holds what stands on the glass: tiles, zoom, spotlight; all windows look at this one stage."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt, QTimer, Signal, Slot

from wall.glass.arrangement import TILE_ASPECT, Arrangement
from wall.glass.asking import spotlight_size
from wall.glass.awaiting import Awaiting
from wall.glass.feedpage import Bulletin
from wall.glass.laying import Ruler
from wall.glass.lighting import Lighting
from wall.glass.lookout import Changes, Lookout
from wall.glass.meter import Meter
from wall.glass.nofeeds import NoFeeds
from wall.glass.shade import Shade
from wall.glass.sight import Sight
from wall.glass.source import Source
from wall.glass.spotlights import Spotlights
from wall.glass.veil import Veil, Veils
from wall.glass.webpage.pages import WebPages

CALM_MS, LIVELY_MS = 100, 16
LIVELY_S = 2.0
"""After a touch the glass is looked at often, so that the first moving picture is not awaited."""
SAY_S = 1.0
"""Ages on the tiles change together, once a second: calmer than each at its own time."""


class Stage(Lighting):
    """One wall's stage.

    Args:
        source: Pictures and judgement.
        names: What the tiles are called, by channel index.
        language: ``ko`` or ``en``.
    """

    arranged = Signal()
    said = Signal()
    """Once a second: words and ages are due."""

    def __init__(self, source: Source, names: Sequence[str], language: str) -> None:
        """An empty stage, that ticks."""
        super().__init__(source)
        self.names = list(names)
        self.language = language
        self.meter = Meter()
        self.veil_words: dict[int, str] = {}
        """What a tile says that may not be seen, by its veil."""
        self.feeds: Bulletin = NoFeeds()
        """What the tiles of feeds say."""
        self.pages = WebPages()
        """Web pages that stand on it."""
        self.watch: Callable[[], None] = lambda: None
        """Told before each frame in which tiles may have grown or shrunk."""
        self.frames = source.frames
        self.lookout = Lookout(self.frames)
        self.shade = Shade(self.frames)
        self.aspects = self._read_aspects()
        self.touched: int | None = None
        """The channel that a finger came down on last: its pictures are awaited."""
        self._lively_until = 0.0
        self._ticked = time.monotonic()
        self._said = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)
        self._timer.start(CALM_MS)
        self.awaiting = Awaiting(lambda: self.frames)
        """The first moving picture of what a finger came down on last."""
        self.awaiting.came.connect(self.tick)

    def stop(self) -> None:
        """The windows are about to go: tick no more and forget them."""
        self._timer.stop()
        self.awaiting.stop()
        self.pages.close()
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
        self.awaiting.stop()
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
        self.watch()

    def press(self, channel: int) -> None:
        """A finger came down on a tile: its motion is made ready before the finger lifts."""
        self.touched = channel
        self.awaiting.begin(channel)
        self.source.touch(channel, *spotlight_size(self._windows, channel))
        self.enliven()

    @property
    def density(self) -> float:
        """Device pixels of a canvas unit while the whole canvas is seen, in the sharpest window."""
        return max((window.density() for window in self._windows), default=1.0)

    @property
    def ruler(self) -> Ruler:
        """By what all windows measure their gaps: that of the coarsest."""
        rulers = (window.ruler for window in self._windows)
        return min(rulers, key=lambda ruler: ruler.scale, default=Ruler(1.0, 1.0))

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

    def enliven(self) -> None:
        """Look at the pictures often for a while, and at once."""
        self._lively_until = time.monotonic() + LIVELY_S
        if self._timer.interval() != LIVELY_MS:
            self._timer.start(LIVELY_MS)

    @Slot()
    def tick(self) -> None:
        """Move what moves, and show what is new."""
        now = time.monotonic()
        elapsed, self._ticked = now - self._ticked, now
        self.step(min(elapsed, 0.1), now)
        self.watch()
        self.meter.look()
        changes = self.lookout.look(self.source.judge.present(self.frames.status, now))
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
