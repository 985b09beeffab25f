"""Takes the cameras' own pictures out of their clips, so that the floor decodes the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from streams.media.unit import AccessUnit
from streams.plan.calibration import coded as pictures
from streams.sample.clip import ClipSpec
from streams.sample.clipset import SETS
from streams.sample.library import Library


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
    return tuple(Coded(clip.spec, pictures(clip).units) for clip in Library().clips(specs))
