"""What stands in the place of a picture that whoever is at the wall may not see."""

from __future__ import annotations

from enum import IntEnum
from functools import cache

import cv2
import numpy as np
import numpy.typing as npt

from streams.floor.frame import STILL_HEIGHT, STILL_WIDTH, Pixels

GRAIN = (12, 7)
"""A blurred picture has no more points than that: traffic can be told from none, a face cannot."""
STRIPE = 12
"""Width of a stripe of what is hidden, in pixels of a still."""
DARK, LIGHT = (0x1A, 0x14, 0x10, 0xFF), (0x22, 0x1B, 0x16, 0xFF)
"""BGRA; between the theme's ground and its bed, so that nothing about it calls for attention."""


class Veil(IntEnum):
    """How much of a picture is kept from being seen."""

    NONE = 0
    BLURRED = 1
    HIDDEN = 2
    WITHHELD = 3
    """It may be seen small, and has grown too large for that: it is blurred until it is allowed."""


Veils = npt.NDArray[np.uint8]
"""A `Veil` for each channel, shape (capacity,)."""


def veiled(pixels: Pixels, veil: int) -> Pixels:
    """What is shown instead of a picture: BGRA, of the size of a still, which is enough for it.

    Args:
        pixels: The picture, shape (height, width, 4).
        veil: Blurred or hidden.
    """
    if veil == Veil.HIDDEN:
        return stripes()
    coarse = cv2.resize(pixels, GRAIN, interpolation=cv2.INTER_AREA)
    size = (STILL_WIDTH, STILL_HEIGHT)
    return np.asarray(cv2.resize(coarse, size, interpolation=cv2.INTER_CUBIC), np.uint8)


@cache
def stripes() -> Pixels:
    """The picture of nothing: quiet stripes, which cannot be taken for a black picture."""
    across = np.arange(STILL_WIDTH)[None, :] + np.arange(STILL_HEIGHT)[:, None]
    picture = np.empty((STILL_HEIGHT, STILL_WIDTH, 4), np.uint8)
    picture[:] = DARK
    picture[across // STRIPE % 2 == 0] = LIGHT
    picture.flags.writeable = False
    return picture
