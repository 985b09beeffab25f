"""How much of its budget the machine really grants: other programs want cores, too."""

from __future__ import annotations

LATE_S = 0.3
"""A worker that comes so late to what is due has less of the machine than it was planned for."""
LEAST = 0.1
"""Of the budget so much is always planned with."""
GIVE_UP, TAKE_BACK = 0.7, 0.05
"""The share that is kept of what is planned when work is late, and the share of the whole budget
that is taken back when it has long not been."""
CALM_S, AGAIN_S = 4.0, 1.0
"""So long work must have been in time before more is planned, and how often it is judged."""


class Pressure:
    """Plans with less at once where work comes late, and with more by and by where it does not.

    What is late because a camera or the network is late does not count: only what this machine was
    to do at a time and did not.
    """

    def __init__(self) -> None:
        """All of the budget is granted."""
        self.granted = 1.0
        self._late_at = self._judged_at = -float("inf")

    def look(self, late: float, now: float) -> float:
        """Judge the newest lateness, about once a second.

        Args:
            late: By how much the latest work came too late since the last look, s.
            now: Seconds, monotonic.

        Returns:
            The share of the budget to plan with, 0.1 to 1.
        """
        if late > LATE_S:
            self._late_at = now
        if now - self._judged_at < AGAIN_S:
            return self.granted
        if self._late_at > self._judged_at:
            self.granted = max(self.granted * GIVE_UP, LEAST)
        elif now - self._late_at >= CALM_S:
            self.granted = min(self.granted + TAKE_BACK, 1.0)
        self._judged_at = now
        return self.granted
