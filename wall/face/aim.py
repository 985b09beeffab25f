"""Makes a velocity of how far a finger pulls, or two fingers spread: fine near by, fast far off."""

from __future__ import annotations

import math
from typing import Final

from streams.onvif.ptz.velocity import STILL, Velocity

DEAD: Final = 22.0
"""Lines of 1080 within which a finger means nothing yet."""
REACH: Final = 260.0
"""Lines of 1080 at which a pull is as fast as the camera can."""
DEAD_SPREAD: Final = 0.1
"""Doublings of two fingers' distance within which they mean nothing yet."""
FULL_SPREAD: Final = 1.1
"""Doublings at which they zoom as fast as the camera can."""
BEND: Final = 0.65
"""How much of the way from a line to a cube the curve goes: a camera far zoomed in is touchy."""
STEP: Final = 0.02
"""Velocities are told in such steps: a finger's tremble is none."""


def turned(dx: float, dy: float) -> Velocity:
    """Return how fast a pull turns a camera.

    Args:
        dx: Lines of 1080 to the right of where the finger came down.
        dy: Lines of 1080 below it.
    """
    far = math.hypot(dx, dy)
    share = _curve(far, DEAD, REACH)
    if share == 0.0:
        return STILL
    return Velocity(pan=_step(share * dx / far), tilt=_step(-share * dy / far))


def zoomed(spread: float) -> Velocity:
    """Return how fast two fingers zoom a camera.

    Args:
        spread: How much further apart they are than when they came down; 2 is twice as far.
    """
    doublings = math.log2(min(max(spread, 1 / 64), 64.0))
    share = _curve(abs(doublings), DEAD_SPREAD, FULL_SPREAD)
    return Velocity(zoom=_step(math.copysign(share, doublings))) if share else STILL


def _curve(far: float, dead: float, full: float) -> float:
    """Return the share of full speed, 0 to 1; a step at least where it is not 0."""
    if far <= dead:
        return 0.0
    share = min((far - dead) / (full - dead), 1.0)
    return max((1.0 - BEND) * share + BEND * share**3, STEP)


def _step(share: float) -> float:
    return round(round(share / STEP) * STEP, 6)
