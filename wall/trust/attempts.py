"""Makes guessing a PIN slow: five wrong tries cost 30 s, and each further one twice as long."""

from __future__ import annotations

from dataclasses import dataclass, replace

FREE = 5
FIRST_S = 30.0
LONGEST_S = 900.0
"""A visitor who plays with the pad must not lock the wall's people out for the night."""


@dataclass(frozen=True)
class Attempts:
    """How often a wrong PIN was given since the last right one.

    Attributes:
        wrong: How many times.
        until: Seconds, monotonic; no PIN is looked at before.
    """

    wrong: int = 0
    until: float = 0.0

    def wait(self, now: float) -> float:
        """Seconds until the next try is looked at; 0 if it is at once."""
        return max(self.until - now, 0.0)

    def failed(self, now: float) -> Attempts:
        """After a wrong PIN."""
        wrong = self.wrong + 1
        if wrong < FREE:
            return replace(self, wrong=wrong)
        # The exponent is bounded too: nobody's patience may become a number without end.
        pause = min(FIRST_S * 2.0 ** min(wrong - FREE, 16), LONGEST_S)
        return Attempts(wrong, now + pause)
