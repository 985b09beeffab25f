"""The colours of the screen, for most and at the highest contrast, and the inks read on them.

Text has a contrast of at least 4.5 on every ground that it stands on (see the tests), and what a
colour says is said by a word or a shape as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

LINEAR: Final = 0.04045
"""Below this a value of sRGB is in proportion to its light (IEC 61966-2-1)."""


@dataclass(frozen=True)
class Colours:
    """All colours of one theme, each #rrggbb."""

    ground: str = "#0a1420"
    panel: str = "#122030"
    raised: str = "#1d3148"
    line: str = "#3d556e"
    text: str = "#f6f9fc"
    quiet: str = "#bccad9"
    exit: str = "#ffd23f"
    exit_ink: str = "#101010"
    action: str = "#1b5fc1"
    action_ink: str = "#ffffff"
    focus: str = "#8fd0ff"
    good: str = "#6fdc9b"
    fair: str = "#9fd0ff"
    poor: str = "#ffc65c"
    bad: str = "#ff9d8c"
    alarm: str = "#8e1014"
    alarm_ink: str = "#ffffff"
    drill: str = "#12408f"
    drill_ink: str = "#ffffff"


NORMAL: Final = Colours()
HIGH: Final = Colours(
    ground="#000000",
    panel="#000000",
    raised="#000000",
    line="#ffffff",
    text="#ffffff",
    quiet="#ffffff",
    exit="#ffff00",
    exit_ink="#000000",
    action="#ffff00",
    action_ink="#000000",
    focus="#00ffff",
    good="#ffffff",
    fair="#ffffff",
    poor="#ffff00",
    bad="#ffff00",
    alarm="#000000",
    alarm_ink="#ffff00",
    drill="#000000",
    drill_ink="#ffffff",
)


def luminance(colour: str) -> float:
    """The relative luminance of a colour, 0 to 1 (WCAG 2).

    Raises:
        ValueError: It is not #rrggbb.
    """
    if len(colour) != 7 or not colour.startswith("#"):
        raise ValueError(f"{colour!r} is no colour; write #rrggbb")
    values = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        value / 12.92 if value <= LINEAR else ((value + 0.055) / 1.055) ** 2.4 for value in values
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def ink(ground: str) -> str:
    """Black or white: what is read better on this ground."""
    return max("#000000", "#ffffff", key=lambda colour: contrast(colour, ground))
