"""Pictures in shared memory: written once by a worker, read by the glass without a copy or a lock.

There are two places a picture can stand.  Every channel has a *still slot* of 96x54 in one atlas,
laid out in wall order, so that the whole city is one image.  A channel that stands larger on the
glass is lent a *canvas* besides: two buffers of the size it has there, written in turn.  Which of
the two a tile is drawn from is the ``canvas`` field of its status row, set by the worker only when
the canvas holds its first whole picture: a tile never turns black on the way.

Every picture has a header with a sequence number that is odd while its pixels are being written.
Pixels are BGRA, alpha 255.
"""

from __future__ import annotations

import mmap
import os
import weakref
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from streams.floor.truth import STATUS, Rows, Tier

STILL_WIDTH, STILL_HEIGHT = 96, 54
MAX_CANVASES = 4096
BUFFERS = 2
ARENA_BYTES = 1 << 30
"""Address space for canvases; memory is taken only for what has been written."""
READ_TRIES = 50
LAST_SEQUENCE = (1 << 32) - 3

PICTURE = np.dtype(
    [
        ("sequence", "u4"),  # odd while being written
        ("width", "u2"),
        ("height", "u2"),
        ("tier", "u1"),
        ("captured", "f8"),  # s, monotonic
    ],
    align=True,
)

CANVAS = np.dtype(
    [
        ("channel", "i4"),  # -1: free
        ("front", "i4"),  # the buffer with the newest whole picture; -1: none yet
        ("width", "u2"),  # the largest picture it can hold
        ("height", "u2"),
        ("offset", "u8"),  # of buffer 0 in the arena; buffer 1 follows it
        ("pictures", PICTURE, (BUFFERS,)),
    ],
    align=True,
)

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Picture:
    """A consistent copy of one picture.

    Attributes:
        pixels: BGRA, shape (height, width, 4).
        captured: Seconds, monotonic.
        tier: The tier that it was decoded in.
    """

    pixels: Pixels
    captured: float
    tier: Tier


@dataclass(frozen=True)
class Shape:
    """How many channels the shared memory holds, and in how many columns the atlas lays them."""

    capacity: int
    columns: int

    @property
    def rows(self) -> int:
        """Rows of tiles in the atlas."""
        return -(-self.capacity // self.columns)


class Frames:
    """The shared memory of one wall: status rows, still headers, atlas, canvases, arena.

    Made once by the engine with `create`, mapped by workers with `attach`.  The memory has no name
    in the file system, so nothing is left behind whichever process dies.
    """

    def __init__(self, shape: Shape, fds: tuple[int, ...]) -> None:
        self.shape = shape
        self.fds = fds
        self._maps = [mmap.mmap(fd, size) for fd, size in zip(fds, sizes(shape), strict=True)]
        status, stills, atlas, canvases, arena = self._maps
        self.status: Rows = np.frombuffer(status, STATUS)
        self.stills: Rows = np.frombuffer(stills, PICTURE)
        self.atlas: Pixels = np.frombuffer(atlas, np.uint8).reshape(
            shape.rows * STILL_HEIGHT, shape.columns * STILL_WIDTH, 4
        )
        self.canvases: Rows = np.frombuffer(canvases, CANVAS)
        self._arena = np.frombuffer(arena, np.uint8)

    @classmethod
    def create(cls, shape: Shape) -> Self:
        """Take the memory (parent process)."""
        fds = []
        names = ("status", "stills", "atlas", "canvases", "arena")
        for name, size in zip(names, sizes(shape), strict=True):
            fd = os.memfd_create(f"citywall-{name}", os.MFD_CLOEXEC)
            os.ftruncate(fd, size)
            fds.append(fd)
        frames = cls(shape, tuple(fds))
        # The descriptors go with it; who maps the memory keeps that for as long as they look.
        weakref.finalize(frames, _close, frames.fds).atexit = False
        frames.canvases["channel"] = -1
        frames.canvases["front"] = -1
        frames.status["canvas"] = -1
        frames.status["worker"] = -1
        return frames

    @classmethod
    def attach(cls, shape: Shape, fds: tuple[int, ...]) -> Self:
        """Map memory that the engine made (worker process)."""
        return cls(shape, fds)

    def slot_at(self, channel: int) -> tuple[int, int]:
        """Pixel position (x, y) of a channel's still slot in the atlas."""
        row, column = divmod(channel, self.shape.columns)
        return column * STILL_WIDTH, row * STILL_HEIGHT

    def slot(self, channel: int) -> Pixels:
        """A channel's still slot: a view of shape (54, 96, 4)."""
        x, y = self.slot_at(channel)
        return self.atlas[y : y + STILL_HEIGHT, x : x + STILL_WIDTH]

    def canvas(self, canvas: int, buffer: int) -> Pixels:
        """The picture in one buffer of a canvas: a contiguous view of shape (height, width, 4)."""
        row = self.canvases[canvas]
        picture = row["pictures"][buffer]
        return self._buffer(canvas, buffer, int(picture["width"]), int(picture["height"]))

    def write_still(self, channel: int, pixels: Pixels, captured: float, tier: Tier) -> None:
        """Put a 96x54 picture into a channel's still slot (the owning worker alone)."""
        header = self.stills[channel]
        begun = header["sequence"] = _begun(int(header["sequence"]))
        self.slot(channel)[:] = pixels
        header["width"], header["height"] = STILL_WIDTH, STILL_HEIGHT
        header["captured"], header["tier"] = captured, tier
        header["sequence"] = begun + 1

    def write_canvas(self, canvas: int, pixels: Pixels, captured: float, tier: Tier) -> None:
        """Put a picture into the back buffer of a canvas and turn it to the front.

        Args:
            canvas: Index of a canvas lent to the channel.
            pixels: BGRA, shape (height, width, 4), no larger than the canvas.
            captured: Seconds, monotonic.
            tier: The tier that it was decoded in.
        """
        row = self.canvases[canvas]
        back = 0 if row["front"] else 1
        header = row["pictures"][back]
        height, width = pixels.shape[:2]
        begun = header["sequence"] = _begun(int(header["sequence"]))
        self._buffer(canvas, back, width, height)[:] = pixels
        header["width"], header["height"] = width, height
        header["captured"], header["tier"] = captured, tier
        header["sequence"] = begun + 1
        row["front"] = back

    def read(self, channel: int) -> Picture | None:
        """Copy the picture that a channel's tile is drawn from; None before the first."""
        for _ in range(READ_TRIES):
            canvas = int(self.status[channel]["canvas"])
            if canvas < 0:
                header, pixels = self.stills[channel], self.slot(channel)
            else:
                front = int(self.canvases[canvas]["front"])
                header = self.canvases[canvas]["pictures"][max(front, 0)]
                pixels = self.canvas(canvas, max(front, 0))
            before = int(header["sequence"])
            if before == 0:
                return None
            captured, tier = float(header["captured"]), Tier(int(header["tier"]))
            copy = pixels.copy()
            if before % 2 == 0 and int(header["sequence"]) == before:
                return Picture(copy, captured, tier)
        return None

    def _buffer(self, canvas: int, buffer: int, width: int, height: int) -> Pixels:
        row = self.canvases[canvas]
        room = canvas_bytes(int(row["width"]), int(row["height"]))
        start = int(row["offset"]) + buffer * room
        return self._arena[start : start + width * height * 4].reshape(height, width, 4)


def _begun(sequence: int) -> int:
    """The next odd number, whatever was left there.

    Whoever wrote last may have been ended in the middle of it, and left an odd one.  One more than
    that would be even while another writes, and odd ever after: the picture would never again be
    taken for a whole one, and its tile would stand still while it is called live.  Behind the
    largest number comes 1: 0 means that there has been no picture.
    """
    return (sequence + 1) | 1 if sequence < LAST_SEQUENCE else 1


def _close(fds: tuple[int, ...]) -> None:
    for fd in fds:
        os.close(fd)


def canvas_bytes(width: int, height: int) -> int:
    """Bytes that one buffer of a canvas takes, rounded up to whole memory pages."""
    return -(-width * height * 4 // mmap.PAGESIZE) * mmap.PAGESIZE


def sizes(shape: Shape) -> tuple[int, int, int, int, int]:
    """Bytes of each part of the memory: status, stills, atlas, canvases, arena."""
    atlas = shape.rows * STILL_HEIGHT * shape.columns * STILL_WIDTH * 4
    return (
        shape.capacity * STATUS.itemsize,
        shape.capacity * PICTURE.itemsize,
        atlas,
        MAX_CANVASES * CANVAS.itemsize,
        ARENA_BYTES,
    )
