"""What the glass asks of the engine: how large a channel stands there, and who looks at it."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Focus(IntEnum):
    """How much attention a tile has."""

    NONE = 0
    WARM = 1
    SPOTLIGHT = 2


class Demand(NamedTuple):
    """One tile on the glass; made and compared by the thousand whenever the glass changes.

    Attributes:
        width: Pixels.
        height: Pixels.
        focus: ``WARM``: a finger is on it, or it is likely next; ``SPOTLIGHT``: it is enlarged.
    """

    width: int
    height: int
    focus: Focus = Focus.NONE
