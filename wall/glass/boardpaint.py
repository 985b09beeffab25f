"""Paints boards: words as large as their place allows, the time, images whole, what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen

from wall.glass.boardwords import say
from wall.glass.palette import COLOURS
from wall.glass.typeface import family

GROUND_ALPHA = 225
"""Boards lie on pictures, too, and are to be read there."""
ROOM_WIDE, ROOM_HIGH = 0.88, 0.8
"""Shares of a board that its words may take."""
LINE = 1.25
"""The distance of two lines, in type sizes."""
SMALLEST = 6
DATE_SHARE = 0.3
"""The size of the date, in that of the time."""
NOTE_SHARE = 0.055
"""The size of a note, in the width of its board."""
CENTRE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip)


def text_board(width: int, height: int, words: str) -> QImage:
    """Words, as large as they fit; lines are split by a line feed."""
    image = board_ground(width, height)
    lines = words.split("\n")
    size = _largest(lines, width * ROOM_WIDE, height * ROOM_HIGH / LINE)
    painter = QPainter(image)
    painter.setFont(board_font(size))
    painter.setPen(QColor(COLOURS.text))
    step = size * LINE
    top = (height - step * len(lines)) / 2
    for number, line in enumerate(lines):
        painter.drawText(QRectF(0, top + number * step, width, step), CENTRE, line)
    painter.end()
    return image


def clock_board(width: int, height: int, time: str, date: str) -> QImage:
    """The time, with the date below it where there is one."""
    image = board_ground(width, height)
    parts = 1 + DATE_SHARE * 1.4 if date else 1.0
    # Measured with one digit for all: the time does not change its size from minute to minute.
    digits = "".join("0" if sign.isdigit() else sign for sign in time)
    size = _largest([digits], width * ROOM_WIDE, height * ROOM_HIGH / LINE / parts)
    small = min(round(size * DATE_SHARE), _largest([date], width * ROOM_WIDE, height))
    painter = QPainter(image)
    painter.setPen(QColor(COLOURS.text))
    painter.setFont(board_font(size, even=True))
    high, low = size * LINE, small * LINE * 1.2 if date else 0.0
    top = (height - high - low) / 2
    painter.drawText(QRectF(0, top, width, high), CENTRE, time)
    painter.setPen(QColor(COLOURS.quiet))
    painter.setFont(board_font(max(small, SMALLEST), strong=False))
    painter.drawText(QRectF(0, top + high, width, low), CENTRE, date)
    painter.end()
    return image


def image_board(width: int, height: int, picture: QImage) -> QImage:
    """An image, whole and undistorted, in the middle; what is beside it is seen through."""
    image = _blank(width, height)
    size = QSizeF(picture.size()).scaled(width, height, Qt.AspectRatioMode.KeepAspectRatio)
    corner = QPointF((width - size.width()) / 2, (height - size.height()) / 2)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(corner, size), picture)
    painter.end()
    return image


def missing_board(width: int, height: int, file: Path, language: str) -> QImage:
    """An image that is not there, or is none."""
    return note_board(width, height, say(language, "unreadable"), file.name)


def note_board(width: int, height: int, words: str, detail: str = "") -> QImage:
    """What keeps a place empty: quiet words in a frame, and what they are about."""
    image = board_ground(width, height)
    line = max(round(min(width, height) * 0.008), 1)
    size = min(max(round(width * NOTE_SHARE), SMALLEST), round(height * 0.2))
    size = min(size, _largest([words], width * ROOM_WIDE, height))
    small = max(round(size * 0.8), SMALLEST)
    painter = QPainter(image)
    pen = QPen(QColor(COLOURS.line), line)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.drawRect(QRectF(line / 2, line / 2, width - line, height - line))
    high, low = size * LINE, small * LINE if detail else 0.0
    top = (height - high - low) / 2
    painter.setPen(QColor(COLOURS.quiet))
    painter.setFont(board_font(max(size, SMALLEST), strong=False))
    painter.drawText(QRectF(0, top, width, high), CENTRE, words)
    painter.setFont(font := board_font(small, strong=False))
    room = width * ROOM_WIDE
    shown = QFontMetricsF(font).elidedText(detail, Qt.TextElideMode.ElideMiddle, room)
    painter.drawText(QRectF(0, top + high, width, low), CENTRE, shown)
    painter.end()
    return image


def waiting_board(width: int, height: int) -> QImage:
    """An image that is being read."""
    return board_ground(width, height)


def _largest(lines: Sequence[str], width: float, height: float) -> int:
    """The largest type size in pixels at which lines stand within a room; at least the smallest."""
    font = board_font(100)
    widest = max((QFontMetricsF(font).horizontalAdvance(line) for line in lines), default=0.0)
    wide = width / widest * 100 if widest > 0 else height
    return max(int(min(wide, height / max(len(lines), 1))), SMALLEST)


@cache
def _family() -> str:
    """The type family: Qt lists all there are anew whenever it is asked."""
    return family()


def board_font(size: int, *, strong: bool = True, even: bool = False) -> QFont:
    """The type of boards.

    Args:
        size: In pixels.
        strong: Whether it is what matters.
        even: Whether all digits are of one width.
    """
    font = QFont(_family())
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Medium)
    if even:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def board_ground(width: int, height: int) -> QImage:
    """An empty board, on which words can be read whatever is behind it."""
    image = _blank(width, height)
    ground = QColor(COLOURS.panel)
    ground.setAlpha(GROUND_ALPHA)
    image.fill(ground)
    return image


def _blank(width: int, height: int) -> QImage:
    image = QImage(max(width, 1), max(height, 1), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    return image
