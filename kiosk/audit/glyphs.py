"""How large letters really are: as their font says, held against the pixels that were drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from kiosk.audit.finding import Measure, Rule, measured
from kiosk.audit.ink import ink_of
from kiosk.audit.view import View, Words

LEAST_MM: Final = 12.0
"""The Korean rule for public terminals (see the guide)."""
FLAT: Final = 0.8
"""Ink that is lower than this part of a glyph, as that of a dash, tells nothing of its size; nor
does that of a single letter, which may be a mark."""
SMALLER: Final = 0.93
"""Ink of less than this part of what its font says is drawn smaller than it claims."""


def glyphs(view: View) -> Measure:
    """Measure the capitals, or the Han and Hangul, of every text."""
    return measured(
        Rule.GLYPH, _heights(view), LEAST_MM, " mm", f"glyphs of {LEAST_MM:.0f} mm and more"
    )


def _heights(view: View) -> Iterator[tuple[float, str]]:
    for one in view.words:
        if one.in_sight and one.glyph_px > 0:
            yield glyph_mm(view, one), repr(one.text)


def glyph_mm(view: View, words: Words) -> float:
    """Return how high a text's glyphs are, millimetres."""
    return words.glyph_px * _scale(view, words) * view.mm


def _scale(view: View, words: Words) -> float:
    """Return which part of its font's height the ink of a text has; 1 where that is not sure."""
    sure = words.whole and not words.elided and len(words.text) > 1
    if not sure or words.ink_px < FLAT * words.glyph_px:
        return 1.0
    rows = np.flatnonzero(ink_of(view, words).any(axis=1))
    if len(rows) == 0:
        return 1.0
    part = float(rows[-1] - rows[0] + 1) / words.ink_px
    return part if part < SMALLER else 1.0
