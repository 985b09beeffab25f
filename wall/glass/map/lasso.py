"""A lasso is the line that a finger draws around a part of the map to choose what stands in it."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from wall.glass.map.clusters import Points

STEP = 3.0
"""Pixels between two of its points; nearer ones would be many and say nothing."""
LEAST = 24.0
"""Pixels that it is wide and high at least: a smaller one was a tap that trembled."""


@dataclass(frozen=True)
class Lasso:
    """A line as it was drawn.

    Attributes:
        points: In the map's units.
    """

    points: tuple[tuple[float, float], ...]

    def to(self, x: float, y: float, scale: float) -> Lasso:
        """The line drawn on to a point of the map; `scale` is pixels a unit."""
        last = self.points[-1]
        if max(abs(x - last[0]), abs(y - last[1])) * scale < STEP:
            return self
        return Lasso((*self.points, (x, y)))

    def encloses(self, scale: float) -> bool:
        """Whether it goes around anything, at this scale in pixels a unit."""
        xs, ys = zip(*self.points, strict=True)
        wide, high = max(xs) - min(xs), max(ys) - min(ys)
        return bool(min(wide, high) * scale >= LEAST)

    def inside(self, points: Points) -> tuple[int, ...]:
        """The numbers of those points that it goes around, closed by a straight line."""
        if len(self.points) < 3 or len(points) == 0:
            return ()
        ring = np.array(self.points)
        # Near the ring's own middle, so that single precision is enough.
        middle = ring.mean(axis=0)
        contour = (ring - middle).astype(np.float32)
        near = (points - middle).astype(np.float32)
        low, high = contour.min(axis=0), contour.max(axis=0)
        boxed = np.flatnonzero(((near >= low) & (near <= high)).all(axis=1)).tolist()
        return tuple(
            n for n in boxed if cv2.pointPolygonTest(contour, near[n].tolist(), False) >= 0
        )
