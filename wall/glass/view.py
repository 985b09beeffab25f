"""Zooms and pans the canvas without seams: a view is a value, every movement makes a new one."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

CLOSEST = 24.0
"""How far the canvas can be enlarged: one tile of a city of thousands then fills the glass."""
RUBBER = 0.45
"""How much of a movement beyond the edge is followed by the canvas."""
SPRING_S = 0.09
"""Time constant of the return into the limits."""
COAST_S = 0.32
"""Time constant in which a thrown canvas slows down."""
STILL_SPEED = 12.0
"""Canvas units a second (at 1,000 units of width) below which a throw has ended."""
SNUG = 5e-4


@dataclass(frozen=True)
class View:
    """Where the canvas stands in its frame: ``seen = scale * point + (x, y)``, in canvas units."""

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def to_canvas(self, x: float, y: float) -> tuple[float, float]:
        """The point of the canvas that is seen at a point of the frame."""
        return (x - self.x) / self.scale, (y - self.y) / self.scale

    def to_frame(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the canvas is seen."""
        return x * self.scale + self.x, y * self.scale + self.y


@dataclass(frozen=True)
class Limits:
    """The frame, in canvas units: the canvas covers it at scale 1."""

    width: float
    height: float
    closest: float = CLOSEST


def drag(view: View, dx: float, dy: float, limits: Limits) -> View:
    """Move the canvas with a finger; beyond its edge it follows like rubber."""
    home = settled(view, limits)
    stretched_x = abs(view.x - home.x) > SNUG * limits.width and (view.x - home.x) * dx > 0
    stretched_y = abs(view.y - home.y) > SNUG * limits.height and (view.y - home.y) * dy > 0
    return replace(
        view,
        x=view.x + dx * (RUBBER if stretched_x else 1.0),
        y=view.y + dy * (RUBBER if stretched_y else 1.0),
    )


def pinch(view: View, x: float, y: float, factor: float, limits: Limits) -> View:
    """Enlarge the canvas around a point of the frame, which stays under the fingers."""
    wanted = view.scale * factor
    if wanted < 1.0 and factor < 1.0:
        factor = 1.0 - (1.0 - factor) * RUBBER
    wanted = min(max(view.scale * factor, 0.6), limits.closest * 1.2)
    factor = wanted / view.scale
    return View(wanted, x - (x - view.x) * factor, y - (y - view.y) * factor)


def settled(view: View, limits: Limits) -> View:
    """The nearest view inside the limits: the canvas covers the whole frame."""
    scale = min(max(view.scale, 1.0), limits.closest)
    factor = scale / view.scale
    x = limits.width / 2 - (limits.width / 2 - view.x) * factor
    y = limits.height / 2 - (limits.height / 2 - view.y) * factor
    least_x, least_y = limits.width * (1 - scale), limits.height * (1 - scale)
    return View(scale, min(max(x, least_x), 0.0), min(max(y, least_y), 0.0))


@dataclass(frozen=True)
class Motion:
    """A view that moves by itself: thrown by a finger, or on its way back into the limits.

    Attributes:
        view: The view now.
        vx: Speed in canvas units a second.
        vy: Speed in canvas units a second.
    """

    view: View
    vx: float = 0.0
    vy: float = 0.0


def glide(motion: Motion, elapsed: float, limits: Limits) -> tuple[Motion, bool]:
    """Let a released canvas move on.

    Args:
        motion: View and speed after the last step.
        elapsed: Seconds since then.
        limits: The frame.

    Returns:
        View and speed now, and whether it has come to rest.
    """
    view, vx, vy = motion.view, motion.vx, motion.vy
    thrown = replace(view, x=view.x + vx * elapsed, y=view.y + vy * elapsed)
    home = settled(thrown, limits)
    outside = (
        abs(home.scale - thrown.scale) > SNUG
        or abs(home.x - thrown.x) > SNUG * limits.width
        or abs(home.y - thrown.y) > SNUG * limits.height
    )
    if outside:
        near = math.exp(-elapsed / SPRING_S)
        thrown = View(
            home.scale + (thrown.scale - home.scale) * near,
            home.x + (thrown.x - home.x) * near,
            home.y + (thrown.y - home.y) * near,
        )
    slower = math.exp(-elapsed / (SPRING_S if outside else COAST_S))
    vx, vy = vx * slower, vy * slower
    slow = math.hypot(vx, vy) < STILL_SPEED * limits.width / 1000
    if slow and not outside:
        return Motion(settled(thrown, limits)), True
    return Motion(thrown, 0.0 if slow else vx, 0.0 if slow else vy), False


def framed(box: tuple[float, float, float, float], limits: Limits) -> View:
    """The view in which a part of the canvas fills the frame."""
    x, y, width, height = box
    scale = min(limits.width / width, limits.height / height, limits.closest)
    centred = View(
        scale,
        limits.width / 2 - (x + width / 2) * scale,
        limits.height / 2 - (y + height / 2) * scale,
    )
    return settled(centred, limits)
