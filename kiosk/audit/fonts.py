"""What a font says of a text: how high its glyphs and its ink are, in pixels."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from PySide6.QtGui import QFont, QFontMetricsF

WIDE: Final = re.compile(r"[\u3041-\u30ff\u3131-\u318e\u4e00-\u9fff\uac00-\ud7a3]")
"""Kana, Han and Hangul."""
NARROW: Final = re.compile(r"[A-Za-z0-9]")


def glyph_height(text: str, font: QFont) -> float:
    """Return the height of a text's capitals and figures, or of its Han, kana and Hangul.

    Of a text that has both, of the smaller; 0 where it has neither.
    """
    heights = []
    if NARROW.search(text):
        heights.append(_metrics(font).capHeight())
    if WIDE.search(text):
        heights.append(_block(font.key()))
    return min(heights, default=0.0)


def ink_rows(text: str, font: QFont) -> tuple[float, float]:
    """Return from where to where the ink of a line reaches, pixels below its baseline."""
    rect = _metrics(font).tightBoundingRect(text)
    return rect.top(), rect.bottom()


def _metrics(font: QFont) -> QFontMetricsF:
    return QFontMetricsF(font)


@lru_cache(maxsize=256)
def _block(key: str) -> float:
    font = QFont()
    font.fromString(key)
    metrics = QFontMetricsF(font)
    return min(metrics.tightBoundingRect(one).height() for one in "국國国")
