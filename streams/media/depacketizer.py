"""From interleaved RTP packets to coded pictures, for the few streams that somebody decodes now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from streams.media.gop import DOLLAR
from streams.media.nal import FRAGMENT, H264, START_CODE, Dialect, aggregated, intra_slice
from streams.media.rtp import payload_span, unwrapped
from streams.media.unit import AccessUnit


class Depacketizer:
    """Puts the pictures of one session together, noticing what is missing.

    Args:
        dialect: The codec's numbers.
        rtp: Interleaved channel of the video's RTP packets.
        payload_type: Of the video; packets of other types (redundancy, text) are left out.
        parameters: Parameter sets from the session description, by NAL type.
    """

    def __init__(
        self, dialect: Dialect, rtp: int, payload_type: int, parameters: Mapping[int, bytes]
    ) -> None:
        self.parameters = dict(parameters)
        self.lost = 0
        """RTP packets missing so far."""
        self.timestamp = 0
        """Unwrapped timestamp of the newest packet."""
        self._dialect = dialect
        self._rtp, self._payload_type = rtp, payload_type
        self._middle = 17 + dialect.header
        self._expected = -1
        self._ssrc = -1
        self._nals: list[bytes | bytearray] = []
        self._fragment: bytearray | None = None
        self._key = self._damaged = self._described = False

    def restart(self, broken: bool = False) -> None:
        """Begin afresh at another place of the stream.

        Args:
            broken: What comes first builds on pictures that were not kept; else a gap before it
                is no loss.
        """
        self._expected = -1
        self._clear()
        self._damaged = broken

    def units(self, data: bytes | bytearray, start: int, end: int) -> list[AccessUnit]:
        """All pictures in a span of whole `$` frames.

        Args:
            data: Interleaved bytes.
            start: Index of a `$`.
            end: Index behind the last frame.
        """
        units: list[AccessUnit] = []
        at = start
        with memoryview(data) as view:
            while at + 4 <= end and data[at] == DOLLAR:
                after = at + 4 + (data[at + 2] << 8 | data[at + 3])
                if after > end:
                    break
                if data[at + 1] == self._rtp and after - at >= 16:
                    fragment = self._fragment
                    if fragment is not None and self._goes_on(data, at):
                        # Most packets of a keyframe end here: the middle of a fragmented unit.
                        fragment += view[at + self._middle : after]
                        self._expected = (self._expected + 1) & 0xFFFF
                    else:
                        self._packet(data, at + 4, after, units)
                at = after
        if self._nals and at >= end:
            self._finish(units)
        return units

    def _goes_on(self, data: bytes | bytearray, at: int) -> bool:
        """Whether the packet at `$` plainly continues the present fragment, and does not end it."""
        return (
            data[at + 4] == 0x80
            and data[at + 5] == self._payload_type
            and not data[at + self._middle - 1] & 0xC0
            and self._dialect.kinds[data[at + 16]] == FRAGMENT
            and (data[at + 6] << 8 | data[at + 7]) == self._expected
            and int.from_bytes(data[at + 8 : at + 12], "big") == self.timestamp & 0xFFFFFFFF
        )

    def _packet(
        self, data: bytes | bytearray, at: int, after: int, units: list[AccessUnit]
    ) -> None:
        second = data[at + 1]
        if second & 0x7F != self._payload_type:
            return
        timestamp = unwrapped(int.from_bytes(data[at + 4 : at + 8], "big"), self.timestamp)
        if timestamp != self.timestamp:
            if self._nals:
                # A lost packet may have ended this picture as well as begun the next.
                sequence = data[at + 2] << 8 | data[at + 3]
                self._damaged |= 0 <= self._expected != sequence
                self._finish(units)
            self.timestamp = timestamp
        self._count(data[at + 2] << 8 | data[at + 3], int.from_bytes(data[at + 8 : at + 12], "big"))
        start, stop = payload_span(data, at, after)
        if start < stop:
            self._payload(memoryview(data)[start:stop])
        if second & 0x80:
            self._finish(units)

    def _count(self, sequence: int, ssrc: int) -> None:
        if ssrc != self._ssrc:
            self._ssrc, self._expected = ssrc, -1
        if self._expected >= 0 and sequence != self._expected:
            self.lost += (sequence - self._expected) & 0xFFFF
            self._damaged = True
            self._fragment = None
        self._expected = (sequence + 1) & 0xFFFF

    def _payload(self, payload: memoryview) -> None:
        dialect = self._dialect
        kind = dialect.nal_type(payload[0])
        if kind == dialect.fragment:
            self._piece(payload)
        elif kind == dialect.aggregate:
            for unit in aggregated(dialect, payload):
                self._nal(unit)
        elif kind < dialect.aggregate:
            self._nal(bytes(payload))

    def _piece(self, payload: memoryview) -> None:
        header = self._dialect.header
        if len(payload) <= header + 1:
            return
        mark = payload[header]
        if mark & 0x80:
            if header == 1:
                first = bytes((payload[0] & 0xE0 | mark & 0x1F,))
            else:
                first = bytes((payload[0] & 0x81 | (mark & 0x3F) << 1, payload[1]))
            self._fragment = bytearray(first)
        elif self._fragment is None:
            self._damaged = True
            return
        self._fragment += payload[header + 1 :]
        if mark & 0x40:
            self._nal(self._fragment)
            self._fragment = None

    def _nal(self, nal: bytes | bytearray) -> None:
        kind = self._dialect.nal_type(nal[0])
        if kind in self._dialect.parameter_types:
            self.parameters[kind] = bytes(nal)
            self._described = True
        elif kind in self._dialect.key_types or (
            self._described and self._dialect is H264 and kind == 1 and intra_slice(nal)
        ):
            self._key = True
        self._nals.append(nal)

    def _finish(self, units: list[AccessUnit]) -> None:
        if self._fragment is not None:
            self._damaged = True
        if self._nals:
            dialect = self._dialect
            present = {dialect.nal_type(nal[0]) for nal in self._nals}
            parts: list[bytes | bytearray] = []
            if self._key:
                parts = [
                    self.parameters[kind]
                    for kind in dialect.parameter_types
                    if kind in self.parameters and kind not in present
                ]
            data = START_CODE + START_CODE.join([*parts, *self._nals])
            units.append(AccessUnit(self.timestamp, data, self._key, self._damaged))
            self._damaged = False
        self._clear()

    def _clear(self) -> None:
        self._nals = []
        self._fragment = None
        self._key = self._described = False


def parameter_sets(dialect: Dialect, nals: Iterable[bytes]) -> dict[int, bytes]:
    """Parameter sets by NAL type, as a session description lists them."""
    return {
        dialect.nal_type(nal[0]): nal
        for nal in nals
        if nal and dialect.nal_type(nal[0]) in dialect.parameter_types
    }
