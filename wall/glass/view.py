"""Zooms and pans the canvas without seams: a view is a value, every movement makes a new one."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

CLOSER = 2.0
"""The canvas can be enlarged until a tile is so many times as large as the glass."""
RUBBER = 0.55
"""How much of a movement beyond the edge is followed by the canvas, at the edge: ever less of it
further out, as on a phone."""
FURTHEST_OUT = 0.6
OVER = 1.2
"""Scales that fingers can force, as shares of the least and of the closest."""
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
    """The frame, in canvas units: the canvas covers it at scale 1.

    Attributes:
        width: Canvas units.
        height: Canvas units.
        closest: The largest scale.
    """

    width: float
    height: float
    closest: float = 24.0


def drag(view: View, dx: float, dy: float, limits: Limits) -> View:
    """Move the canvas with a finger; beyond its edge it follows like rubber."""
    home = settled(view, limits)
    return replace(
        view,
        x=view.x + dx * _followed(view.x - home.x, limits.width),
        y=view.y + dy * _followed(view.y - home.y, limits.height),
    )


def _followed(over: float, room: float) -> float:
    """The share of a movement that a canvas follows which is beyond its edge by so much."""
    if abs(over) <= SNUG * room:
        return 1.0
    return RUBBER * max(1.0 - abs(over) / room, 0.0) ** 2


def pinch(view: View, x: float, y: float, factor: float, limits: Limits) -> View:
    """Enlarge the canvas around a point of the frame, which stays under the fingers."""
    wanted = view.scale * factor
    if wanted < 1.0 and factor < 1.0:
        factor = 1.0 - (1.0 - factor) * RUBBER
    wanted = min(max(view.scale * factor, FURTHEST_OUT), limits.closest * OVER)
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
