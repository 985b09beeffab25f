"""Tells the source what stands on the glass: at most ten times a second, and only what changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from streams.media.demand import Demand, Focus
from wall.glass.source import Source

EVERY_S = 0.1


class Asker(Protocol):
    """What is asked of a window."""

    def density(self) -> float:
        """Device pixels of a canvas unit while this window shows all that it can."""

    def demands(self) -> dict[int, tuple[int, int]]:
        """Pixels of every channel that stands in this window."""

    def spotlight_size(self, channel: int) -> tuple[int, int]:
        """Pixels that the spotlight of a channel has in this window."""


def spotlight_size(windows: Sequence[Asker], channel: int) -> tuple[int, int]:
    """Pixels of the largest spotlight that a channel can have."""
    return max((window.spotlight_size(channel) for window in windows), default=(1, 1))


class Asking:
    """Remembers when the source was told last, and whether that is out of date."""

    def __init__(self) -> None:
        """Nothing has been said yet."""
        self.due = True
        self.next: dict[int, tuple[int, int]] = {}
        """Channels that stand on the glass soon, and their pixels then: made ready before."""
        self._asked = 0.0

    def ask(
        self, source: Source, windows: Sequence[Asker], lit: Collection[int], now: float
    ) -> None:
        """Tell the source, if it is due and not too soon.

        Args:
            source: Who is told.
            windows: All windows.
            lit: The channels in spotlights.
            now: Seconds, monotonic.
        """
        if self.due and now - self._asked >= EVERY_S:
            self.ask_now(source, windows, lit, now)

    def ask_now(
        self, source: Source, windows: Sequence[Asker], lit: Collection[int], now: float
    ) -> None:
        """Tell the source at once."""
        self.due, self._asked = False, now
        wanted: dict[int, Demand] = {}
        for window in windows:
            for channel, (width, height) in window.demands().items():
                known = wanted.get(channel)
                if known is None or known.width < width:
                    wanted[channel] = Demand(width, height)
        for channel, (width, height) in self.next.items():
            known = wanted.get(channel, Demand(0, 0))
            wanted[channel] = Demand(max(width, known.width), max(height, known.height), Focus.WARM)
        for channel in lit:
            _open_beside(wanted, channel)
        for channel in lit:
            wanted[channel] = Demand(*spotlight_size(windows, channel), Focus.SPOTLIGHT)
        source.show(wanted)


def _open_beside(wanted: dict[int, Demand], lit: int) -> None:
    """Have the main streams of the neighbours of what is enlarged open: fingers go there next."""
    order = list(wanted)
    place = order.index(lit) if lit in wanted else -1
    for beside in (place - 1, place + 1) if place >= 0 else ():
        if 0 <= beside < len(order) and wanted[order[beside]].focus is Focus.NONE:
            wanted[order[beside]] = wanted[order[beside]]._replace(focus=Focus.NEAR)
