"""A small code in a picture's corner lets a test read off any picture when it was captured.

The code is a strip of two rows of grey cells at the bottom right. A cell is 1/40 of the picture's
width and 1/22.5 of its height, so it is 2.4 pixels wide on the smallest tile (96x54) and the
pixel under its centre lies wholly inside it. The first and the last column are guards that carry
the two grey levels, so reading needs no absolute level; the rest holds 12 bits of frame number,
6 bits of clip number and a 12-bit CRC. A strip that is damaged reads as None, never as a guess.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

COLUMNS_IN_WIDTH = 40.0
ROWS_IN_HEIGHT = 22.5
DARK, LIGHT = 50, 116
NUMBER_BITS, CLIP_BITS, CHECK_BITS = 12, 6, 12
NUMBERS, CLIPS = 1 << NUMBER_BITS, 1 << CLIP_BITS

_DATA_COLUMNS = (NUMBER_BITS + CLIP_BITS + CHECK_BITS) // 2
_COLUMNS = _DATA_COLUMNS + 2
_LEAST_CONTRAST = 24.0
_UNSURE = (0.38, 0.62)
"""A cell whose level lies in this part of the way from dark to light is not believed."""

Picture = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class FrameCode:
    """What a picture says of itself: its frame number in its clip, and which clip it is of."""

    number: int
    clip: int


def draw(image: Picture, number: int, clip: int) -> None:
    """Draw the code into the picture, in place.

    Args:
        image: BGR, BGRA or grey, uint8, of shape (height, width[, channels]).
        number: frame number in its clip, 0 to 4095.
        clip: the clip's number, 0 to 63.

    Raises:
        ValueError: a number does not fit the code.
    """
    if not (0 <= number < NUMBERS and 0 <= clip < CLIPS):
        raise ValueError(
            f"frame {number} of clip {clip} does not fit the frame code: "
            f"numbers go from 0 to {NUMBERS - 1}, clips from 0 to {CLIPS - 1}"
        )
    height, width = image.shape[:2]
    across = np.rint(_edges(width, COLUMNS_IN_WIDTH, _COLUMNS)).astype(int)
    down = np.rint(_edges(height, ROWS_IN_HEIGHT, 2)).astype(int)
    levels = np.where(_cells(number, clip), LIGHT, DARK).astype(np.uint8)
    strip = np.repeat(np.repeat(levels, np.diff(down), axis=0), np.diff(across), axis=1)
    target = image[down[0] : down[-1], across[0] : across[-1]]
    if image.ndim == 2:
        target[:] = strip
    else:
        target[..., :3] = strip[..., None]


def read(image: npt.NDArray[Any]) -> FrameCode | None:
    """Read the code of a picture of any size from 96x54 up.

    Args:
        image: the whole picture, neither cropped nor letterboxed; BGR, BGRA or grey, uint8.

    Returns:
        The code, or None where there is none that can be believed.
    """
    height, width = image.shape[:2]
    if width < 2 * COLUMNS_IN_WIDTH or height < 2 * ROWS_IN_HEIGHT:
        return None
    found = (_understand(_sample(image, drifts)) for drifts in (False, True))
    return next((code for code in found if code), None)


def _understand(levels: npt.NDArray[np.float64]) -> FrameCode | None:
    """Turn cell levels of shape (2, columns) into a code, or None where any cell is unsure."""
    guards = levels[:, [0, -1]]
    light = (guards[0, 0] + guards[1, 1]) / 2
    dark = (guards[1, 0] + guards[0, 1]) / 2
    if light - dark < _LEAST_CONTRAST:
        return None
    relative = (levels - dark) / (light - dark)
    if bool(np.any((relative > _UNSURE[0]) & (relative < _UNSURE[1]))):
        return None
    cells = relative > 0.5
    if not np.array_equal(cells[:, [0, -1]], [[True, False], [False, True]]):
        return None
    return _decode(cells[:, 1:-1])


def _edges(length: int, cells_in_length: float, count: int) -> npt.NDArray[np.float64]:
    cell = length / cells_in_length
    return length - cell * np.arange(count, -1, -1, dtype=np.float64)


def _sample(image: npt.NDArray[Any], drifts: bool) -> npt.NDArray[np.float64]:
    """Return the mean level around each cell's centre, of shape (2, columns).

    swscale's fast bilinear scaling matches the first and the second last columns of source and
    target instead of their outer edges, so its picture lies up to 1.5 pixels to the left: `drifts`.
    """
    height, width = image.shape[:2]
    across = _points(width, COLUMNS_IN_WIDTH, _COLUMNS)
    if drifts:
        across = np.floor(across * (width - 2) / width + 0.5)
    down = _points(height, ROWS_IN_HEIGHT, 2)
    points = image[np.ix_(down.astype(np.intp), across.astype(np.intp))].astype(np.float64)
    if points.ndim == 3:
        points = points[..., :3].mean(axis=2)
    each = points.reshape(2, len(down) // 2, _COLUMNS, len(across) // _COLUMNS)
    return np.asarray(each.mean(axis=(1, 3)))


def _points(length: int, cells_in_length: float, count: int) -> npt.NDArray[np.float64]:
    """Return where to look: the centre of each small cell, five points of a large one."""
    edges = _edges(length, cells_in_length, count)
    centres = (edges[:-1] + edges[1:]) / 2
    cell = length / cells_in_length
    reach = np.linspace(-0.22, 0.22, 5) * cell if cell >= 5 else np.zeros(1)
    return np.asarray(centres[:, None] + reach[None, :]).reshape(-1)


def _cells(number: int, clip: int) -> npt.NDArray[np.bool_]:
    word = (_gray(number) << CLIP_BITS) | clip
    word = (word << CHECK_BITS) | _check(number, clip)
    bits = np.array([(word >> shift) & 1 for shift in range(2 * _DATA_COLUMNS)], dtype=np.bool_)
    cells = np.zeros((2, _COLUMNS), dtype=np.bool_)
    cells[0, 0] = cells[1, -1] = True
    cells[:, 1:-1] = bits.reshape(2, _DATA_COLUMNS)
    return cells


def _decode(cells: npt.NDArray[np.bool_]) -> FrameCode | None:
    word = sum(1 << shift for shift, bit in enumerate(cells.reshape(-1).tolist()) if bit)
    check = word & ((1 << CHECK_BITS) - 1)
    clip = (word >> CHECK_BITS) & (CLIPS - 1)
    number = _ungray(word >> (CHECK_BITS + CLIP_BITS))
    return FrameCode(number, clip) if check == _check(number, clip) else None


def _gray(number: int) -> int:
    # Neighbouring numbers differ in one cell, which costs the encoder least.
    return number ^ (number >> 1)


def _ungray(code: int) -> int:
    number = 0
    while code:
        number ^= code
        code >>= 1
    return number


def _check(number: int, clip: int) -> int:
    """CRC-12 (x12+x11+x3+x2+x+1) over number and clip, started non-zero so that blank fails."""
    word = ((number << CLIP_BITS) | clip) << CHECK_BITS
    word ^= 0x5A5 << (NUMBER_BITS + CLIP_BITS)
    for shift in range(NUMBER_BITS + CLIP_BITS - 1, -1, -1):
        if word >> (shift + CHECK_BITS) & 1:
            word ^= 0x180F << shift
    return word & ((1 << CHECK_BITS) - 1)
