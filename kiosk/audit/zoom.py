"""Whether everything is twice as large where a visitor asked for that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.audit.finding import Measure, Rule, measured

Sizes = Mapping[str, float]
"""The height of a text's glyphs in millimetres, by the text."""

TWICE: Final = 1.9
"""Twice, but for what is rounded to whole pixels, or fitted into its place by a hair."""
LARGE_MM: Final = 48.0
"""Twice what is read from two metres: what is larger need not grow."""


def grown(usual: Sizes, large: Sizes) -> Measure:
    """Measure how many times larger each text is.

    Args:
        usual: At the normal size.
        large: At twice of it.
    """
    rows = (
        (large[text] / height, f"{text!r} ({height:.0f} mm, then {large[text]:.0f} mm)")
        for text, height in usual.items()
        if text in large and large[text] < LARGE_MM
    )
    expected = f"twice its size, or glyphs of {LARGE_MM:.0f} mm"
    return measured(Rule.ZOOM, rows, TWICE, " times as large", expected)
