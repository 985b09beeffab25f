"""A passage: coded pictures that follow one another from a keyframe on, as they came."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from streams.media.depacketizer import Depacketizer
from streams.media.nal import DIALECTS, START_CODE, Dialect
from streams.media.unit import AccessUnit

SEAM_S = 0.5
"""Two passages that are further apart have a gap between them."""


class Wrapping(Protocol):
    """How a source's bytes become coded pictures again."""

    def units(self, data: bytes, timestamp: int) -> list[AccessUnit]:
        """The pictures in the bytes of a passage that begins at this unwrapped timestamp."""


@dataclass(frozen=True)
class Interleaved:
    """RTP packets behind `$` headers: taken apart only when somebody wants to see them.

    Attributes:
        codec: ``h264`` or ``hevc``.
        rtp: Interleaved channel of the video.
        payload_type: Of the video.
        parameters: Parameter sets by NAL type, for keyframes that bring none.
    """

    codec: str
    rtp: int
    payload_type: int
    parameters: dict[int, bytes] = field(hash=False)

    def units(self, data: bytes, timestamp: int) -> list[AccessUnit]:
        """The pictures in whole interleaved packets."""
        dialect = DIALECTS[self.codec]
        depacketizer = Depacketizer(dialect, self.rtp, self.payload_type, self.parameters)
        depacketizer.timestamp = timestamp
        units = depacketizer.units(data, 0, len(data))
        # Where a report lies before a keyframe's parameter sets, these end the group before it.
        if units and not _pictured(dialect, units[-1]):
            units.pop()
        return units


def _pictured(dialect: Dialect, unit: AccessUnit) -> bool:
    """Whether a unit holds anything of a picture."""
    slices = range(1, 6) if dialect.header == 1 else range(32)
    nals = unit.data.split(START_CODE)
    return any(nal and dialect.nal_type(nal[0]) in slices for nal in nals)


@dataclass(frozen=True)
class Bare:
    """Coded pictures behind one another.

    Attributes:
        marks: Of each: its timestamp, its bytes counted, and whether it is a keyframe.
    """

    marks: tuple[tuple[int, int, bool], ...]

    def units(self, data: bytes, timestamp: int) -> list[AccessUnit]:
        """The pictures, cut apart again."""
        units, at = [], 0
        for stamp, size, key in self.marks:
            units.append(AccessUnit(stamp, data[at : at + size], key, damaged=False))
            at += size
        return units


@dataclass(frozen=True)
class Passage:
    """What is known of some coded pictures besides their bytes.

    Attributes:
        began: Capture of its keyframe, s, monotonic.
        ended: Capture of what follows it.
        timestamp: Of its keyframe, unwrapped.
        rate: Ticks per second of the timestamps.
        reported: Whether capture is by the camera's own reports (RTCP); else by arrival.
        codec: PyAV's decoder name.
        extradata: What a decoder needs besides the pictures, or b"".
        wrapping: How the bytes become pictures again.
    """

    began: float
    ended: float
    timestamp: int
    rate: int
    reported: bool
    codec: str
    extradata: bytes
    wrapping: Wrapping

    def captured(self, timestamp: int) -> float:
        """When the picture with this timestamp was captured, s, monotonic."""
        return self.began + (timestamp - self.timestamp) / self.rate

    def units(self, data: bytes) -> list[AccessUnit]:
        """The pictures in its bytes, in the order of decoding; the first one is a keyframe."""
        units = self.wrapping.units(data, self.timestamp)
        first = next((place for place, unit in enumerate(units) if unit.key), len(units))
        return units[first:]

    def follows(self, before: Passage) -> bool:
        """Whether a decoder can go on from the one before into this one."""
        same = (before.codec, before.rate) == (self.codec, self.rate)
        close = abs(self.began - before.ended) < SEAM_S
        return same and close and abs(self.captured(before.timestamp) - before.began) < SEAM_S


class Tail(NamedTuple):
    """The live group of pictures, as far as it has come.

    Attributes:
        passage: What is known of it.
        read: Gives a copy of its bytes.
    """

    passage: Passage
    read: Callable[[], bytes]
