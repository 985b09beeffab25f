"""Looks at what the wall has put on the screen, frame by frame, without having it drawn again."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtQuick import QQuickWindow

from scripts.benchmark.hand.screen import grabbed, is_black
from scripts.benchmark.hand.strip import SMALLEST, Strip, extent
from streams.floor.frame import Pixels
from streams.floor.truth import Tier
from wall.glass.mosaic import MosaicItem
from wall.glass.runs import Box
from wall.glass.spotlight import between
from wall.glass.stage import Stage

TRIES = 7
"""Places between which a growing spotlight is looked for: it grows while it is being drawn."""
ROOM = 2


@dataclass(frozen=True)
class Drawn:
    """The picture that the tile was drawn from.

    Attributes:
        picture: Canvas, buffer and sequence number: which picture it was.
        tier: The tier that it was decoded in.
        strip: The part with its frame code.
    """

    picture: tuple[int, int, int]
    tier: Tier
    strip: Strip | None


@dataclass
class Sight:
    """One frame of the glass, as it stood on the screen.

    Attributes:
        at: When it stood there, s, monotonic.
        changed: Whether the tile's pixels differ from those before the touch.
        black: Whether the picture was black.
        drawn: What the tile was drawn from; None while that is a still, or changed meanwhile.
        boxes: Where the spotlight may have stood; empty while it is closed.
        corner: Screen pixels around their bottom right corners.
        corner_at: Where those begin.
    """

    at: float
    changed: bool
    black: bool
    drawn: Drawn | None
    boxes: tuple[Box, ...] = ()
    corner: Pixels | None = None
    corner_at: tuple[int, int] = (0, 0)


@dataclass
class Eye:
    """Watches one channel in one window.

    Attributes:
        window: The wall's window.
        item: Its mosaic.
        stage: What it shows.
        sights: All frames since `open`.
    """

    window: QQuickWindow
    item: MosaicItem
    stage: Stage
    sights: list[Sight] = field(default_factory=list)
    frames: int = 0
    _channel: int = -1
    _tile: Box = (0.0, 0.0, 0.0, 0.0)
    _before: Pixels | None = None
    _began: float = 0.0
    _synced: float = 0.0
    _drawn: Drawn | None = None

    def __post_init__(self) -> None:
        """See every frame."""
        self.window.beforeSynchronizing.connect(self._begin)
        self.window.afterSynchronizing.connect(self._sync)
        self.window.frameSwapped.connect(self._see)

    def open(self, channel: int, tile: Box) -> None:
        """Look at a channel from now on.

        Args:
            channel: Its row.
            tile: Where its tile stands in the window.
        """
        self.sights = []
        self._channel, self._tile = channel, tile
        self._before = self._grab(tile)

    def close(self) -> None:
        """Look at nothing any more."""
        self._channel = -1

    def _begin(self) -> None:
        self._began = time.monotonic()

    def _sync(self) -> None:
        self._synced = time.monotonic()
        self._drawn = self._picture() if self._channel >= 0 else None

    def _see(self) -> None:
        now = time.monotonic()
        self.frames += 1
        if self._channel < 0:
            return
        drawn = self._drawn
        if drawn is not None and drawn.picture != self._token(drawn.picture[0]):
            drawn = None  # the worker was faster: which of the two was drawn is not known
        sight = Sight(now, self._differs(), black=False, drawn=drawn)
        sight.boxes = self._boxes()
        box = sight.boxes[-1] if sight.boxes else self._tile
        sight.black = all(is_black(self._grab(line)) for line in _lines(box))
        if sight.boxes and box[2] >= SMALLEST[0]:
            sight.corner, sight.corner_at = self._corner(sight.boxes)
        self.sights.append(sight)

    def _differs(self) -> bool:
        if self.sights and self.sights[-1].changed:
            return True
        return self._before is not None and not np.array_equal(self._before, self._grab(self._tile))

    def _picture(self) -> Drawn | None:
        frames = self.stage.frames
        canvas = int(self.stage.lookout.canvas[self._channel])
        if canvas < 0:
            return None
        token = self._token(canvas)
        if token[1] < 0 or token[2] % 2:
            return None
        tier = Tier(int(frames.canvases[canvas]["pictures"][token[1]]["tier"]))
        return Drawn(token, tier, Strip.of(frames.canvas(canvas, token[1])))

    def _token(self, canvas: int) -> tuple[int, int, int]:
        row = self.stage.frames.canvases[canvas]
        front = int(row["front"])
        return canvas, front, int(row["pictures"][max(front, 0)]["sequence"])

    def _boxes(self) -> tuple[Box, ...]:
        spot = self.stage.spotlight
        if spot is None or spot.channel != self._channel:
            return ()
        large = self.item.spotlight_place(spot.channel)
        tile = self.item.tile_of(spot.channel)
        if tile is None:
            return (large,) if spot.openness(self._began) >= 1.0 else ()
        times = np.linspace(self._began, self._synced, TRIES).tolist()
        return tuple(dict.fromkeys(between(tile, large, spot.openness(at)) for at in times))

    def _corner(self, boxes: tuple[Box, ...]) -> tuple[Pixels, tuple[int, int]]:
        right = max(box[0] + box[2] for box in boxes)
        bottom = max(box[1] + box[3] for box in boxes)
        wide, high = extent(boxes[-1][2], boxes[-1][3])
        left = min(box[0] + box[2] for box in boxes) - wide
        top = min(box[1] + box[3] for box in boxes) - high
        left, top = math.floor(left) - ROOM, math.floor(top) - ROOM
        size = (math.ceil(right) + ROOM - left, math.ceil(bottom) + ROOM - top)
        return self._grab((left, top, *size)), (left, top)

    def _grab(self, box: Box) -> Pixels:
        """What stands on the screen now at a place of the mosaic: BGRA, shape (h, w, 4)."""
        return grabbed(self.window, self.item, box)


def code_strips(sight: Sight) -> list[Strip]:
    """The strips on the screen that may hold the spotlight's frame code, the likeliest first."""
    if sight.corner is None:
        return []
    found = []
    for box in sight.boxes:
        # Whole pixels: the painter rounds each edge.
        left, top = round(box[0]), round(box[1])
        right, bottom = round(box[0] + box[2]), round(box[1] + box[3])
        wide, high = extent(right - left, bottom - top)
        x, y = right - sight.corner_at[0], bottom - sight.corner_at[1]
        if x - wide < 0 or y - high < 0 or right - left < SMALLEST[0]:
            continue
        pixels = sight.corner[y - high : y, x - wide : x]
        found.append(Strip(right - left, bottom - top, pixels))
    return found


def _lines(box: Box) -> list[Box]:
    """Three lines across a picture: the night is dark, but not all over and all along."""
    x, y, width, height = box
    return [(x, y + height * share, width, 1.0) for share in (0.25, 0.5, 0.75)]
