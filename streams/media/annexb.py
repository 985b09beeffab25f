"""Turns the parameter sets of MP4-like containers into the start-code form decoders share."""

from __future__ import annotations

from collections.abc import Iterator

_START_CODE = b"\x00\x00\x00\x01"
_AVC_HEADER = 5
_HEVC_HEADER = 22


def annexb_extradata(codec: str, extradata: bytes) -> bytes:
    """Returns a stream's parameter sets with start codes.

    Args:
        codec: ``h264`` or ``hevc``; the extradata of any other codec is returned as it is.
        extradata: From the container: avcC, hvcC, or with start codes already.

    Returns:
        Parameter sets in the order they are stored; empty where the record is broken.
    """
    if codec not in ("h264", "hevc") or extradata[:1] != b"\x01":
        return extradata
    units = _avc_units(extradata) if codec == "h264" else _hevc_units(extradata)
    try:
        return b"".join(_START_CODE + unit for unit in units)
    except IndexError:
        return b""


def _avc_units(record: bytes) -> Iterator[bytes]:
    """Yields what an AVCDecoderConfigurationRecord holds (ISO/IEC 14496-15, 5.3.3.1)."""
    at = _AVC_HEADER
    for mask in (0x1F, 0xFF):
        if at >= len(record):
            return
        count = record[at] & mask
        at += 1
        for _ in range(count):
            unit = _unit(record, at)
            at += 2 + len(unit)
            yield unit


def _hevc_units(record: bytes) -> Iterator[bytes]:
    """Yields what an HEVCDecoderConfigurationRecord holds (ISO/IEC 14496-15, 8.3.3.1)."""
    arrays = record[_HEVC_HEADER]
    at = _HEVC_HEADER + 1
    for _ in range(arrays):
        count = record[at + 1] << 8 | record[at + 2]
        at += 3
        for _ in range(count):
            unit = _unit(record, at)
            at += 2 + len(unit)
            yield unit


def _unit(record: bytes, at: int) -> bytes:
    length = record[at] << 8 | record[at + 1]
    if at + 2 + length > len(record):
        raise IndexError
    return record[at + 2 : at + 2 + length]
