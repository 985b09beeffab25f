"""What is cut out of a tape for somebody to keep: coded pictures, and when each was captured.

The bytes cross from the worker as an open file, its index beside it on the wire.
"""

from __future__ import annotations

import base64
import mmap
import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from streams.media.unit import AccessUnit

TICKS = 90_000


class ExcerptError(Exception):
    """There is nothing to be cut out; the text is a key of the wall's words."""


class Frame(NamedTuple):
    """One coded picture of an excerpt.

    Attributes:
        captured: When, s, monotonic.
        size: Bytes.
        key: Whether decoding may begin here.
        damaged: Whether something of it was lost on the way.
    """

    captured: float
    size: int
    key: bool
    damaged: bool


@dataclass(frozen=True)
class Excerpt:
    """Coded pictures that follow one another, beginning with a keyframe.

    Attributes:
        codec: PyAV's decoder name.
        extradata: What a decoder needs besides, or b"".
        reported: Whether capture is by the camera's own reports (RTCP); else by arrival.
        main: Whether it is of the main stream.
        frames: In the order of decoding.
        data: Their bytes behind one another.
    """

    codec: str
    extradata: bytes
    reported: bool
    main: bool
    frames: tuple[Frame, ...]
    data: bytes

    @property
    def first(self) -> float:
        """Capture of the earliest picture, s, monotonic."""
        return min(frame.captured for frame in self.frames)

    @property
    def last(self) -> float:
        """Capture of the latest picture, s, monotonic."""
        return max(frame.captured for frame in self.frames)

    def units(self) -> list[AccessUnit]:
        """The pictures; their timestamps count `TICKS` a second from the first one's capture."""
        units, at, first = [], 0, self.first
        for frame in self.frames:
            data = self.data[at : at + frame.size]
            ticks = round((frame.captured - first) * TICKS)
            units.append(AccessUnit(ticks, data, frame.key, frame.damaged))
            at += frame.size
        return units


class Sheet:
    """An excerpt that is being written, in memory that has no name.

    Args:
        until: Pictures captured later are left out, s, monotonic.
    """

    def __init__(self, until: float) -> None:
        self.file = os.memfd_create("citywall-excerpt", os.MFD_CLOEXEC)
        self.frames: list[Frame] = []
        self._until = until

    def add(self, units: Iterable[AccessUnit], captured: Iterable[float]) -> None:
        """Write pictures behind the others.

        Raises:
            OSError: There is no memory for them.
        """
        with open(self.file, "ab", closefd=False) as file:
            for unit, moment in zip(units, captured, strict=True):
                self.frames.append(Frame(round(moment, 6), len(unit.data), unit.key, unit.damaged))
                file.write(unit.data)

    def shorten(self) -> None:
        """Leave out what comes behind the last wanted picture.

        Nothing before it goes, even if it was captured later: others may build on it.
        """
        while len(self.frames) > 1 and self.frames[-1].captured > self._until:
            self.frames.pop()

    def close(self) -> None:
        """Give the memory back, as far as nobody else has it."""
        os.close(self.file)


def index_of(frames: Iterable[Frame]) -> list[list[float]]:
    """The frames as they go over the wire."""
    return [[f.captured, f.size, int(f.key), int(f.damaged)] for f in frames]


def excerpt_from(message: dict[str, Any], file: int) -> Excerpt:
    """Read an excerpt.

    Args:
        message: What the worker said of it.
        file: Descriptor of its bytes; stays the caller's.
    """
    frames = tuple(
        Frame(float(captured), int(size), bool(key), bool(damaged))
        for captured, size, key, damaged in message["frames"]
    )
    size = sum(frame.size for frame in frames)
    with mmap.mmap(file, size, prot=mmap.PROT_READ) as whole:
        data = whole[:size]
    return Excerpt(
        codec=str(message["codec"]),
        extradata=base64.b64decode(message["extradata"]),
        reported=bool(message["reported"]),
        main=bool(message["main"]),
        frames=frames,
        data=data,
    )
