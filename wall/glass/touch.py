"""Reads gestures from fingers: a state machine that gets points and gives press, tap, pan, pinch.

Several people stand at one wall.  A finger that lifts where it came down is a tap whatever other
fingers do; a pinch begins only when two are down and one of them moves.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

SLOP = 12.0
"""Pixels that a finger may tremble and still tap."""
SPEED_WINDOW_S = 0.1
"""The speed of a throw is that of the last tenth of a second."""


class Phase(Enum):
    """What a finger did."""

    DOWN = auto()
    MOVE = auto()
    UP = auto()
    CANCEL = auto()


@dataclass(frozen=True)
class Finger:
    """One finger's report, in pixels."""

    id: int
    phase: Phase
    x: float
    y: float


@dataclass(frozen=True)
class Press:
    """A finger came down."""

    x: float
    y: float


@dataclass(frozen=True)
class Tap:
    """A finger lifted where it had come down, soon after."""

    x: float
    y: float


@dataclass(frozen=True)
class Pan:
    """One finger drags by so many pixels."""

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
    """The last dragging finger lifted, at this speed in pixels a second."""

    vx: float
    vy: float


Gesture = Press | Tap | Pan | Pinch | Release


@dataclass
class _Track:
    x: float
    y: float
    down_x: float
    down_y: float
    moved: bool = False

    @property
    def away(self) -> bool:
        return math.hypot(self.x - self.down_x, self.y - self.down_y) > SLOP


@dataclass
class Recogniser:
    """Gestures of all fingers on one window."""

    _tracks: dict[int, _Track] = field(default_factory=dict)
    _trail: deque[tuple[float, float, float]] = field(default_factory=lambda: deque(maxlen=16))
    _dragging: bool = False

    @property
    def fingers(self) -> tuple[int, ...]:
        """Ids of the fingers that are down."""
        return tuple(self._tracks)

    def feed(self, fingers: Sequence[Finger], now: float) -> list[Gesture]:
        """Take one report of fingers.

        Args:
            fingers: Fingers that changed; those not named stay where they are.
            now: Seconds, monotonic.

        Returns:
            Gestures in the order in which they happened.
        """
        gestures: list[Gesture] = []
        before = self._hand()
        for finger in fingers:
            if finger.phase is Phase.DOWN:
                self._tracks[finger.id] = _Track(finger.x, finger.y, finger.x, finger.y)
                gestures.append(Press(finger.x, finger.y))
            elif finger.id in self._tracks and finger.phase is not Phase.CANCEL:
                self._move(self._tracks[finger.id], finger)
        if not any(finger.phase is Phase.DOWN for finger in fingers):
            gestures += self._drag(before, now)
        for finger in fingers:
            if finger.phase in (Phase.UP, Phase.CANCEL):
                gestures += self._lift(finger, now)
        return gestures

    def _move(self, track: _Track, finger: Finger) -> None:
        track.x, track.y = finger.x, finger.y
        track.moved = track.moved or track.away

    def _hand(self) -> tuple[float, float, float] | None:
        """Middle of all fingers and their mean distance from it."""
        if not self._tracks:
            return None
        points = [(track.x, track.y) for track in self._tracks.values()]
        x = sum(point[0] for point in points) / len(points)
        y = sum(point[1] for point in points) / len(points)
        spread = sum(math.hypot(px - x, py - y) for px, py in points) / len(points)
        return x, y, spread

    def _drag(self, before: tuple[float, float, float] | None, now: float) -> list[Gesture]:
        after = self._hand()
        if before is None or after is None:
            return []
        if not any(track.moved for track in self._tracks.values()):
            return []
        dx, dy = after[0] - before[0], after[1] - before[1]
        self._dragging = True
        self._trail.append((now, dx, dy))
        if len(self._tracks) == 1:
            return [Pan(dx, dy)] if dx or dy else []
        for track in self._tracks.values():
            track.moved = True
        factor = after[2] / before[2] if before[2] > 1.0 else 1.0
        return [Pinch(after[0], after[1], dx, dy, factor)]

    def _lift(self, finger: Finger, now: float) -> list[Gesture]:
        track = self._tracks.pop(finger.id, None)
        if track is None:
            return []
        gestures: list[Gesture] = []
        tapped = finger.phase is Phase.UP and not track.moved
        if tapped:
            gestures.append(Tap(track.x, track.y))
        if not self._tracks and self._dragging:
            gestures.append(Release(*self._speed(now)))
            self._dragging = False
            self._trail.clear()
        return gestures

    def _speed(self, now: float) -> tuple[float, float]:
        recent = [step for step in self._trail if now - step[0] <= SPEED_WINDOW_S]
        if len(recent) < 2:
            return 0.0, 0.0
        elapsed = max(now - recent[0][0], 1e-3)
        moved_x = sum(step[1] for step in recent[1:])
        moved_y = sum(step[2] for step in recent[1:])
        return moved_x / elapsed, moved_y / elapsed
