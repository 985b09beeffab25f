"""What a worker and its still decoder say to one another: keyframes out, small pictures back."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from streams.floor.frame import STILL_HEIGHT, STILL_WIDTH, Pixels

LENGTH = struct.Struct("<I")
TASK = struct.Struct("<IHHBHId")
RESULT = struct.Struct("<I?dHHHHHH")
SLOT_BYTES = STILL_WIDTH * STILL_HEIGHT * 4
BEAT = LENGTH.pack(0)
"""A message without anything in it: its sender waits, and does not hang."""
PIECE = 1 << 18
"""Bytes taken from a socket at a time."""


@dataclass(frozen=True)
class StillTask:
    """One keyframe to be decoded.

    Attributes:
        number: By which its result is known.
        width: Of the tile beyond the still slot, px; 0: none.
        height: Of that tile, px.
        small: It is shown as a thumbnail only, where the loop filter's work cannot be seen.
        cores: CPU seconds a second that the decoder may take from now on.
        codec: PyAV's decoder name.
        extradata: What the decoder needs besides the keyframe, or b"".
        data: The keyframe, Annex B.
    """

    number: int
    width: int
    height: int
    small: bool
    cores: float
    codec: str
    extradata: bytes
    data: bytes

    def packed(self) -> bytes:
        """As it goes over the socket."""
        codec = self.codec.encode()
        head = TASK.pack(
            self.number,
            self.width,
            self.height,
            self.small,
            len(codec),
            len(self.extradata),
            self.cores,
        )
        return framed(head, codec, self.extradata, self.data)


@dataclass(frozen=True)
class StillResult:
    """One keyframe decoded and scaled; no picture where it could not be decoded whole.

    Attributes:
        number: Of the task.
        good: Whether there is a picture.
        spent: CPU seconds.
        width: Of the decoded picture, px.
        height: Of the decoded picture, px.
        luma: By which its content is judged, as `decoder.signature` takes it.
        slot: For the still slot, BGRA, shape (STILL_HEIGHT, STILL_WIDTH, 4).
        large: For the canvas, BGRA, shape (height, width, 4); None where none was asked for.
    """

    number: int
    good: bool
    spent: float
    width: int = 0
    height: int = 0
    luma: npt.NDArray[np.uint8] | None = None
    slot: Pixels | None = None
    large: Pixels | None = None

    def packed(self) -> bytes:
        """As it goes over the socket."""
        rows, columns = self.luma.shape if self.luma is not None else (0, 0)
        high, wide = self.large.shape[:2] if self.large is not None else (0, 0)
        head = RESULT.pack(
            self.number, self.good, self.spent, self.width, self.height, rows, columns, high, wide
        )
        pictures = (self.luma, self.slot, self.large)
        return framed(head, *(each.tobytes() for each in pictures if each is not None))


class Inbox:
    """Bytes of one direction, put together to whole messages again; beats are left out."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def take(self, data: bytes) -> Iterator[memoryview]:
        """Take more bytes in; the bodies of all messages that are whole now."""
        self._buffer += data
        whole = self._buffer
        at = 0
        while len(whole) - at >= LENGTH.size:
            (length,) = LENGTH.unpack_from(whole, at)
            if len(whole) - at < LENGTH.size + length:
                break
            at += LENGTH.size
            if length:
                yield memoryview(bytes(whole[at : at + length]))
            at += length
        del self._buffer[:at]


def framed(*parts: bytes) -> bytes:
    """One message: its length, and its parts behind one another."""
    return b"".join((LENGTH.pack(sum(map(len, parts))), *parts))


def task_from(body: memoryview) -> StillTask:
    """Read a task."""
    number, width, height, small, codec, extradata, cores = TASK.unpack_from(body)
    at = TASK.size
    return StillTask(
        number,
        width,
        height,
        bool(small),
        cores,
        str(body[at : at + codec], "ascii"),
        bytes(body[at + codec : at + codec + extradata]),
        bytes(body[at + codec + extradata :]),
    )


def result_from(body: memoryview) -> StillResult:
    """Read a result; its pictures look into ``body``."""
    number, good, spent, width, height, rows, columns, high, wide = RESULT.unpack_from(body)
    if not good:
        return StillResult(number, good, spent)
    pixels = np.frombuffer(body, np.uint8, offset=RESULT.size)
    luma, rest = pixels[: rows * columns], pixels[rows * columns :]
    large = rest[SLOT_BYTES:].reshape(high, wide, 4) if high else None
    return StillResult(
        number,
        good,
        spent,
        width,
        height,
        luma.reshape(rows, columns),
        rest[:SLOT_BYTES].reshape(STILL_HEIGHT, STILL_WIDTH, 4),
        large,
    )
