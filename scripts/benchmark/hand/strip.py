"""Cuts the part of a picture that holds its frame code, and reads the code off it later."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from streams.floor.frame import Pixels
from streams.sample import framecode
from streams.sample.framecode import FrameCode

WIDTH_SHARE, HEIGHT_SHARE = 18.5 / framecode.COLUMNS_IN_WIDTH, 2.5 / framecode.ROWS_IN_HEIGHT
"""A little more than the code itself takes at the bottom right."""
SMALLEST = (96, 54)


@dataclass(frozen=True)
class Strip:
    """The bottom right of a picture.

    Attributes:
        width: Of the whole picture.
        height: Of the whole picture.
        pixels: BGRA, shape (h, w, 4), its last row and column those of the picture.
    """

    width: int
    height: int
    pixels: Pixels

    @classmethod
    def of(cls, picture: Pixels) -> Strip | None:
        """Copy it off a whole picture; None where that is too small to bear a code."""
        height, width = picture.shape[:2]
        if width < SMALLEST[0] or height < SMALLEST[1]:
            return None
        wide, high = extent(width, height)
        return cls(width, height, picture[height - high :, width - wide :].copy())

    def read(self) -> FrameCode | None:
        """The code, or None where there is none to be believed."""
        whole = np.zeros((self.height, self.width, 4), np.uint8)
        high, wide = self.pixels.shape[:2]
        whole[self.height - high :, self.width - wide :] = self.pixels
        return framecode.read(whole)


def extent(width: float, height: float) -> tuple[int, int]:
    """Width and height of the strip of a picture of that size."""
    return math.ceil(width * WIDTH_SHARE), math.ceil(height * HEIGHT_SHARE)
