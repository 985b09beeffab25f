"""Holds one kiosk to what people do: a few opinions in a row, then one after the other; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Flood:
    """How many opinions may come at once, as drops in a bucket that empties steadily.

    Attributes:
        most: So many in a row; a family or a class may stand there.
        every_s: Then one in so many seconds.
        level: How full it is, in opinions.
        at: When that was, seconds of a clock that never jumps.
    """

    most: int = 12
    every_s: float = 10.0
    level: float = 0.0
    at: float = 0.0

    def wait_s(self, now: float) -> float:
        """Return for how long the next one has to wait; 0 where it need not."""
        over = self._level(now) + 1.0 - self.most
        return max(0.0, over * self.every_s)

    def taking(self, now: float) -> Flood:
        """Return the bucket with one more in it."""
        return replace(self, level=self._level(now) + 1.0, at=now)

    def _level(self, now: float) -> float:
        return max(0.0, self.level - max(0.0, now - self.at) / self.every_s)
