"""Encoded pictures become RTP packets once, so that serving them costs no thought at all.

H.264 follows RFC 6184 (single NAL unit, STAP-A for parameter sets, FU-A), H.265 follows RFC 7798
(single NAL unit, AP, FU). Each packet is laid out as it goes over an RTSP/TCP connection: `$`,
channel, length (RFC 2326, 10.12), then the RTP header with zeros where a session writes its own.
"""

import re
import struct
from collections.abc import Iterator, Sequence

MTU = 1400
CLOCK = 90_000
PAYLOAD_TYPE = 96
SEQUENCE_AT, TIMESTAMP_AT, SSRC_AT = 6, 8, 12
"""Where in an interleaved packet its sequence number, timestamp and SSRC stand."""

_START_CODE = re.compile(rb"\x00\x00\x00?\x01")
_H264_SETS = {7, 8}
_H264_IDLE = {6, 9, 12}
_HEVC_SETS = {32, 33, 34}
_HEVC_IDLE = {35, 38, 39, 40}


def nal_units(annex_b: bytes, codec: str) -> list[bytes]:
    """Split an encoder's packet into NAL units; supplemental data and delimiters are left out."""
    bounds = [(found.start(), found.end()) for found in _START_CODE.finditer(annex_b)]
    ends = [start for start, _ in bounds[1:]] + [len(annex_b)]
    units = [annex_b[begin:end] for (_, begin), end in zip(bounds, ends, strict=True)]
    idle = _H264_IDLE if codec == "h264" else _HEVC_IDLE
    return [unit for unit in units if unit and nal_type(unit, codec) not in idle]


def nal_type(unit: bytes, codec: str) -> int:
    """Return the type of a NAL unit."""
    return unit[0] & 0x1F if codec == "h264" else (unit[0] >> 1) & 0x3F


def is_parameter_set(unit: bytes, codec: str) -> bool:
    """Say whether a NAL unit is a parameter set: SPS, PPS or VPS."""
    return nal_type(unit, codec) in (_H264_SETS if codec == "h264" else _HEVC_SETS)


def packets(units: Sequence[bytes], codec: str, mtu: int = MTU) -> list[bytes]:
    """Lay one picture's NAL units out as interleaved RTP packets, the last with the marker."""
    payloads = list(_payloads(units, codec, mtu))
    last = len(payloads) - 1
    return [
        struct.pack(
            ">BBHBBHII", 0x24, 0, 12 + len(payload), 0x80, PAYLOAD_TYPE | (0x80 * (at == last)),
            0, 0, 0,
        ) + payload
        for at, payload in enumerate(payloads)
    ]  # fmt: skip


def _payloads(units: Sequence[bytes], codec: str, mtu: int) -> Iterator[bytes]:
    sets = [unit for unit in units if is_parameter_set(unit, codec)]
    if len(sets) > 1 and sum(map(len, sets)) + 2 * len(sets) + 2 <= mtu:
        head = bytes([sets[0][0] & 0x60 | 24]) if codec == "h264" else bytes([48 << 1, 1])
        yield head + b"".join(struct.pack(">H", len(unit)) + unit for unit in sets)
        units = [unit for unit in units if not is_parameter_set(unit, codec)]
    for unit in units:
        if len(unit) <= mtu:
            yield unit
        else:
            yield from _fragments(unit, codec, mtu)


def _fragments(unit: bytes, codec: str, mtu: int) -> Iterator[bytes]:
    if codec == "h264":
        head, kind, body = bytes([unit[0] & 0x60 | 28]), unit[0] & 0x1F, unit[1:]
    else:
        head, kind, body = bytes([unit[0] & 0x81 | 49 << 1, unit[1]]), unit[0] >> 1 & 0x3F, unit[2:]
    step = mtu - len(head) - 1
    for at in range(0, len(body), step):
        first, last = at == 0, at + step >= len(body)
        yield head + bytes([0x80 * first | 0x40 * last | kind]) + body[at : at + step]
