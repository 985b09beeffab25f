"""Lends canvases to the channels that stand large on the glass, and takes them back in time."""

from __future__ import annotations

from collections import deque

from streams.floor.frame import ARENA_BYTES, BUFFERS, Frames, canvas_bytes

SIZES = (
    (160, 90),
    (240, 136),
    (320, 180),
    (480, 270),
    (640, 360),
    (960, 540),
    (1280, 720),
    (1920, 1080),
    (2560, 1440),
    (3840, 2160),
)
"""Canvases come in these sizes, px, so that they can be lent again."""
LARGER_THAN = 128
"""Tiles no wider than this, px, are drawn from their still slots."""
GRACE_S = 0.5
"""A canvas that was given up may still be on the glass for so long."""


def size_for(width: int, height: int) -> tuple[int, int]:
    """The smallest canvas that holds a picture of this size, or the largest there is."""
    for size in SIZES:
        if size[0] >= width and size[1] >= height:
            return size
    return SIZES[-1]


class Canvases:
    """The arena's book: which canvas is lent to which channel (the engine alone).

    Args:
        frames: The shared memory.
    """

    def __init__(self, frames: Frames) -> None:
        self._frames = frames
        self._lent: dict[int, int] = {}
        self._replays: dict[int, int] = {}
        self._free: dict[tuple[int, int], list[int]] = {}
        self._returned: deque[tuple[float, int, int]] = deque()
        self._made = 0
        self._end = 0

    def of(self, channel: int) -> int:
        """The canvas a channel has, or -1."""
        return self._lent.get(channel, -1)

    def lend(self, channel: int, width: int, height: int, now: float) -> int:
        """A canvas for a tile of this size; the one it has, if that fits.

        Returns:
            Index of the canvas; -1 for a small tile, or when the arena is full.
        """
        if width <= LARGER_THAN:
            self.give_back(channel, now)
            return -1
        size = size_for(width, height)
        present = self.of(channel)
        if present >= 0 and self._size(present) == size:
            return present
        self.give_back(channel, now)
        canvas = self._take(size)
        if canvas >= 0:
            row = self._frames.canvases[canvas]
            row["front"], row["channel"] = -1, channel
            self._lent[channel] = canvas
        return canvas

    def lend_replay(self, channel: int, width: int, height: int, now: float) -> int:
        """A canvas besides, on which a channel's past is shown while its tile stays live.

        Returns:
            Index of the canvas; -1 when the arena is full.
        """
        size = size_for(width, height)
        present = self._replays.get(channel, -1)
        if present >= 0 and self._size(present) == size:
            return present
        canvas = self._take(size)
        if canvas < 0:
            return present
        self.end_replay(channel, now)
        row = self._frames.canvases[canvas]
        row["front"], row["channel"] = -1, channel
        self._replays[channel] = canvas
        return canvas

    def end_replay(self, channel: int, now: float) -> None:
        """Take the canvas of a channel's past back."""
        canvas = self._replays.pop(channel, -1)
        if canvas >= 0:
            self._returned.append((now, channel, canvas))

    def give_back(self, channel: int, now: float) -> None:
        """Take a channel's canvas back, to be lent again when nobody draws it any more."""
        canvas = self._lent.pop(channel, -1)
        if canvas >= 0:
            self._returned.append((now, channel, canvas))

    def sweep(self, now: float) -> None:
        """Free the canvases that were given back and have left the glass."""
        for _ in range(len(self._returned)):
            at, channel, canvas = self._returned.popleft()
            shown = int(self._frames.status[channel]["canvas"]) == canvas
            if shown or now - at < GRACE_S:
                self._returned.append((now if shown else at, channel, canvas))
            else:
                self._frames.canvases[canvas]["channel"] = -1
                self._free.setdefault(self._size(canvas), []).append(canvas)

    def _size(self, canvas: int) -> tuple[int, int]:
        row = self._frames.canvases[canvas]
        return int(row["width"]), int(row["height"])

    def _take(self, size: tuple[int, int]) -> int:
        free = self._free.get(size)
        if free:
            return free.pop()
        room = BUFFERS * canvas_bytes(*size)
        if self._made == len(self._frames.canvases) or self._end + room > ARENA_BYTES:
            return -1
        canvas, self._made = self._made, self._made + 1
        row = self._frames.canvases[canvas]
        row["width"], row["height"], row["offset"] = *size, self._end
        self._end += room
        return canvas
