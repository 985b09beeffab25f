"""Pictures of the glass as PNG: the very pixels that are shown, encoded away from the Qt thread."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from streams.floor.frame import Frames
from streams.floor.truth import Tier

CONTENT_TYPE = "image/png"
TRIES = 40
REST_S = 0.0005
# Measured over a full-HD mosaic: level 1 with run lengths takes four fifths of the time of level 1
# as it comes, and its file is smaller.
FASTEST = (
    cv2.IMWRITE_PNG_COMPRESSION,
    1,
    cv2.IMWRITE_PNG_STRATEGY,
    cv2.IMWRITE_PNG_STRATEGY_RLE,
)


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


def encode(pixels: npt.NDArray[np.uint8]) -> bytes:
    """PNG (8-bit RGB) of BGRA pixels, shape (height, width, 4); alpha is left out.

    Raises:
        ValueError: It is no picture.
    """
    if pixels.ndim != 3 or pixels.shape[2] != 4 or 0 in pixels.shape:
        raise ValueError(f"a picture has the shape (height, width, 4), not {pixels.shape}")
    done, png = cv2.imencode(".png", cv2.cvtColor(pixels, cv2.COLOR_BGRA2BGR), FASTEST)
    if not done:
        raise ValueError(f"PNG could not encode a picture of the shape {pixels.shape}")
    return png.tobytes()


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
