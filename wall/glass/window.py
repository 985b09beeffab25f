"""What the stage asks of each window's mosaic: to lay out, to show what is new, to say where."""

from __future__ import annotations

from typing import Protocol

import numpy as np
import numpy.typing as npt

from wall.glass.asking import Asker
from wall.glass.laying import Ruler
from wall.glass.lookout import Changes
from wall.glass.runs import Box


class Window(Asker, Protocol):
    """What the stage asks of a window's mosaic."""

    @property
    def ruler(self) -> Ruler:
        """By what gaps would be measured if this were the only window."""

    def relay(self) -> None:
        """Tiles, zoom or names have changed: lay out anew."""

    def refresh(self, changes: Changes, now: float, *, say: bool) -> None:
        """Show what is new."""

    def tile_of(self, channel: int) -> Box | None:
        """Where a channel's tile stands in this window, None if it is not in sight."""

    def bay_of(self, channel: int) -> int:
        """The half of this window in which a channel's tile stands."""

    def full(self, among: npt.NDArray[np.bool_]) -> frozenset[int]:
        """Channels whose tile is about as large here as their spotlight would be.

        Args:
            among: Of which channels that is asked, by channel index; shape (capacity,).
        """
