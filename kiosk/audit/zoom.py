"""Whether all is twice as large where a visitor asked for that: words, signs and controls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kiosk.audit.finding import Measure, Rule, measured
from kiosk.audit.glyphs import glyph_mm
from kiosk.audit.view import View

TWICE: Final = 1.9
"""Twice, but for a hair; a pixel is given besides, for letters are drawn in whole ones."""
GLYPH_MM: Final = 48.0
"""Twice what is read from two metres: what is larger need not grow."""
SIGN_MM: Final = 48.0
CONTROL_MM: Final = 50.0
"""Twice the least that is touched."""


@dataclass(frozen=True)
class Size:
    """How large something is.

    Attributes:
        mm: Of a text the height of its glyphs, of all else the smaller side, where it is smallest.
        enough: What is as large as this need not grow.
    """

    mm: float
    enough: float


Sizes = Mapping[str, Size]
"""By what it is a size of."""


def sizes(views: Iterable[View]) -> Sizes:
    """Return how large everything is that is seen of a screen, where it is smallest."""
    told: dict[str, Size] = {}
    for view in views:
        for name, size in _sizes(view):
            if name not in told or size.mm < told[name].mm:
                told[name] = size
    return told


def _sizes(view: View) -> Iterator[tuple[str, Size]]:
    for words in view.words:
        if words.in_sight and words.glyph_px > 0:
            yield repr(words.text), Size(glyph_mm(view, words), GLYPH_MM)
    for sign in view.signs:
        if sign.in_sight:
            side = min(sign.box.width, sign.box.height) * view.mm
            yield f"the sign {sign.mark!r}", Size(side, SIGN_MM)
    for control in view.controls:
        if control.in_sight:
            side = min(control.box.width, control.box.height) * view.mm
            yield f"the control {control.called}", Size(side, CONTROL_MM)


def grown(usual: Sizes, large: Sizes, pixel: float) -> Measure:
    """Measure how many times larger everything is.

    Args:
        usual: At the normal size.
        large: At twice of it.
        pixel: Millimetres a pixel.
    """
    rows = (
        (
            (large[name].mm + pixel) / size.mm,
            f"{name} ({size.mm:.0f} mm, then {large[name].mm:.0f} mm)",
        )
        for name, size in usual.items()
        if name in large and large[name].mm < size.enough
    )
    expected = (
        f"twice its size, or glyphs and signs of {GLYPH_MM:.0f} mm, controls of {CONTROL_MM:.0f} mm"
    )
    return measured(Rule.ZOOM, rows, TWICE, " times as large", expected)
