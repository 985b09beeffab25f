"""What the audit saw of the screen at one moment, as values: words, controls, signs, pictures."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kiosk.audit.box import Box

Picture = NDArray[np.uint8]
"""Rows of pixels of red, green and blue."""


@dataclass(frozen=True)
class Seen:
    """Something on the screen.

    Attributes:
        key: The same in every view of the same window.
        box: Where it is, be it seen or not.
        shown: The part of it that nothing cuts off; empty where it is out of sight.
        scroller: The name of what scrolls it; empty where nothing does.
        cut_by: What cuts a part of it off and does not scroll; empty where nothing does.
        enabled: Whether it can be used now; what cannot is drawn paler.
    """

    key: int
    box: Box
    shown: Box
    scroller: str = ""
    cut_by: str = ""
    enabled: bool = True

    @property
    def in_sight(self) -> bool:
        """Whether something of it is seen."""
        return self.shown.width > 1 and self.shown.height > 1

    @property
    def whole(self) -> bool:
        """Whether all of it is seen."""
        return self.shown.holds(self.box)


@dataclass(frozen=True)
class Words(Seen):
    """A text; its box is that of its ink.

    Attributes:
        text: What it says.
        glyph_px: The height of the smaller of its capitals and its Han or Hangul, pixels.
        ink_px: How high the ink of its only line is, as its font tells; 0 where it has several.
        lines: How many lines it has.
        elided: Whether a part of it is left out.
        outlined: Whether it is drawn with an outline.
    """

    text: str = ""
    glyph_px: float = 0.0
    ink_px: float = 0.0
    lines: int = 1
    elided: bool = False
    outlined: bool = False


@dataclass(frozen=True)
class Control(Seen):
    """Something that can be touched.

    Attributes:
        id: What the program calls it; may be empty.
        name: What a screen reader calls it.
        kind: What it is made of, for those who mend it.
    """

    id: str = ""
    name: str = ""
    kind: str = ""

    @property
    def called(self) -> str:
        """How a report names it."""
        return repr(self.id or self.name or self.kind)


@dataclass(frozen=True)
class Sign(Seen):
    """One of the kiosk's own signs.

    Attributes:
        mark: Its name.
    """

    mark: str = ""


@dataclass(frozen=True)
class View:
    """The screen at one moment.

    Attributes:
        words: Every text.
        controls: Everything that can be touched.
        signs: Every sign.
        shown: The picture, as people see it.
        wordless: The same without any text.
        bare: The same without texts and signs.
        mm: Millimetres a pixel.
        low: How high above the floor the picture begins, millimetres.
    """

    words: tuple[Words, ...]
    controls: tuple[Control, ...]
    signs: tuple[Sign, ...]
    shown: Picture = field(repr=False)
    wordless: Picture = field(repr=False)
    bare: Picture = field(repr=False)
    mm: float
    low: float

    def floor_mm(self, y: float) -> float:
        """Return how high above the floor a row of pixels is, millimetres."""
        return self.low + (len(self.shown) - y) * self.mm
