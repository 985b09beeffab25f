"""The kept group of pictures: raw interleaved bytes since the newest keyframe, hopped, not parsed.

A drain appends what the socket held and hops from `$` header to `$` header, looking at three bytes
of each packet: enough to know where pictures end and where decoding may begin.  Packets are taken
apart only when somebody decodes them.  This is what lets one Python loop keep thousands of cameras.

All positions are counted from the first byte of the session, so that trimming moves nothing.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import Any

from streams.media.nal import (
    AGGREGATE,
    FRAGMENT,
    KEY,
    PARAMETERS,
    Dialect,
    aggregated,
    intra_slice,
)
from streams.media.rtp import payload_span

DOLLAR = 0x24
PLAIN = 0x80
"""First byte of an RTP header without padding, extension and contributing sources."""
HEADERS = {1: struct.Struct(">HHBB10xBB"), 2: struct.Struct(">HHBB10xBxB")}
"""By the bytes of a NAL unit's header: `$` and channel, length, two bytes of the RTP header, the
payload's first byte, and the one behind the NAL unit's header."""
HEADROOM = 20
"""Bytes that must follow a packet's start before it is looked at: headers and one payload byte."""


@dataclass
class Found:
    """What one hop came across.

    Attributes:
        packets: Video packets, counted.
        reports: RTCP packets, whole.
        foreign: Position of bytes that are no `$` frame, or -1; hopping goes on behind them.
        newest: Position of the newest video packet's RTP header, or -1.
    """

    packets: int = 0
    reports: list[bytes] = field(default_factory=list)
    foreign: int = -1
    newest: int = -1


class Gop:
    """Bytes of one interleaved session since its newest keyframe.

    Args:
        dialect: The codec's numbers.
        rtp: Interleaved channel of the video's RTP packets.
        rtcp: Interleaved channel of its RTCP packets.
        limit: Bytes kept at most; of a longer group of pictures only the keyframe is.
    """

    def __init__(self, dialect: Dialect, rtp: int, rtcp: int, limit: int) -> None:
        self.data = bytearray()
        self.base = 0
        """Position of ``data[0]``."""
        self.scan = 0
        """Position up to which packets were hopped over."""
        self.end = 0
        """Position behind the newest whole picture."""
        self.head = -1
        """Position of the newest whole keyframe's first packet, or -1."""
        self.head_end = -1
        """Position behind that keyframe."""
        self.keys = 0
        """Keyframes met so far."""
        self.pictures = 0
        """Pictures met so far."""
        self.overflows = 0
        """Groups of pictures that were too long to keep."""
        self.spare = b""
        """The frames of a keyframe whose group was too long to keep."""
        self.anchored = False
        """Whether the first byte kept is where a keyframe begins."""
        self._dialect = dialect
        self._rtp, self._rtcp = rtp, rtcp
        self._limit = limit
        self.parameters: dict[int, bytes] = {}
        """The newest parameter sets met in-band, by NAL type."""
        self._starting = -1
        self._header = HEADERS[dialect.header].unpack_from
        self._worth = dialect.worth

    def __getstate__(self) -> dict[str, Any]:
        """All but what is the codec's own."""
        own = self.__dict__.copy()
        del own["_header"], own["_worth"]
        return own

    def __setstate__(self, own: dict[str, Any]) -> None:
        """Between two packets nothing is lost but a parameter set's mark on its own picture."""
        self.__dict__.update(own)
        self._header = HEADERS[self._dialect.header].unpack_from
        self._worth = self._dialect.worth

    def feed(self, data: bytes | bytearray | memoryview) -> None:
        """Append what the socket held."""
        self.data += data

    def hop(self) -> Found:
        """Hop over all whole packets that were fed, noting keyframes and ends of pictures."""
        found = Found()
        data, base, worth = self.data, self.base, self._worth
        at, limit, total = self.scan - base, len(self.data) - HEADROOM, len(self.data)
        header, video = self._header, DOLLAR << 8 | self._rtp
        packets, newest = 0, -1
        while at <= limit:
            # One call for all that is looked at: this line and the next few are most of what
            # receiving costs.
            frame, length, version, marker, first, second = header(data, at)
            after = at + 4 + length
            if frame != video:
                if frame >> 8 != DOLLAR:
                    found.foreign = at + base
                    break
                if after > total:
                    break
                if frame & 0xFF == self._rtcp:
                    found.reports.append(bytes(data[at + 4 : after]))
                at = after
                continue
            if after > total:
                break
            packets += 1
            newest = at
            if version != PLAIN or worth[first << 8 | second]:
                self._look(at, after)
                worth = self._worth
            if marker & 0x80:
                if self._starting >= 0:
                    self._begun(after + base)
                worth = self._worth = self._dialect.worth
                self.pictures += 1
                self.end = after + base
            at = after
        self.scan = at + base
        found.packets = packets
        found.newest = newest + base + 4 if newest >= 0 else -1
        return found

    def skip_to(self, position: int) -> None:
        """Go on hopping at a position: behind an RTSP message, or at the next `$` after junk."""
        at = self.scan - self.base
        del self.data[at : position - self.base]

    def trim(self) -> None:
        """Forget what lies before the newest keyframe, and anything beyond the limit."""
        if self.head > self.base:
            del self.data[: self.head - self.base]
            self.base = self.head
        self.anchored = self.head == self.base
        if len(self.data) > self._limit:
            self.thin()

    def copy(self, start: int, end: int) -> bytes:
        """A copy of what lies between two positions; nothing where its beginning is forgotten."""
        if start < self.base:
            return b""
        return bytes(memoryview(self.data)[start - self.base : end - self.base])

    def thin(self) -> None:
        """Keep of the whole pictures the newest keyframe alone, until the next one."""
        self.overflows += 1
        if self.head >= 0:
            self.spare = bytes(self.data[self.head - self.base : self.head_end - self.base])
            self.head = self.head_end = -1
        cut = self.end if len(self.data) - (self.end - self.base) <= self._limit else self.scan
        del self.data[: cut - self.base]
        self.base, self.end = cut, max(self.end, cut)
        self.anchored = False
        if self._starting < cut:
            self._starting = -1

    def _begun(self, position: int) -> None:
        """The keyframe under way is whole."""
        self.head, self.head_end, self.spare = self._starting, position, b""
        self._starting = -1
        self.keys += 1

    def _look(self, at: int, after: int) -> None:
        """Look closer at a packet that may belong to a keyframe."""
        data, dialect = self.data, self._dialect
        start, stop = payload_span(data, at + 4, after)
        if start >= stop:
            return
        kind = dialect.kinds[data[start]]
        if kind == KEY:
            self._begin(at)
        elif kind == PARAMETERS:
            self._remember(bytes(data[start:stop]))
        elif kind == FRAGMENT:
            if self._fragment_begins(start, stop):
                self._begin(at)
        elif kind == AGGREGATE:
            self._look_into_aggregate(at, data[start:stop])
        elif self._intra(data[start : start + 9]):
            self._begin(at)

    def _fragment_begins(self, start: int, stop: int) -> bool:
        """Whether a fragment is the first of a picture at which decoding may begin."""
        data, header = self.data, self._dialect.header
        inner = start + header
        if inner >= stop or not data[inner] & 0x80:
            return False
        nal_type = data[inner] & (0x1F if header == 1 else 0x3F)
        return nal_type in self._dialect.key_types or self._intra(
            bytes((nal_type,)) + data[inner + 1 : inner + 9]
        )

    def _look_into_aggregate(self, at: int, payload: bytearray) -> None:
        for unit in aggregated(self._dialect, payload):
            kind = self._dialect.kinds[unit[0]]
            if kind == PARAMETERS:
                self._remember(unit)
            elif kind == KEY or self._intra(unit):
                self._begin(at)

    def _remember(self, parameters: bytes) -> None:
        """Keep a parameter set, and look closer at the slices that follow in the same picture."""
        self.parameters[self._dialect.nal_type(parameters[0])] = parameters
        if self._dialect.header == 1:
            self._worth = self._dialect.worth_in

    def _intra(self, nal: bytes | bytearray) -> bool:
        """Whether this is an I slice right behind parameter sets: how cameras without IDR begin."""
        plain = self._worth is self._dialect.worth
        return not plain and nal[0] & 0x1F == 1 and intra_slice(nal)

    def _begin(self, at: int) -> None:
        """The packet at an index belongs to a keyframe: its picture is where decoding begins."""
        if self._starting >= 0:
            return
        picture = max(self.end, self.base)
        data, index = self.data, picture - self.base
        same_time = (
            index + 12 <= len(data)
            and data[index] == DOLLAR
            and data[index + 1] == self._rtp
            and data[index + 8 : index + 12] == data[at + 8 : at + 12]
        )
        self._starting = picture if same_time else at + self.base
