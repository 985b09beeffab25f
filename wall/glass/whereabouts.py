"""Says where on the canvas one is while it is enlarged: a small chart in the upper right corner."""

from __future__ import annotations

from dataclasses import dataclass

from wall.glass.arrangement import Arrangement
from wall.glass.laying import Projection
from wall.glass.runs import Box

LARGEST = (208.0, 132.0)
"""The chart's room; px at 1080 lines."""
MARGIN, PAD, LINE = 18.0, 7.0, 2.0
LEAST = 7.0
"""What is seen is marked at least so large, px at 1080 lines: one camera of thousands is a dot."""
ZOOMED = 1.02
"""Below this scale everything is seen, and there is nothing to be said."""
FAINT = 0.65
"""At rest the chart steps back."""
LINGERS_S = 1.5
FADE_S = 0.25


@dataclass(frozen=True)
class Chart:
    """Where the parts of the chart stand, in pixels of the window.

    Attributes:
        plate: Its ground.
        canvas: The tiles, all of them.
        seen: What the window shows of them.
        edges: Four lines around that.
    """

    plate: Box
    canvas: Box
    seen: Box
    edges: tuple[Box, ...]


def chart(
    tiles: Arrangement,
    projection: Projection,
    width: float,
    height: float,
    unit: float,
    head: float = 0.0,
) -> Chart | None:
    """Draw up the chart of one window; None where there are no tiles.

    Args:
        tiles: All of them.
        projection: How canvas units become pixels now.
        width: Of the window, pixels.
        height: Of the window, pixels.
        unit: Pixels of one line of 1080.
        head: Pixels that are covered from above.
    """
    if len(tiles.cells) == 0:
        return None
    left, top = tiles.cells[:, :2].min(axis=0).tolist()
    right, bottom = (tiles.cells[:, :2] + tiles.cells[:, 2:]).max(axis=0).tolist()
    scale = min(LARGEST[0] * unit / (right - left), LARGEST[1] * unit / (bottom - top))
    wide, high = round((right - left) * scale), round((bottom - top) * scale)
    pad, margin = round(PAD * unit), round(MARGIN * unit)
    x, y = round(width - margin - pad - wide), round(head) + margin + pad
    plate = (x - pad, y - pad, wide + 2 * pad, high + 2 * pad)

    def part(pixel: float, offset: float, first: float, last: float) -> float:
        """How far through the tiles a pixel of the window is, 0 to 1."""
        place = (pixel - offset) / projection.scale
        return min(max((place - first) / (last - first), 0.0), 1.0)

    x_ends = (x + wide * part(pixel, projection.x, left, right) for pixel in (0.0, width))
    y_ends = (y + high * part(pixel, projection.y, top, bottom) for pixel in (0.0, height))
    near_x, far_x = _least(*x_ends, least=LEAST * unit)
    near_y, far_y = _least(*y_ends, least=LEAST * unit)
    seen = (near_x, near_y, far_x - near_x, far_y - near_y)
    return Chart(_floats(plate), _floats((x, y, wide, high)), seen, _edges(seen, LINE * unit))


class Whereabouts:
    """How clearly the chart is to be seen, from moment to moment."""

    def __init__(self) -> None:
        """It is not there."""
        self.opacity = 0.0
        self._moved_at = 0.0
        self._stepped_at = 0.0

    def step(self, now: float, *, zoomed: bool, moving: bool) -> float:
        """Fade on.

        Args:
            now: Seconds, monotonic.
            zoomed: Whether there is something to be said.
            moving: Whether the view moves.

        Returns:
            The opacity now, 0 to 1.
        """
        if moving:
            self._moved_at = now
        goal = self._goal(now) if zoomed else 0.0
        step, self._stepped_at = min(now - self._stepped_at, 0.05) / FADE_S, now
        self.opacity += min(max(goal - self.opacity, -step), step)
        return self.opacity

    def fading(self, now: float, *, zoomed: bool) -> bool:
        """Whether it is not yet as clear, or as faint, as it should be."""
        return self.opacity != (self._goal(now) if zoomed else 0.0)

    def _goal(self, now: float) -> float:
        return 1.0 if now - self._moved_at < LINGERS_S else FAINT


def _least(near: float, far: float, *, least: float) -> tuple[float, float]:
    """A span of at least the least size, around the same middle; whole pixels."""
    rest = max(least - (far - near), 0.0) / 2
    return float(round(near - rest)), float(round(far + rest))


def _edges(box: Box, line: float) -> tuple[Box, ...]:
    x, y, width, height = box
    thick = float(max(round(line), 1))
    return (
        (x - thick, y - thick, width + 2 * thick, thick),
        (x - thick, y + height, width + 2 * thick, thick),
        (x - thick, y, thick, height),
        (x + width, y, thick, height),
    )


def _floats(box: tuple[int, int, int, int]) -> Box:
    x, y, width, height = box
    return float(x), float(y), float(width), float(height)
