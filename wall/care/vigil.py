"""Judges from looks at a pulse whether a wall lives, and when to start a dead one again; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto

LOOK_S = 0.1
HUNG_LOOKS = 15
"""1.5 s without a beat, of a pulse that beats five times a second."""
START_LOOKS = 600
"""A minute to the first beat: thousands of channels, from a cold disk."""
WELL_S = 60.0
"""A wall that lived for so long was well: what ends it is no loop of crashes."""
PAUSES_S = (0.0, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0)


class Health(Enum):
    """How a wall is."""

    STARTING = auto()
    """It has not beaten yet."""
    WELL = auto()
    HUNG = auto()
    """It does not beat, or not any more."""


@dataclass(frozen=True)
class Vigil:
    """What the watchdog has seen of one run of the wall.

    Looks are counted, not seconds: where the machine itself stood still and the watchdog with it,
    the wall is not to blame.

    Attributes:
        beats: At the last look.
        still: How many looks since have found no further one.
    """

    beats: int = 0
    still: int = 0

    def looked(self, beats: int) -> Vigil:
        """After one more look."""
        return replace(self, beats=beats, still=self.still + 1 if beats == self.beats else 0)

    @property
    def health(self) -> Health:
        """How the wall is."""
        if self.still >= (HUNG_LOOKS if self.beats else START_LOOKS):
            return Health.HUNG
        return Health.WELL if self.beats else Health.STARTING


@dataclass(frozen=True)
class Patience:
    """How often a wall has ended soon after its start.

    Attributes:
        crashes: In a row.
    """

    crashes: int = 0

    def ended(self, lived_s: float) -> Patience:
        """After a wall that lived for so many seconds."""
        return Patience(1) if lived_s >= WELL_S else Patience(self.crashes + 1)

    @property
    def pause_s(self) -> float:
        """Seconds to wait before it is started again: none after the first crash."""
        return PAUSES_S[min(max(self.crashes - 1, 0), len(PAUSES_S) - 1)]
