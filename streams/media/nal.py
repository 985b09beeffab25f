"""Which NAL units begin a picture that can be decoded by itself, for H.264 and H.265."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

START_CODE = b"\x00\x00\x00\x01"

IGNORE, KEY, FRAGMENT, AGGREGATE, PARAMETERS = range(5)
"""What the first byte of an RTP payload can mean to somebody who looks for keyframes only."""


@dataclass(frozen=True)
class Dialect:
    """The numbers by which one codec's NAL units and RTP payloads are told apart.

    Attributes:
        name: PyAV's name of the decoder.
        kinds: For each first payload byte, one of the kinds above (256 entries).
        header: Bytes in a NAL unit's header.
        key_types: NAL types of pictures at which decoding may begin.
        parameter_types: NAL types of parameter sets, in the order a decoder wants them.
        fragment: Payload type of a fragmentation unit.
        aggregate: Payload type of an aggregation packet.
        worth: For the first payload byte and the one behind the header, 256 times the first plus
            the second: whether such a packet may begin a keyframe or bring parameter sets
            (65,536 entries, 0 for no).
        worth_in: The same right behind parameter sets, where plain slices may begin a keyframe.
    """

    name: str
    kinds: bytes
    header: int
    key_types: frozenset[int]
    parameter_types: tuple[int, ...]
    fragment: int
    aggregate: int
    worth: bytes
    worth_in: bytes

    def __reduce__(self) -> tuple[Callable[[str], Dialect], tuple[str]]:
        """There is one of each codec: it is named, not copied, on the way to another process."""
        return dialect_of, (self.name,)

    def nal_type(self, first: int) -> int:
        """The NAL type that a header's first byte carries."""
        return first & 0x1F if self.header == 1 else (first >> 1) & 0x3F


def _kinds(
    header: int, keys: frozenset[int], parameters: tuple[int, ...], fragment: int, aggregate: int
) -> bytes:
    table = bytearray(256)
    for first in range(256):
        kind = first & 0x1F if header == 1 else (first >> 1) & 0x3F
        if kind in keys:
            table[first] = KEY
        elif kind == fragment:
            table[first] = FRAGMENT
        elif kind == aggregate:
            table[first] = AGGREGATE
        elif kind in parameters:
            table[first] = PARAMETERS
    return bytes(table)


def _dialect(
    name: str,
    header: int,
    keys: frozenset[int],
    parameters: tuple[int, ...],
    fragment: int,
    aggregate: int,
) -> Dialect:
    kinds = _kinds(header, keys, parameters, fragment, aggregate)
    worth = _worth(kinds, header, keys)
    # An H.265 slice says itself whether decoding may begin there; H.264's plain slices do not.
    worth_in = _worth(_slices_too(kinds), header, keys | {1}) if header == 1 else worth
    return Dialect(name, kinds, header, keys, parameters, fragment, aggregate, worth, worth_in)


def _slices_too(kinds: bytes) -> bytes:
    return bytes(kind or (first & 0x1F == 1) for first, kind in enumerate(kinds))


def _worth(kinds: bytes, header: int, keys: frozenset[int]) -> bytes:
    """Fragments are worth a look where the first one of a keyframe begins, all else by its kind."""
    inner = 0x1F if header == 1 else 0x3F
    begins = bytes(second & 0x80 and second & inner in keys for second in range(256))
    begins = bytes(map(bool, begins))
    rows = {kind: bytes([bool(kind)]) * 256 for kind in set(kinds)} | {FRAGMENT: begins}
    return b"".join(rows[kind] for kind in kinds)


H264 = _dialect("h264", 1, frozenset({5}), (7, 8), 28, 24)
"""RFC 6184: IDR pictures; SPS and PPS; FU-A and STAP-A."""
HEVC = _dialect("hevc", 2, frozenset(range(16, 22)), (32, 33, 34), 49, 48)
"""RFC 7798: IRAP pictures; VPS, SPS and PPS; FU and AP."""

DIALECTS = {dialect.name: dialect for dialect in (H264, HEVC)}


def dialect_of(name: str) -> Dialect:
    """A codec's numbers, by PyAV's name of its decoder."""
    return DIALECTS[name]


def aggregated(dialect: Dialect, payload: bytes | bytearray | memoryview) -> list[bytes]:
    """The NAL units of an aggregation packet; a truncated last one is left out."""
    units = []
    at, end = dialect.header, len(payload)
    while at + 2 < end:
        size = payload[at] << 8 | payload[at + 1]
        at += 2
        if size == 0 or at + size > end:
            break
        units.append(bytes(payload[at : at + size]))
        at += size
    return units


def intra_slice(slice_nal: bytes | bytearray | memoryview) -> bool:
    """Whether an H.264 slice is an I slice (slice_type 2 or 7): cameras without IDR send those."""
    bits = int.from_bytes(bytes(slice_nal[1:9]).ljust(8, b"\xff"), "big")
    position = 63

    def golomb() -> int:
        nonlocal position
        zeros = 0
        while position >= 0 and not bits >> position & 1:
            zeros += 1
            position -= 1
        value = 0
        for _ in range(zeros + 1):
            value = value << 1 | (bits >> position & 1 if position >= 0 else 1)
            position -= 1
        return value - 1

    golomb()
    return golomb() in (2, 7)
