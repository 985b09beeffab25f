"""Which pixels are the ink of a text or a sign, and its contrast to what is around it."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.audit.box import Box
from kiosk.audit.view import Picture, Sign, View, Words

Mask = NDArray[np.bool_]

DIFFERS: Final = 24
"""By so much of 255 a pixel differs that ink was put on."""
LEAST: Final = 4
"""What has fewer pixels of ink is not to be seen."""
FULL: Final = 0.8
"""What differs by this part of the most is ink alone, and no edge of it."""
NEAR: Final = 48
"""By at most so much of 255 a pixel differs that has the ink's own colour."""
WORST: Final = 10.0
"""The contrast that so many per cent of the surrounding pixels do not reach is what counts."""
_NARROW: Final = np.ones((3, 3), np.uint8)
_BROAD: Final = np.ones((9, 9), np.uint8)


def ink_of(view: View, words: Words) -> Mask:
    """Return which pixels of a text's visible part are its ink."""
    return _differing(view.shown, view.wordless, words.shown)


def words_contrast(view: View, words: Words) -> float:
    """Return the contrast of a text to what is really behind it; 1 where it is not to be seen."""
    mask = ink_of(view, words)
    shown, without = _crop(view.shown, words.shown), _crop(view.wordless, words.shown)
    return _contrast(shown, without, mask, outlined=words.outlined)


def sign_contrast(view: View, sign: Sign) -> float:
    """Return the contrast of a sign to what is really behind it; 1 where it is not to be seen."""
    mask = _differing(view.wordless, view.bare, sign.shown)
    shown, without = _crop(view.wordless, sign.shown), _crop(view.bare, sign.shown)
    return _contrast(shown, without, mask, outlined=False)


def luminance(colours: NDArray[np.floating] | Picture) -> NDArray[np.float64]:
    """Return the relative luminance of colours of 0 to 255, 0 to 1 (WCAG 2)."""
    part = np.asarray(colours, np.float64) / 255.0
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    weighed: NDArray[np.float64] = linear @ np.array((0.2126, 0.7152, 0.0722))
    return weighed


def _contrast(with_ink: Picture, without: Picture, mask: Mask, *, outlined: bool) -> float:
    if mask.sum() < LEAST:
        return 1.0
    strength = np.abs(with_ink.astype(np.int16) - without).max(axis=2)
    full = mask & (strength >= FULL * strength[mask].max())
    colour = np.median(with_ink[full], axis=0)
    ink = mask & (np.abs(with_ink - colour).max(axis=2) <= NEAR)
    near = ink.astype(np.uint8)
    ring = (cv2.dilate(near, _BROAD) > 0) & ~(cv2.dilate(near, _NARROW) > 0)
    # Edges of other letters are no ground, but an outline is: it is drawn so that it may be one.
    around = with_ink[ring if outlined else ring & ~mask]
    lights = luminance(around if len(around) else without[mask])
    own = float(luminance(colour[None])[0])
    contrasts = (np.maximum(lights, own) + 0.05) / (np.minimum(lights, own) + 0.05)
    return float(np.percentile(contrasts, WORST))


def _differing(one: Picture, other: Picture, box: Box) -> Mask:
    first, second = _crop(one, box), _crop(other, box)
    if first.size == 0:
        return np.zeros(first.shape[:2], np.bool_)
    differs: Mask = cv2.absdiff(first, second).max(axis=2) > DIFFERS
    return differs


def _crop(picture: Picture, box: Box) -> Picture:
    height, width = picture.shape[:2]
    top, left = max(int(box.top), 0), max(int(box.left), 0)
    bottom, right = min(int(np.ceil(box.bottom)), height), min(int(np.ceil(box.right)), width)
    return picture[top : max(bottom, top), left : max(right, left)]
