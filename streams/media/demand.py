"""What the glass asks of the engine: how large a channel stands there, and who looks at it."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Focus(IntEnum):
    """How much attention a tile has."""

    NONE = 0
    NEAR = 1
    WARM = 2
    SPOTLIGHT = 3


class Demand(NamedTuple):
    """One tile on the glass; made and compared by the thousand whenever the glass changes.

    Attributes:
        width: Pixels.
        height: Pixels.
        focus: ``NEAR``: it stands beside what is enlarged, and its main stream is to be open;
            ``WARM``: a finger is on it, or it is next; ``SPOTLIGHT``: it is enlarged.
    """

    width: int
    height: int
    focus: Focus = Focus.NONE
