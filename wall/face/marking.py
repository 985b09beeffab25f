"""Remembers which channels hands have marked: their past is kept while they are small, too."""

from __future__ import annotations

from collections.abc import Callable

from layouts.channels import Channel
from streams.media.replay.replays import Replays

HANDS = "hands"
"""By whom these are marked, for the engine."""


class Marking:
    """The marks of one wall.

    Args:
        replays: Keeps the past of what is marked.
        channel_of: The channel of a row; None where there is none.
    """

    def __init__(self, replays: Replays, channel_of: Callable[[int], Channel | None]) -> None:
        """Nothing is marked."""
        self._replays, self._channel_of = replays, channel_of
        self._marked: dict[int, str] = {}
        """Rows, and the ids that their channels had when they were marked."""

    def __contains__(self, row: int) -> bool:
        """Whether a row is marked."""
        return row in self._marked

    def turn(self, row: int) -> bool:
        """Mark a row, or no longer; returns whether there is such a channel."""
        channel = self._channel_of(row)
        if channel is None:
            return False
        if self._marked.pop(row, None) is None:
            self._marked[row] = channel.id
        self._replays.mark(HANDS, self._marked)
        return True

    def look(self) -> None:
        """A mark goes with its channel: see which are gone."""
        present = {row: self._channel_of(row) for row in self._marked}
        gone = [row for row, c in present.items() if c is None or c.id != self._marked[row]]
        for row in gone:
            del self._marked[row]
        if gone:
            self._replays.mark(HANDS, self._marked)
