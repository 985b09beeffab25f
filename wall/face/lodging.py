"""Lets enlarged channels stay with their display while displays come and go."""

from __future__ import annotations

from collections.abc import Mapping

from wall.face.rehousing import Rehousing, rehoused
from wall.glass.stage import Stage


class Lodging:
    """Where spotlights stand, by display.

    Args:
        stage: Has the spotlights.
    """

    def __init__(self, stage: Stage) -> None:
        """No display is known yet."""
        self._stage = stage
        self._showed: Mapping[str, object] = {}
        self._guests: Mapping[int, str] = {}

    def move(self, shows: Mapping[str, object], dark: Mapping[str, object], main: object) -> None:
        """Displays have come or gone.

        Args:
            shows: The window that shows each display now.
            dark: The window in which each display that is dark now would stand.
            main: The window with the strips.
        """
        lit = {one.spot.channel: one.bay.window for one in self._stage.spotlights.all}
        guests = {channel: home for channel, home in self._guests.items() if lit.get(channel)}
        now = rehoused(Rehousing(lit, guests), self._showed, shows, dark, main)
        self._stage.spotlights.rehouse(now.windows)
        self._guests = now.guests
        self._showed = {**dark, **shows}
