"""Judges from looks at a pulse whether a program lives, and when to start it again; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto

LOOK_S = 0.1
WELL_S = 60.0
"""A program that lived for so long was well: what ends it is no loop of crashes."""
PAUSES_S = (0.0, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0)
DOUBLINGS_MOST = 4


@dataclass(frozen=True)
class Pace:
    """How soon a program is missed.

    Attributes:
        hung_looks: Looks without a beat after which it hangs.
        start_looks: Looks to its first beat, after which it hangs too.
        pauses_s: Seconds to wait after the first of several crashes in a row, the second, …
    """

    hung_looks: int = 15
    start_looks: int = 600
    pauses_s: tuple[float, ...] = PAUSES_S

    def after(self, unborn: int) -> Pace:
        """After so many starts in a row that were given up before their first beat.

        Each gets twice the time of the one before: a machine so busy that a start takes longer
        than it is given would otherwise never show anything again.
        """
        return replace(self, start_looks=self.start_looks << min(unborn, DOUBLINGS_MOST))


WALL = Pace()
"""1.5 s without a beat, of a pulse that beats five times a second; a minute to the first: thousands
of channels, from a cold disk."""
KIOSK = Pace(start_looks=300, pauses_s=(0.0, 0.0, *PAUSES_S))
"""The same without a beat; a kiosk opens no cameras: half a minute, on a machine that is busy.
A blank screen is the worst of all: three crashes in a row are not waited out."""


class Health(Enum):
    """How a program is."""

    STARTING = auto()
    """It has not beaten yet."""
    WELL = auto()
    HUNG = auto()
    """It does not beat, or not any more."""


@dataclass(frozen=True)
class Vigil:
    """What the watchdog has seen of one run of the program.

    Looks are counted, not seconds: where the machine itself stood still and the watchdog with it,
    the program is not to blame.

    Attributes:
        beats: At the last look.
        still: How many looks since have found no further one.
        pace: How soon it is missed.
    """

    beats: int = 0
    still: int = 0
    pace: Pace = WALL

    def looked(self, beats: int) -> Vigil:
        """After one more look."""
        return replace(self, beats=beats, still=self.still + 1 if beats == self.beats else 0)

    @property
    def health(self) -> Health:
        """How the program is."""
        if self.still >= (self.pace.hung_looks if self.beats else self.pace.start_looks):
            return Health.HUNG
        return Health.WELL if self.beats else Health.STARTING


@dataclass(frozen=True)
class Patience:
    """How often a program has ended soon after its start.

    Attributes:
        crashes: In a row.
        pauses_s: Of its pace.
    """

    crashes: int = 0
    pauses_s: tuple[float, ...] = PAUSES_S

    def ended(self, lived_s: float) -> Patience:
        """After one that lived for so many seconds."""
        return replace(self, crashes=1 if lived_s >= WELL_S else self.crashes + 1)

    @property
    def pause_s(self) -> float:
        """Seconds to wait before it is started again: none after the first crash."""
        return self.pauses_s[min(max(self.crashes - 1, 0), len(self.pauses_s) - 1)]
