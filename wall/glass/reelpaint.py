"""Paints what a spotlight shows of the past, in a frame and under a chip that say so from afar."""

from __future__ import annotations

from PySide6.QtGui import QColor

from wall.glass.labels import Labels
from wall.glass.painter import Painter
from wall.glass.palette import COLOURS
from wall.glass.runs import Box
from wall.glass.stage import Stage
from wall.glass.textures import Textures
from wall.glass.theme import SIZES
from wall.glass.words import duration, say

FRAME = 6
"""Width of the frame, px at 1080 lines."""
CHIP_SHARE = 0.06
"""Type size of the chip at most, as a share of the picture's height."""
LEAST_CHIP = 12


class ReelPaint:
    """The pictures of the past in one window.

    Args:
        painter: The window's nodes.
        textures: Its textures.
        labels: Painted labels.
    """

    def __init__(self, painter: Painter, textures: Textures, labels: Labels) -> None:
        """Nothing of the past is shown."""
        self._painter, self._textures, self._labels = painter, textures, labels
        self._frames: list[Box] = []
        self._chips = 0

    def begin(self) -> None:
        """The spotlights of one more frame follow."""
        self._frames = []
        self._chips = 0

    def paint(
        self, number: int, channel: int, box: Box, stage: Stage, unit: float, now: float
    ) -> bool:
        """Show what a spotlight shows of the past; False where it shows none.

        Args:
            number: Of the spotlight in this window.
            channel: In it.
            box: Where it stands, pixels.
            stage: What is enlarged.
            unit: Pixels of one line of 1080.
            now: Seconds, monotonic.
        """
        canvas = stage.spotlights.reels.get(channel, -1)
        frames = stage.frames
        front = int(frames.canvases["front"][canvas]) if canvas >= 0 else -1
        if front < 0:
            return False
        row = frames.canvases[canvas]
        pixels = frames.canvas(canvas, front)
        key = ("canvas", id(frames), int(row["offset"]), front, pixels.shape)
        picture = self._textures.picture(key, pixels)
        picture.changed(None)
        self._painter.spotlights.put(number, picture.texture, box, None)
        age = max(now - float(row["pictures"]["captured"][front]), 0.0)
        self._say_age(age, box, stage.language, unit)
        self._frames += edges(box, max(round(FRAME * unit), 2))
        return True

    def end(self) -> None:
        """All were painted."""
        self._painter.chips.keep(self._chips)
        self._painter.reel_frames.show(tuple(self._frames), QColor(COLOURS.replay))

    def _say_age(self, age: float, box: Box, language: str, unit: float) -> None:
        size = max(min(round(SIZES.title * unit), round(box[3] * CHIP_SHARE)), LEAST_CHIP)
        label = self._labels.chip(say(language, "replay", time=duration(age, language)), size)
        texture = self._textures.label(label.key, label.image)
        place = (box[0], box[1], float(label.width), float(label.height))
        self._painter.chips.put(self._chips, texture, place, None)
        self._chips += 1


def edges(box: Box, width: float) -> tuple[Box, Box, Box, Box]:
    """The four sides of a frame inside a box."""
    x, y, wide, high = box
    return (
        (x, y, wide, width),
        (x, y + high - width, wide, width),
        (x, y, width, high),
        (x + wide - width, y, width, high),
    )
