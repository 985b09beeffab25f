"""Says of which channels the last half minute is kept: enlarged ones, and those that are marked."""

from __future__ import annotations

from collections.abc import Collection

LINGER_S = 60.0
"""What was kept of an enlarged channel stays for so long after it went back: people come again."""


class Keeping:
    """The channels whose past is kept."""

    def __init__(self) -> None:
        """None is."""
        self._marked: frozenset[int] = frozenset()
        self._lit: dict[int, float] = {}

    def __contains__(self, channel: object) -> bool:
        """Whether a channel's past is kept."""
        return channel in self._marked or channel in self._lit

    @property
    def channels(self) -> frozenset[int]:
        """All of them."""
        return self._marked.union(self._lit)

    def mark(self, channels: Collection[int]) -> set[int]:
        """Keep the past of these, and of no others that are not enlarged.

        Returns:
            Channels for which this may be news.
        """
        before, self._marked = self._marked, frozenset(channels)
        return set(before ^ self._marked)

    def look(self, lit: Collection[int], now: float) -> set[int]:
        """See which channels are enlarged at a moment.

        Returns:
            Channels whose past is not kept any more.
        """
        for channel in lit:
            self._lit[channel] = now
        gone = {channel for channel, at in self._lit.items() if now - at > LINGER_S}
        for channel in gone:
            del self._lit[channel]
        return gone
