"""How somebody looks back: from which moment, how fast it goes on, where it is shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """What is wanted of a replay.

    Attributes:
        moment: Capture that is shown first, s, monotonic.
        speed: Seconds of capture a second; 0: it stands.
        canvas: Lent to it.
        width: Of its place on the glass, px.
        height: Of its place on the glass, px.
        quick: Whether the small stream will do, which is decoded in a tenth of the time: a finger
            passes over moments faster than large pictures come.
    """

    moment: float
    speed: float
    canvas: int
    width: int
    height: int
    quick: bool = False
