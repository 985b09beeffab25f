"""A board is what stands on the canvas and is no channel: a text, a clock, a feed, a note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from layouts.map import Map
from layouts.pane import Clock, Feed, Image, Pdf, Text, Web

Box = tuple[float, float, float, float]
"""x, y, width, height."""


@dataclass(frozen=True)
class Nobody:
    """A mosaic's place for which no channel is chosen: it says so, and is not just dark."""


Content: TypeAlias = Text | Clock | Image | Pdf | Map | Feed | Web | Nobody


@dataclass(frozen=True)
class Board:
    """One board.

    Attributes:
        content: What it says or shows.
        box: Its place in canvas units.
        under: Whether tiles lie on it; else it lies on tiles.
    """

    content: Content
    box: Box
    under: bool = False
