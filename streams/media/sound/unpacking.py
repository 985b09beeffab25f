"""Takes a camera's bytes apart: RTSP messages, and the coded sound of one interleaved channel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from streams.media.rtp import payload_span
from streams.media.rtsp.message import message_length
from streams.media.sound.voice import Voice

_DOLLAR = 0x24
_UNIT_LIMIT = 1 << 16
"""No access unit of sound is larger than this, bytes."""


@dataclass(frozen=True)
class Said:
    """An RTSP message between the packets."""

    message: bytes


@dataclass(frozen=True)
class Packet:
    """An RTP or RTCP packet.

    Attributes:
        channel: Its interleaved channel.
        data: The packet.
    """

    channel: int
    data: bytes


class Interleaved:
    """Bytes as they come, cut anywhere."""

    def __init__(self) -> None:
        """Nothing has come."""
        self._kept = bytearray()

    def feed(self, data: bytes) -> Iterator[Said | Packet]:
        """Yield what is whole now.

        Raises:
            ProtocolError: The bytes make no sense.
        """
        self._kept += data
        while self._kept:
            if self._kept[0] == _DOLLAR:
                end = 4 + int.from_bytes(self._kept[2:4], "big")
                if len(self._kept) < max(end, 4):
                    return
                yield Packet(self._kept[1], bytes(self._kept[4:end]))
            else:
                length = message_length(self._kept)
                if length is None:
                    return
                end = length
                yield Said(bytes(self._kept[:end]))
            del self._kept[:end]


class Unpacker:
    """Coded frames out of RTP packets (RFC 3551 for G.711, RFC 3640 for AAC).

    Args:
        voice: How they are coded.
        payload_type: Of the sound; packets of other types are left out.
    """

    def __init__(self, voice: Voice, payload_type: int) -> None:
        """Nothing has come."""
        self._voice, self._payload_type = voice, payload_type
        self._piece = bytearray()
        self._whole = 0

    def frames(self, packet: bytes) -> list[bytes]:
        """Return the frames that are whole with this packet; damaged ones are left out."""
        start, end = payload_span(packet, 0, len(packet))
        if start >= end or packet[1] & 0x7F != self._payload_type:
            return []
        payload = packet[start:end]
        if not self._voice.sizes[0]:
            return [payload]
        return self._units(payload)

    def _units(self, payload: bytes) -> list[bytes]:
        size_bits, index_bits = self._voice.sizes
        step = size_bits + index_bits
        bits = int.from_bytes(payload[:2], "big")
        at = 2 + (bits + 7) // 8
        headers = int.from_bytes(payload[2:at], "big")
        room = (at - 2) * 8
        sizes = [
            headers >> (room - number * step - size_bits) & ((1 << size_bits) - 1)
            for number in range(bits // step)
        ]
        if at > len(payload) or not sizes:
            return []
        if len(sizes) == 1 and sizes[0] > len(payload) - at:
            return self._fragment(payload[at:], sizes[0])
        self._piece.clear()
        units = []
        for size in sizes:
            if size and at + size <= len(payload):
                units.append(payload[at : at + size])
            at += size
        return units

    def _fragment(self, piece: bytes, whole: int) -> list[bytes]:
        """Put a unit together that came in several packets, each of which tells its whole size."""
        if whole != self._whole or whole > _UNIT_LIMIT:
            self._piece.clear()
        self._whole = whole
        self._piece += piece
        if len(self._piece) < whole:
            return []
        unit, complete = bytes(self._piece), len(self._piece) == whole
        self._piece.clear()
        return [unit] if complete else []
