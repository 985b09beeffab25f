"""Keeps the fingers of one hand together, so that nobody's gesture is bent by somebody else's."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field

from wall.glass.gesture import Finger, Gesture, Pan, Pinch

SLOP = 12.0
"""Pixels at 1080 lines that a finger may tremble and still tap."""
SPEED_WINDOW_S = 0.1
"""The speed of a throw is that of the last tenth of a second."""
NEAREST = 1.0
"""Pixels of spread below which a pinch has no factor."""


@dataclass
class Track:
    """One finger that is down.

    Attributes:
        x: Pixels, now.
        y: Pixels, now.
        down_x: Where it came down.
        down_y: Where it came down.
        down_at: When; seconds, monotonic.
        moved: Whether it has left the place where it came down.
    """

    x: float
    y: float
    down_x: float
    down_y: float
    down_at: float
    moved: bool = False

    def follow(self, finger: Finger, slop: float) -> None:
        """The finger is elsewhere now."""
        self.x, self.y = finger.x, finger.y
        away = math.hypot(self.x - self.down_x, self.y - self.down_y)
        self.moved = self.moved or away > slop


@dataclass(frozen=True)
class Spread:
    """Where a hand is: the middle of its fingers, and their mean distance from it."""

    x: float
    y: float
    radius: float


@dataclass
class Hand:
    """Fingers that came down near one another.

    Attributes:
        tracks: Those that are down, by id.
        lifted: When and where the first of two fingers that came down together has lifted.
        dropped: Whether these are no fingers after all, but an arm or a palm.
    """

    tracks: dict[int, Track] = field(default_factory=dict)
    lifted: tuple[float, float, float] | None = None
    dropped: bool = False
    _trail: deque[tuple[float, float, float]] = field(default_factory=lambda: deque(maxlen=16))

    def distance(self, x: float, y: float) -> float:
        """Pixels from a point to the nearest finger."""
        return min(math.hypot(t.x - x, t.y - y) for t in self.tracks.values())

    def spread(self) -> Spread:
        """Where the hand is now."""
        points = [(track.x, track.y) for track in self.tracks.values()]
        x = sum(point[0] for point in points) / len(points)
        y = sum(point[1] for point in points) / len(points)
        radius = sum(math.hypot(px - x, py - y) for px, py in points) / len(points)
        return Spread(x, y, radius)

    @property
    def moved(self) -> bool:
        """Whether any finger has left its place."""
        return any(track.moved for track in self.tracks.values())

    def drag(self, before: Spread, now: float) -> list[Gesture]:
        """What the hand's movement since `before` means.

        Args:
            before: Where the hand was, with the same fingers.
            now: Seconds, monotonic.
        """
        after = self.spread()
        dx, dy = after.x - before.x, after.y - before.y
        self._trail.append((now, dx, dy))
        if len(self.tracks) == 1:
            return [Pan(after.x, after.y, dx, dy)] if dx or dy else []
        for track in self.tracks.values():
            track.moved = True
        factor = after.radius / before.radius if before.radius > NEAREST else 1.0
        return [Pinch(after.x, after.y, dx, dy, factor)]

    def speed(self, now: float) -> tuple[float, float]:
        """Pixels a second, at the end of a drag."""
        recent = [step for step in self._trail if now - step[0] <= SPEED_WINDOW_S]
        if len(recent) < 2:
            return 0.0, 0.0
        elapsed = max(now - recent[0][0], 1e-3)
        moved_x = sum(step[1] for step in recent[1:])
        moved_y = sum(step[2] for step in recent[1:])
        return moved_x / elapsed, moved_y / elapsed
