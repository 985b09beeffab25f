"""Names what fingers do and what it means: the words between Qt's events and the stage."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Phase(Enum):
    """What a finger did."""

    DOWN = auto()
    MOVE = auto()
    UP = auto()
    CANCEL = auto()


@dataclass(frozen=True)
class Finger:
    """One finger's report.

    Attributes:
        id: The same from its coming down to its lifting.
        phase: What it did.
        x: Pixels.
        y: Pixels.
        size: The larger diameter of its contact, mm; 0 where the screen does not tell.
    """

    id: int
    phase: Phase
    x: float
    y: float
    size: float = 0.0


@dataclass(frozen=True)
class Press:
    """A finger came down."""

    x: float
    y: float


@dataclass(frozen=True)
class Tap:
    """A finger lifted where it had come down."""

    x: float
    y: float


@dataclass(frozen=True)
class DoubleTap:
    """A second tap, soon after the first and in the same place; the first was told as a `Tap`."""

    x: float
    y: float


@dataclass(frozen=True)
class PairTap:
    """Two fingers of one hand came down and lifted together; their middle."""

    x: float
    y: float


@dataclass(frozen=True)
class Pan:
    """One finger drags by so many pixels; where it is now."""

    x: float
    y: float
    dx: float
    dy: float


@dataclass(frozen=True)
class Pinch:
    """Two or more fingers move: their middle, its movement, and how much they spread."""

    x: float
    y: float
    dx: float
    dy: float
    factor: float


@dataclass(frozen=True)
class Release:
    """The last finger of the hand that dragged lifted, at this speed in pixels a second."""

    vx: float
    vy: float


Gesture = Press | Tap | DoubleTap | PairTap | Pan | Pinch | Release
