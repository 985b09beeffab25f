"""Composes interleaved RTP and RTCP bytes by hand, so that a test can bend any of them."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

NTP_EPOCH = 2_208_988_800
WRAP = 1 << 32


def interleaved(channel: int, body: bytes) -> bytes:
    """One `$` frame."""
    return struct.pack(">BBH", 0x24, channel, len(body)) + body


@dataclass
class Sender:
    """One RTP stream of a camera; every packet it makes goes on where the last one ended.

    Attributes:
        channel: Interleaved channel.
        ssrc: The stream's source.
        sequence: Of the next packet.
        timestamp: Of the next packet, 32 bit.
        payload_type: As the session description names it.
        contributors: Contributing sources in every header.
        extension: Header extension in every packet, a multiple of four bytes; None for none.
        padding: Bytes of padding at every packet's end.
    """

    channel: int = 0
    ssrc: int = 0x1234
    sequence: int = 100
    timestamp: int = 90_000
    payload_type: int = 96
    contributors: Sequence[int] = ()
    extension: bytes | None = None
    padding: int = 0

    def packet(self, payload: bytes, marker: bool = False) -> bytes:
        """One interleaved packet with any payload."""
        first = 0x80 | len(self.contributors)
        first |= 0x10 * (self.extension is not None) | 0x20 * (self.padding > 0)
        header = struct.pack(
            ">BBHII",
            first,
            self.payload_type | (0x80 if marker else 0),
            self.sequence,
            self.timestamp % WRAP,
            self.ssrc,
        )
        header += b"".join(struct.pack(">I", one) for one in self.contributors)
        if self.extension is not None:
            header += struct.pack(">HH", 0xBEDE, len(self.extension) // 4) + self.extension
        if self.padding:
            payload += bytes(self.padding - 1) + bytes((self.padding,))
        self.sequence = (self.sequence + 1) & 0xFFFF
        return interleaved(self.channel, header + payload)

    def lose(self, packets: int = 1) -> None:
        """Count packets that never arrive."""
        self.sequence = (self.sequence + packets) & 0xFFFF

    def advance(self, ticks: int) -> None:
        """Let time go on until the next picture."""
        self.timestamp = (self.timestamp + ticks) % WRAP

    def stap_a(self, nals: Iterable[bytes], marker: bool = False) -> bytes:
        """An H.264 aggregation packet (RFC 6184, 5.7.1)."""
        return self.packet(b"\x78" + _sized(nals), marker)

    def hevc_ap(self, nals: Iterable[bytes], marker: bool = False) -> bytes:
        """An H.265 aggregation packet (RFC 7798, 4.4.2)."""
        return self.packet(bytes((48 << 1, 1)) + _sized(nals), marker)

    def fu_a(self, nal: bytes, pieces: int, marker: bool = True) -> list[bytes]:
        """An H.264 NAL unit in fragments (RFC 6184, 5.8)."""
        head = bytes((nal[0] & 0xE0 | 28,))
        return self._fragments(head, nal[0] & 0x1F, nal[1:], pieces, marker)

    def hevc_fu(self, nal: bytes, pieces: int, marker: bool = True) -> list[bytes]:
        """An H.265 NAL unit in fragments (RFC 7798, 4.4.3)."""
        head = bytes((nal[0] & 0x81 | 49 << 1, nal[1]))
        return self._fragments(head, nal[0] >> 1 & 0x3F, nal[2:], pieces, marker)

    def report(self, wall: float, timestamp: int | None = None, channel: int = 1) -> bytes:
        """A sender report.

        Args:
            wall: The camera's clock, seconds since 1970.
            timestamp: RTP time of the same instant; that of the next picture by default.
            channel: Interleaved channel of RTCP.
        """
        seconds = int(wall) + NTP_EPOCH
        fraction = int(wall % 1 * WRAP)
        stamp = (self.timestamp if timestamp is None else timestamp) % WRAP
        body = struct.pack(">BBHIIIIII", 0x80, 200, 6, self.ssrc, seconds, fraction, stamp, 0, 0)
        return interleaved(channel, body)

    def _fragments(
        self, head: bytes, kind: int, body: bytes, pieces: int, marker: bool
    ) -> list[bytes]:
        size = -(-len(body) // pieces)
        cuts = [body[at : at + size] for at in range(0, len(body), size)]
        packets = []
        for place, cut in enumerate(cuts):
            last = place == len(cuts) - 1
            mark = 0x80 * (place == 0) | 0x40 * last | kind
            packets.append(self.packet(head + bytes((mark,)) + cut, marker and last))
        return packets


def _sized(nals: Iterable[bytes]) -> bytes:
    return b"".join(struct.pack(">H", len(nal)) + nal for nal in nals)
