"""What can wait holds still while a finger waits, in all processes: time in shared memory."""

from __future__ import annotations

from typing import Final

from streams.floor.sharednumber import SharedNumber

HUSH_S: Final = 0.15
"""From a finger that comes down to the picture that it waits for, on a machine that is full."""
SHARE: Final = 0.25
"""Of the time that fingers may keep everything still, however many they are."""
MOST_S: Final = 0.6
"""So much of it at a stretch: four fingers, one after the other."""


class Hush:
    """Shared by the engine, which keeps it, and its workers and still decoders, which hold still.

    A city of thousands takes all the cores there are.  The channel that a finger is on would wait
    for a core as often as it computes, and what it waits for, stills and sockets of stills, is not
    awaited by anybody.  Nothing starves: what fingers take is bounded, and nobody has to end it.

    Args:
        descriptor: Of the shared memory; the hush closes it.
    """

    def __init__(self, descriptor: int) -> None:
        """Take it up."""
        self.descriptor = descriptor
        """What processes inherit."""
        self._number = SharedNumber(descriptor, "d")
        self._until = self._number.cell
        self._left, self._at = MOST_S, 0.0

    @classmethod
    def begin(cls) -> Hush:
        """A new one; nothing holds still."""
        return cls(SharedNumber.begin("citywall-hush"))

    @property
    def until(self) -> float:
        """When what can wait goes on, s, monotonic; it may have passed."""
        until: float = self._until[0]
        return until

    def keep(self, now: float) -> None:
        """A finger came down: hold still for a moment, or what is left of the share for that.

        Args:
            now: Seconds, monotonic.
        """
        self._left = min(self._left + (now - self._at) * SHARE, MOST_S)
        self._at = now
        going_on = max(self.until, now)
        longer = min(max(now + HUSH_S - going_on, 0.0), self._left)
        self._left -= longer
        self._until[0] = going_on + longer

    def close(self) -> None:
        """Give the memory back."""
        self._number.close()
