"""Paints the labels of tiles once and keeps them, so that a thousand tiles share a few images."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen

from streams.floor.truth import State
from wall.glass.marks import draw_mark
from wall.glass.palette import COLOURS
from wall.glass.theme import state_colour
from wall.glass.typeface import family

KEPT = 800
MARK_SHARE = 0.62
LEAST_MARK = 8
FRAME_SHARE = 0.06
ROOM_STEP = 1.2
"""Type sizes by which the room for a badge grows."""
FRAME_ALPHA = 110
STRIP_ALPHA = 200
PLATE_ALPHA = 225
PLATE_REST = 2.6
"""Width of a plate without its words, in type sizes."""
LEAST_SHRUNK = 0.65
TYPE_STEPS = (10, 11, 12, 13, 14, 16, 18, 20, 23, 26, 30, 35, 40, 48, 56)


@dataclass(frozen=True)
class Label:
    """A painted label and the key under which its texture is kept."""

    key: Hashable
    image: QImage

    @property
    def width(self) -> int:
        """Pixels."""
        return self.image.width()

    @property
    def height(self) -> int:
        """Pixels."""
        return self.image.height()


def type_size(tile_width: float, unit: float) -> int:
    """The size of a tile's name in pixels, in steps so that labels can be shared."""
    wanted = min(max(tile_width * 0.078, 10 * unit), 24 * unit)
    return max((step for step in TYPE_STEPS if step <= wanted), default=TYPE_STEPS[0])


def strip_height(size: int) -> int:
    """The height of the strip that a name stands on."""
    return round(size * 1.55)


class Labels:
    """Labels by what they say; the oldest unused ones are dropped beyond a bound."""

    def __init__(self) -> None:
        """Nothing is painted before it is asked for."""
        self._kept: OrderedDict[Hashable, Label] = OrderedDict()
        self._family = family()

    def name(self, text: str, width: int, size: int, room: int) -> Label:
        """A tile's name on its strip.

        Args:
            text: The name; elided where it does not fit.
            width: Width of the tile, pixels.
            size: Type size, pixels.
            room: Pixels at the right end that are kept free for the badge.
        """
        key = ("name", text, width, size, room)
        return self._get(key, lambda: self._paint_name(text, width, size, room))

    def badge(self, text: str, size: int, *, motion: bool, mark: bool = True) -> Label:
        """What a live tile says: age and mark; stands at the right end of the strip.

        Args:
            text: The age of a still; empty for motion.
            size: Type size, pixels.
            motion: A full dot instead of a ring.
            mark: Without it the age stands alone: a narrow tile needs the room for its name.
        """
        key = ("badge", text, size, motion, mark)
        return self._get(key, lambda: self._paint_badge(text, size, motion, mark))

    def plate(self, state: State | None, text: str, size: int, most: int) -> Label:
        """The trouble of a tile, in the middle of its picture: mark and words on a plate.

        Args:
            state: Any but live; None: it is private.
            text: Words.
            size: Type size, pixels.
            most: The widest it may be, pixels.
        """
        key = ("plate", state, text, size, most)
        return self._get(key, lambda: self._paint_plate(state, text, size, most))

    def chip(self, text: str, size: int) -> Label:
        """What says of a picture that it is of the past; dark on the colour of the past.

        Args:
            text: Words.
            size: Type size, pixels.
        """
        key = ("chip", text, size)
        return self._get(key, lambda: self._paint_chip(text, size))

    def frame(self, state: State | None, width: int, height: int) -> Label:
        """The trouble of a tile too small for words: its mark, and a frame to be found by."""
        key = ("frame", state, width, height)
        return self._get(key, lambda: self._paint_frame(state, width, height))

    def badge_room(self, badge: Label | None, size: int) -> int:
        """The room beside a name; in steps, so that no name moves when a second passes."""
        if badge is None:
            return round(size * 0.5)
        step = max(round(size * ROOM_STEP), 1)
        return -(-badge.width // step) * step

    def _get(self, key: Hashable, paint: Callable[[], QImage]) -> Label:
        key = (key, COLOURS.now)
        label = self._kept.get(key)
        if label is None:
            label = self._kept[key] = Label(key, paint())
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return label

    def _font(self, size: int, *, strong: bool) -> QFont:
        font = QFont(self._family)
        font.setPixelSize(size)
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Medium)
        return font

    def _paint_name(self, text: str, width: int, size: int, room: int) -> QImage:
        height = strip_height(size)
        image = _blank(width, height)
        ground = QColor(COLOURS.ground)
        ground.setAlpha(STRIP_ALPHA)
        image.fill(ground)
        font = self._font(size, strong=False)
        pad = size * 0.5
        free = width - room - pad
        with _painter(image) as painter:
            painter.setFont(font)
            painter.setPen(QColor(COLOURS.text))
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, free)
            painter.drawText(
                QRectF(pad, 0, free, height), int(Qt.AlignmentFlag.AlignVCenter), shown
            )
        return image

    def _paint_badge(self, text: str, size: int, motion: bool, marked: bool) -> QImage:
        height = strip_height(size)
        font = self._font(size, strong=False)
        words = QFontMetricsF(font).horizontalAdvance(text) if text else 0.0
        mark = size * 0.85 if marked else 0.0
        gap = size * 0.3 if text and marked else 0.0
        image = _blank(round(words + gap + mark + size * 0.45), height)
        with _painter(image) as painter:
            painter.setFont(font)
            painter.setPen(QColor(COLOURS.quiet))
            painter.drawText(
                QRectF(0, 0, words + 1, height), int(Qt.AlignmentFlag.AlignVCenter), text
            )
            box = QRectF(words + gap, (height - mark) / 2, mark, mark)
            if marked:
                draw_mark(painter, State.LIVE, box, motion=motion)
        return image

    def _paint_frame(self, state: State | None, width: int, height: int) -> QImage:
        image = _blank(width, height)
        ground = QColor(COLOURS.ground)
        ground.setAlpha(FRAME_ALPHA)
        image.fill(ground)
        line = max(round(height * FRAME_SHARE), 1)
        side = max(round(height * MARK_SHARE), LEAST_MARK)
        with _painter(image) as painter:
            pen = QPen(QColor(state_colour(state)), line)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            half = line / 2
            if state is not None:  # what is private is no trouble to be found
                painter.drawRect(QRectF(half, half, width - line, height - line))
            draw_mark(painter, state, QRectF((width - side) / 2, (height - side) / 2, side, side))
        return image

    def _paint_chip(self, text: str, size: int) -> QImage:
        font = self._font(size, strong=True)
        pad, height = size * 0.6, round(size * 1.7)
        words = QFontMetricsF(font).horizontalAdvance(text)
        image = _blank(round(words + 2 * pad), height)
        image.fill(QColor(COLOURS.replay))
        with _painter(image) as painter:
            painter.setFont(font)
            painter.setPen(QColor(COLOURS.ground))
            box = QRectF(pad, 0, words + 1, height)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), text)
        return image

    def _fitting(self, text: str, size: int, most: int) -> int:
        """The largest type size up to this one in which a plate's words fit."""
        for smaller in range(size, round(size * LEAST_SHRUNK), -1):
            words = QFontMetricsF(self._font(smaller, strong=True)).horizontalAdvance(text)
            if words + smaller * PLATE_REST <= most:
                return smaller
        return size

    def _paint_plate(self, state: State | None, text: str, size: int, most: int) -> QImage:
        size = self._fitting(text, size, most)
        font = self._font(size, strong=True)
        metrics = QFontMetricsF(font)
        mark, pad, gap = size * 1.05, size * 0.55, size * 0.4
        free = max(most - mark - gap - 2 * pad, 0.0)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, free)
        words = metrics.horizontalAdvance(shown)
        height = round(size * 1.8)
        image = _blank(round(2 * pad + mark + gap + words), height)
        ground = QColor(COLOURS.ground)
        ground.setAlpha(PLATE_ALPHA)
        with _painter(image) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(QRectF(image.rect()), height * 0.25, height * 0.25)
            draw_mark(painter, state, QRectF(pad, (height - mark) / 2, mark, mark))
            painter.setFont(font)
            painter.setPen(QColor(state_colour(state)))
            box = QRectF(pad + mark + gap, 0, words + 1, height)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), shown)
        return image


class _painter:  # noqa: N801 - a context manager that reads like a function
    """A painter that is ended whatever happens: an open one on a dead image crashes Qt."""

    def __init__(self, image: QImage) -> None:
        self._painter = QPainter(image)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)

    def __enter__(self) -> QPainter:
        return self._painter

    def __exit__(self, *_: object) -> None:
        self._painter.end()


def _blank(width: int, height: int) -> QImage:
    image = QImage(max(width, 1), max(height, 1), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    return image
