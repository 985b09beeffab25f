"""Tells a blank frame from one with content, by its pixels alone."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

PLAIN_SHARE = 0.995
"""A screen of which more than this is of one colour shows nothing to anybody."""


def blank(pixels: npt.NDArray[np.uint8]) -> bool:
    """Whether a picture is of one colour, but for a speck.

    Args:
        pixels: Shape (height, width, 3 or 4).
    """
    colours = pixels[..., :3].astype(np.uint32) @ np.array([1 << 16, 1 << 8, 1], np.uint32)
    _, counts = np.unique(colours, return_counts=True)
    return bool(counts.max() > PLAIN_SHARE * colours.size)
