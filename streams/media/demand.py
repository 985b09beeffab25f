"""What the glass asks of the engine: how large a channel stands there, and who looks at it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Focus(IntEnum):
    """How much attention a tile has."""

    NONE = 0
    WARM = 1
    SPOTLIGHT = 2


@dataclass(frozen=True)
class Demand:
    """One tile on the glass.

    Attributes:
        width: Pixels.
        height: Pixels.
        focus: ``WARM``: a finger is on it, or it is likely next; ``SPOTLIGHT``: it is enlarged.
    """

    width: int
    height: int
    focus: Focus = Focus.NONE
