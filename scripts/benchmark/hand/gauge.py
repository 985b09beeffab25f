"""Times every frame of the glass, and looks whether a tile in it is black."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtQuick import QQuickItem, QQuickWindow

from scripts.benchmark.hand.screen import LINES, grabbed, is_black
from wall.glass.runs import Box


@dataclass
class Gauge:
    """Frames of one window.

    Attributes:
        window: The wall's window.
        item: Its mosaic.
        tile: Where the watched tile stands now; None: nothing is watched.
        swaps: When each frame since `start` stood on the screen; s, monotonic.
        painting_ms: How long each took, from the look at what is new to the last pixel.
        black: Frames in which the watched tile was black.
    """

    window: QQuickWindow
    item: QQuickItem
    tile: Callable[[], Box | None]
    swaps: list[float] = field(default_factory=list)
    painting_ms: list[float] = field(default_factory=list)
    black: int = 0
    _on: bool = False
    _began: float = 0.0

    def __post_init__(self) -> None:
        """See every frame."""
        self.window.beforeSynchronizing.connect(self._begin)
        self.window.afterRendering.connect(self._end)
        self.window.frameSwapped.connect(self._swap)

    def start(self) -> None:
        """Forget all frames, and begin to count."""
        self.swaps, self.painting_ms, self.black = [], [], 0
        self._on = True

    def stop(self) -> list[float]:
        """Count no longer; milliseconds between the frames since `start`."""
        self._on = False
        return [float(gap) for gap in np.diff(self.swaps) * 1000.0]

    def _begin(self) -> None:
        self._began = time.monotonic()

    def _end(self) -> None:
        if self._on:
            self.painting_ms.append((time.monotonic() - self._began) * 1000.0)

    def _swap(self) -> None:
        if not self._on:
            return
        self.swaps.append(time.monotonic())
        box = self.tile()
        if box is not None:
            x, y, width, height = box
            lines = [
                grabbed(self.window, self.item, (x, y + height * share, width, 1.0))
                for share in LINES
            ]
            self.black += all(is_black(line) for line in lines)
