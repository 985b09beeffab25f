"""Whether all is twice as large where a visitor asked for that: words, signs and controls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kiosk.audit.finding import Measure, Rule, measured
from kiosk.audit.glyphs import glyph_mm
from kiosk.audit.view import Seen, View

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
        most: The same where it is largest.
        enough: What is as large as this need not grow.
        items: What has this name, by key.
    """

    mm: float
    most: float
    enough: float
    items: frozenset[int]

    def at_twice(self, usual: Size) -> float:
        """Return the size to compare: of more things of this name than before, the largest."""
        return self.most if len(self.items) > len(usual.items) else self.mm

    def joined(self, other: Size) -> Size:
        """Return the size of both."""
        items = self.items | other.items
        return Size(min(self.mm, other.mm), max(self.most, other.most), self.enough, items)


Sizes = Mapping[str, Size]
"""By what it is a size of."""


def sizes(views: Iterable[View]) -> Sizes:
    """Return how large everything is that is seen of a screen, where it is smallest."""
    told: dict[str, Size] = {}
    for view in views:
        for name, size in _sizes(view):
            told[name] = told[name].joined(size) if name in told else size
    return told


def _sizes(view: View) -> Iterator[tuple[str, Size]]:
    for words in view.words:
        if words.in_sight and words.glyph_px > 0:
            yield repr(words.text), _size(glyph_mm(view, words), GLYPH_MM, words)
    for sign in view.signs:
        if sign.in_sight:
            side = min(sign.box.width, sign.box.height) * view.mm
            yield f"the sign {sign.mark!r}", _size(side, SIGN_MM, sign)
    for control in view.controls:
        if control.in_sight:
            side = min(control.box.width, control.box.height) * view.mm
            yield f"the control {control.called}", _size(side, CONTROL_MM, control)


def _size(mm: float, enough: float, one: Seen) -> Size:
    return Size(mm, mm, enough, frozenset({one.key}))


def grown(usual: Sizes, large: Sizes, pixel: float) -> Measure:
    """Measure how many times larger everything is.

    Args:
        usual: At the normal size.
        large: At twice of it.
        pixel: Millimetres a pixel.
    """
    rows = (
        (
            (large[name].at_twice(size) + pixel) / size.mm,
            f"{name} ({size.mm:.0f} mm, then {large[name].at_twice(size):.0f} mm)",
        )
        for name, size in usual.items()
        if name in large and large[name].at_twice(size) < size.enough
    )
    expected = (
        f"twice its size, or glyphs and signs of {GLYPH_MM:.0f} mm, controls of {CONTROL_MM:.0f} mm"
    )
    return measured(Rule.ZOOM, rows, TWICE, " times as large", expected)
