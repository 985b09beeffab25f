"""RTP and RTCP as far as a receiver over TCP needs them: headers, reports, numbers that wrap."""

from __future__ import annotations

import struct
from dataclasses import dataclass

NTP_EPOCH = 2_208_988_800
"""Seconds from 1900 to 1970."""
SENDER_REPORT, RECEIVER_REPORT, SOURCE_DESCRIPTION, GOODBYE = 200, 201, 202, 203
WRAP = 1 << 32


def payload_span(data: bytes | bytearray, start: int, end: int) -> tuple[int, int]:
    """Where an RTP packet's payload lies, without contributing sources, extension and padding.

    Args:
        data: Holds the packet.
        start: Index of the packet's first byte.
        end: Index behind its last.

    Returns:
        Start and end; an empty span where the packet makes no sense.
    """
    if end - start < 12 or data[start] >> 6 != 2:
        return end, end
    first = data[start]
    at = start + 12 + 4 * (first & 0x0F)
    if first & 0x10:
        if at + 4 > end:
            return end, end
        at += 4 + 4 * (data[at + 2] << 8 | data[at + 3])
    if first & 0x20:
        end -= data[end - 1]
    return (at, end) if at < end else (end, end)


def unwrapped(timestamp: int, near: int) -> int:
    """The 32-bit timestamp as the number nearest to an unwrapped one seen before."""
    delta = (timestamp - near) & (WRAP - 1)
    if delta >= WRAP >> 1:
        delta -= WRAP
    return near + delta


@dataclass(frozen=True)
class SenderReport:
    """What a camera's own clock showed at one RTP time.

    Attributes:
        ssrc: The stream it speaks of.
        wall: The camera's clock, seconds since 1970.
        timestamp: RTP time of the same instant, 32 bit.
    """

    ssrc: int
    wall: float
    timestamp: int


def sender_report(packet: bytes | bytearray | memoryview) -> SenderReport | None:
    """The first sender report in a compound RTCP packet, or None."""
    at, end = 0, len(packet)
    while at + 8 <= end:
        kind, words = packet[at + 1], packet[at + 2] << 8 | packet[at + 3]
        if packet[at] >> 6 != 2:
            return None
        if kind == SENDER_REPORT and at + 28 <= end:
            ssrc, seconds, fraction, timestamp = struct.unpack_from(">IIII", packet, at + 4)
            if seconds == 0:
                return None
            return SenderReport(ssrc, seconds - NTP_EPOCH + fraction / WRAP, timestamp)
        at += 4 * (words + 1)
    return None


def receiver_report(own_ssrc: int, ssrc: int, highest: int, rtcp_channel: int) -> bytes:
    """An interleaved receiver report with a CNAME: some cameras hang up on who never sends one.

    Args:
        own_ssrc: Ours.
        ssrc: The stream that is reported on.
        highest: Extended highest sequence number received.
        rtcp_channel: Interleaved channel of RTCP.
    """
    report = struct.pack(
        ">BBHIIIIIII", 0x81, RECEIVER_REPORT, 7, own_ssrc, ssrc, 0, highest & 0xFFFFFFFF, 0, 0, 0
    )
    name = b"citywall"
    item = struct.pack(">IBB", own_ssrc, 1, len(name)) + name + b"\x00\x00"
    item += b"\x00" * (-len(item) % 4)
    description = struct.pack(">BBH", 0x81, SOURCE_DESCRIPTION, len(item) // 4) + item
    body = report + description
    return struct.pack(">BBH", 0x24, rtcp_channel, len(body)) + body
