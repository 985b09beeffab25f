"""Turns moments into places on the bar of a replay, and places into moments; pure."""

from __future__ import annotations

from dataclasses import dataclass

from streams.media.replay.tape import HOLD_S, KEEP_S, Span

LIVE_SHARE = 0.985
"""Whoever drags so far to the right means what is live."""
LIVE_S = 0.6
"""A replay that has come so near to what is live is live again."""
GROWING_S = 3.0
"""What is held to so short a while ago is being held: it goes on until now."""


@dataclass(frozen=True)
class Timebar:
    """What a bar shows at one moment.

    Attributes:
        left: The moment at its left end, s, monotonic.
        now: The moment at its right end.
    """

    left: float
    now: float

    @property
    def length(self) -> float:
        """Seconds from end to end."""
        return max(self.now - self.left, 0.001)

    def x(self, moment: float) -> float:
        """Where a moment lies, 0 to 1."""
        return min(max((moment - self.left) / self.length, 0.0), 1.0)

    def moment(self, x: float) -> float:
        """The moment at a place."""
        return self.left + min(max(x, 0.0), 1.0) * self.length

    def spans(self, held: tuple[Span, ...]) -> list[list[float]]:
        """What is held, as pairs of places; the newest goes on until now while it grows."""
        places = []
        for first, last in held:
            end = self.now if self.now - last < GROWING_S else last
            if end > self.left:
                places.append([round(self.x(first), 4), round(self.x(end), 4)])
        return places


def timebar(since: float | None, now: float) -> Timebar:
    """The bar of the last half minute, and of what came since somebody began to look back.

    Args:
        since: When somebody began to look back, s, monotonic; None: nobody does.
        now: This moment.
    """
    longest = KEEP_S + HOLD_S
    left = now - KEEP_S if since is None else max(since - KEEP_S, now - longest)
    return Timebar(left, now)
