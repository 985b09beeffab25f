"""RTCP sender reports tie a camera's RTP timestamps to its clock (RFC 3550, 6.4.1)."""

import struct

NTP_EPOCH = 2_208_988_800
"""Seconds from 1900, where NTP's time begins, to 1970, where Unix's does."""
_NAME = b"citywall-sample"


def sender_report(
    channel: int, ssrc: int, captured: float, timestamp: int, packets: int, octets: int
) -> bytes:
    """Return an interleaved compound packet: sender report and source description.

    Args:
        channel: the interleaved channel of RTCP.
        ssrc: whose report it is.
        captured: the camera's wall clock, seconds since 1970, at the instant of `timestamp`.
        timestamp: RTP timestamp.
        packets: RTP packets sent so far.
        octets: payload bytes sent so far.
    """
    seconds = int(captured)
    fraction = int((captured - seconds) * (1 << 32))
    body = struct.pack(
        ">BBHIIIIII", 0x80, 200, 6, ssrc, (seconds + NTP_EPOCH) & 0xFFFF_FFFF, fraction,
        timestamp, packets & 0xFFFF_FFFF, octets & 0xFFFF_FFFF,
    )  # fmt: skip
    item = struct.pack(">BB", 1, len(_NAME)) + _NAME
    item += bytes(4 - len(item) % 4)
    body += struct.pack(">BBHI", 0x81, 202, (4 + len(item)) // 4, ssrc) + item
    return struct.pack(">BBH", 0x24, channel, len(body)) + body
