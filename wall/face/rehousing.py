"""Decides in which window an enlarged channel stands when displays come and go: pure.

A spotlight stays with its display.  Where the main display goes dark, its spotlights go with the
strips to the display that has these now, unless something is enlarged there, and back with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Rehousing:
    """Where each enlarged channel belongs.

    Attributes:
        windows: The window in which each stands, by channel.
        guests: The display to which a channel belongs that stands elsewhere meanwhile, by channel.
    """

    windows: Mapping[int, object]
    guests: Mapping[int, str] = field(default_factory=dict)


def rehoused(
    before: Rehousing,
    showed: Mapping[str, object],
    shows: Mapping[str, object],
    dark: Mapping[str, object],
    main: object,
) -> Rehousing:
    """Where enlarged channels stand after displays have come or gone.

    Args:
        before: Where they stood.
        showed: The window that showed each display then.
        shows: The window that shows each display now.
        dark: The window in which each display that is dark now would stand.
        main: The window with the strips.
    """
    displays = {id(window): display for display, window in showed.items()}
    homes = {
        channel: before.guests.get(channel) or displays.get(id(window))
        for channel, window in before.windows.items()
    }
    taken = {home for home in homes.values() if home is not None and home in shows}
    windows: dict[int, object] = {}
    guests: dict[int, str] = {}
    for channel, window in before.windows.items():
        home = homes[channel]
        if home is None:
            windows[channel] = window
        elif home in shows:
            windows[channel] = shows[home]
        elif window is main and not any(shows[name] is main for name in taken):
            windows[channel], guests[channel] = main, home
        else:
            windows[channel] = dark.get(home, window)
    return Rehousing(windows, guests)
