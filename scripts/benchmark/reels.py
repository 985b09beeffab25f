"""Takes the cameras' own pictures out of their clips, so that the floor decodes the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from streams.media.depacketizer import Depacketizer, parameter_sets
from streams.media.nal import H264, HEVC
from streams.media.unit import AccessUnit
from streams.sample.clip import Clip, ClipSpec
from streams.sample.clipset import SETS
from streams.sample.library import Library
from streams.sample.reel import Reel
from streams.sample.rtp import PAYLOAD_TYPE


@dataclass(frozen=True)
class Coded:
    """One loop of a clip as a decoder takes it.

    Attributes:
        spec: What the clip is.
        units: Its pictures, coded, in decode order.
    """

    spec: ClipSpec
    units: tuple[AccessUnit, ...]


@lru_cache(maxsize=4)
def coded(clips: str, stream: str = "sub") -> tuple[Coded, ...]:
    """The pictures of a set of clips, made where they are not there yet.

    Args:
        clips: The set's name.
        stream: `sub` or `main`.
    """
    specs = [pair.main if stream == "main" else pair.sub for pair in SETS[clips]()]
    return tuple(_coded(clip) for clip in Library().clips(specs))


def _coded(clip: Clip) -> Coded:
    reel = Reel(clip)
    dialect = H264 if clip.spec.codec == "h264" else HEVC
    parts = Depacketizer(dialect, 0, PAYLOAD_TYPE, parameter_sets(dialect, clip.parameter_sets))
    units: list[AccessUnit] = []
    for index in range(reel.frames):
        packets = bytes(reel.frame(index))
        units += parts.units(packets, 0, len(packets))
    return Coded(clip.spec, tuple(units))
