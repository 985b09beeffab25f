"""One coded picture on its way from a source to a decoder."""

from __future__ import annotations

from typing import NamedTuple


class AccessUnit(NamedTuple):
    """One coded picture in Annex B form (or one whole JPEG).

    Attributes:
        timestamp: Ticks of the source's clock, unwrapped: it never jumps at 2^32.
        data: The picture; a keyframe carries its parameter sets.
        key: Whether decoding may begin here.
        damaged: Whether something of it, or just before it, was lost on the way.
    """

    timestamp: int
    data: bytes
    key: bool
    damaged: bool
