"""Keeps the channels that stand enlarged: one in every bay, so that two people look at one each.

A bay is where a spotlight stands: a window, or one half of a window as wide as two displays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from wall.glass.runs import Box
from wall.glass.spotlight import Spotlight

WIDE = 2.4
"""A window with at least this aspect has two bays."""


@dataclass(frozen=True)
class Bay:
    """A place for a spotlight.

    Attributes:
        window: Whose it is.
        number: From the left, 0 first.
    """

    window: object
    number: int = 0


@dataclass(frozen=True)
class Lit:
    """A spotlight and where it stands."""

    spot: Spotlight
    bay: Bay


def bay_boxes(width: float, height: float) -> tuple[Box, ...]:
    """The bays of a window of so many pixels."""
    if width < WIDE * height:
        return ((0.0, 0.0, width, height),)
    half = width / 2
    return (0.0, 0.0, half, height), (half, 0.0, half, height)


class Spotlights:
    """All spotlights of one wall, the newest last."""

    def __init__(self) -> None:
        """Nothing is enlarged."""
        self.all: tuple[Lit, ...] = ()
        self.reels: dict[int, int] = {}
        """Channels whose past is shown, and the canvas on which it is."""
        self.lift = 0.0
        """Room below them for what leads a replay, px at 1080 lines."""

    @property
    def newest(self) -> Lit | None:
        """The newest that is open; without one, the newest on its way back."""
        open_ = [lit for lit in self.all if lit.spot.opening]
        return next(reversed(open_ or self.all), None)

    @property
    def channels(self) -> tuple[int, ...]:
        """Channels that are open, the newest last."""
        return tuple(lit.spot.channel for lit in self.all if lit.spot.opening)

    def at(self, bay: Bay) -> Spotlight | None:
        """What is open in a bay; None also while it returns."""
        return next((lit.spot for lit in self.all if lit.bay == bay and lit.spot.opening), None)

    def open(self, channel: int, bay: Bay, now: float) -> None:
        """Enlarge a channel; what stood in that bay gives way, and the channel's own other place.

        Args:
            channel: Channel index.
            bay: Where.
            now: Seconds, monotonic.
        """
        before = next((lit.spot for lit in self.all if lit.bay == bay), None)
        others = tuple(lit for lit in self.all if lit.bay != bay and lit.spot.channel != channel)
        if before is not None and before.channel == channel:
            spot = before if before.opening else before.turned(now, opening=True)
        else:
            # A bay that is open stays open: another picture takes the place at once.
            full = before is not None and before.openness(now) >= 1.0
            spot = Spotlight(channel, now, 1.0 if full else 0.0)
        self.all = (*others, Lit(spot, bay))

    def close(self, now: float, bay: Bay | None = None) -> None:
        """Send back what stands in a bay, or everywhere."""
        self.all = tuple(
            replace(lit, spot=lit.spot.turned(now, opening=False))
            if lit.spot.opening and bay in (None, lit.bay)
            else lit
            for lit in self.all
        )

    def rehouse(self, windows: Mapping[int, object]) -> None:
        """Let spotlights stand in other windows.

        Args:
            windows: The window in which each enlarged channel stands from now on.
        """
        self.all = tuple(
            replace(lit, bay=replace(lit.bay, window=windows.get(lit.spot.channel, lit.bay.window)))
            for lit in self.all
        )

    def sweep(self, now: float) -> bool:
        """Forget those that are back in their tiles; returns whether there were any."""
        before = len(self.all)
        self.all = tuple(lit for lit in self.all if not lit.spot.gone(now))
        return len(self.all) < before
