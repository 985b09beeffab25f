"""Keeps the maps that stand or stood on the glass, so that each is found again as it was left."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from layouts.channel import Channel
from layouts.map import Map
from wall.glass.map.citymap import CityMap, EventMark

MOST = 8
"""So many are remembered."""
SAME = 0.002
"""Aspects that differ by less are those of one place."""
HASTY_S = 0.6
"""A tap so soon after cameras came up was meant for the map that stood there."""
WAIT_MS = 320
"""After a tap on a place so long is waited for a second one, which means to come closer."""


@dataclass(frozen=True)
class Wanted:
    """Cameras that a hand on the map calls up.

    Attributes:
        kind: ``near`` (a place), ``event``, ``region`` (a lasso) or ``together`` (a cluster).
        rows: Their rows, in the order in which they are to stand.
        place: Latitude and longitude, where there is one place.
        words: What is told of the event.
    """

    kind: str
    rows: tuple[int, ...]
    place: tuple[float, float] | None = None
    words: str = ""


class Maps(QObject):
    """All maps of one wall."""

    wanted = Signal(object)
    """Of `Wanted`: somebody calls up cameras."""

    def __init__(self) -> None:
        """There is none."""
        super().__init__()
        self._maps: list[CityMap] = []
        self._channels: Sequence[Channel] = ()
        self._rows: Mapping[str, int] = {}
        self._events: tuple[EventMark, ...] = ()
        self._lent = False
        self._called_at = -HASTY_S
        self._waiting: tuple[CityMap, Wanted] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._waited)

    def replace(self, channels: Sequence[Channel], rows: Mapping[str, int]) -> None:
        """These are the channels from now on, and their rows by id."""
        self._channels, self._rows = channels, rows
        for one in self._maps:
            one.replace(channels, rows)

    def mark(self, events: tuple[EventMark, ...]) -> None:
        """These happen now, and no others."""
        if events == self._events:
            return
        self._events = events
        for one in self._maps:
            one.mark(events)

    def lend(self, *, lent: bool) -> None:
        """Have fingers carry cameras off all maps from now on, or call them up."""
        self.cancel()
        self._lent = lent
        for one in self._maps:
            one.lend(lent=lent)

    def of(self, content: Map, aspect: float) -> CityMap:
        """The map of a document in a place of this aspect, as it was left."""
        for one in self._maps:
            if one.content == content and abs(one.aspect / aspect - 1) < SAME:
                return one
        made = CityMap(content, aspect, self._channels, self._rows)
        made.mark(self._events)
        made.lent = self._lent
        before = next((one for one in reversed(self._maps) if one.content == content), None)
        if before is not None:
            made.look_as(before)
        self._maps = [*self._maps[1 - MOST :], made]
        return made

    def step(self, elapsed: float, now: float) -> bool:
        """Move what moves by itself; returns whether any map moves, or is held."""
        for one in self._maps:
            one.sight.step(elapsed, now, one.limits)
        return any(one.sight.moving or one.lasso is not None for one in self._maps)

    def ask(self, map_: CityMap, wanted: Wanted) -> None:
        """Call up cameras now."""
        self.cancel()
        map_.forget()
        if wanted.rows:
            self._called_at = time.monotonic()
            self.wanted.emit(wanted)

    @property
    def hasty(self) -> bool:
        """Whether a tap that comes now was meant for a map that has just given way."""
        return time.monotonic() - self._called_at < HASTY_S

    def ask_soon(self, map_: CityMap, wanted: Wanted) -> None:
        """Call up cameras unless the finger comes down again at once."""
        self.cancel()
        self._waiting = (map_, wanted)
        self._timer.start()

    def cancel(self) -> None:
        """Call up nothing."""
        self._timer.stop()
        if self._waiting is not None:
            self._waiting[0].forget()
            self._waiting = None

    @Slot()
    def _waited(self) -> None:
        if self._waiting is not None:
            self.ask(*self._waiting)
