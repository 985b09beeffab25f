"""What a finger says to somebody who does not see the screen: pure, as screen readers have it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

TAP_S: Final = 0.35
"""A finger that is lifted sooner and stays where it is taps."""
HOLD_S: Final = 0.25
"""One that stays for so long asks what is there."""
TWICE_S: Final = 0.6
"""A second tap within this presses; until then the first is not yet a question."""
FLICK_S: Final = 0.5
TAP_MM: Final = 15.0
FLICK_MM: Final = 45.0


class Said(StrEnum):
    """What a finger says."""

    ASK = "ask"
    """What is here?"""
    PRESS = "press"
    NEXT = "next"
    BEFORE = "before"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True)
class Word:
    """One thing that a finger says.

    Attributes:
        said: What.
        x: Where, millimetres.
        y: Likewise.
    """

    said: Said
    x: float
    y: float


class Finger:
    """One finger on the glass; lengths are millimetres, moments monotonic seconds."""

    def __init__(self) -> None:
        """It is lifted."""
        self._began: tuple[float, float, float] | None = None
        self._asks = False
        self._tap: tuple[float, float, float] | None = None

    def down(self, x: float, y: float, now: float) -> None:
        """It comes down."""
        self._began, self._asks = (x, y, now), False

    def move(self, x: float, y: float, now: float) -> Word | None:
        """It moves, or stays."""
        if self._began is None:
            return None
        if not self._asks and now - self._began[2] >= HOLD_S:
            self._asks, self._tap = True, None
        return Word(Said.ASK, x, y) if self._asks else None

    def up(self, x: float, y: float, now: float) -> Word | None:
        """It is lifted."""
        began, self._began = self._began, None
        if began is None or self._asks:
            return None
        across, along, took = x - began[0], y - began[1], now - began[2]
        length = math.hypot(across, along)
        if length >= FLICK_MM and took <= FLICK_S:
            self._tap = None
            return Word(_way(across, along), x, y)
        if length > TAP_MM or took > TAP_S:
            self._tap = None
            return Word(Said.ASK, x, y)
        before, self._tap = self._tap, (x, y, now)
        if before is not None and now - before[2] <= TWICE_S:
            self._tap = None
            return Word(Said.PRESS, x, y)
        return None

    def wait(self, now: float) -> Word | None:
        """Time passes: a tap that no other follows asks what is there."""
        if self._tap is None or self._began is not None or now - self._tap[2] <= TWICE_S:
            return None
        (x, y, _), self._tap = self._tap, None
        return Word(Said.ASK, x, y)


def _way(across: float, along: float) -> Said:
    if abs(across) >= abs(along):
        return Said.NEXT if across > 0 else Said.BEFORE
    return Said.DOWN if along > 0 else Said.UP
