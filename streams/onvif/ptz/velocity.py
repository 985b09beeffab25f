"""How fast a lens is to turn and to zoom, in shares of what it can."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Velocity:
    """A velocity.

    Attributes:
        pan: From -1 (left, as fast as it can) to 1 (right).
        tilt: From -1 (down) to 1 (up).
        zoom: From -1 (out) to 1 (in).
    """

    pan: float = 0.0
    tilt: float = 0.0
    zoom: float = 0.0


STILL: Final = Velocity()
