"""Pictures of the glass as PNG: the very pixels that are shown, encoded away from the Qt thread."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from streams.floor.frame import Frames
from streams.floor.png import encode
from streams.floor.truth import Tier

TRIES = 40
REST_S = 0.0005


@dataclass(frozen=True)
class Snapshot:
    """The picture of one tile.

    Attributes:
        png: The file.
        age_ms: Age of exactly this picture when it was read, counted from its capture.
        tier: The tier that it was decoded in.
    """

    png: bytes
    age_ms: float
    tier: Tier


def take(frames: Frames, row: int, clock: Callable[[], float] = time.monotonic) -> Snapshot | None:
    """The picture that a tile is drawn from, at its own size; None before the first.

    Blocks for the encoding: call it in a thread of its own.

    Args:
        frames: The shared memory.
        row: The channel's row in it.
        clock: Seconds, monotonic.
    """
    for _ in range(TRIES):
        picture = frames.read(row)
        if picture is not None:
            age = max(clock() - picture.captured, 0.0)
            return Snapshot(encode(picture.pixels), age * 1000.0, picture.tier)
        if not frames.stills[row]["sequence"] and frames.status[row]["canvas"] < 0:
            return None
        time.sleep(REST_S)  # every look met a write: the next picture is a moment away
    return None
