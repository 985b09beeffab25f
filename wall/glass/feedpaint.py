"""Paints a feed's tile: its name, how old it is, its rows, and whose data they are."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QTextLayout

from wall.glass.boardpaint import SMALLEST, board_font, board_ground
from wall.glass.feedpage import FeedPage, FeedRow, Tone
from wall.glass.palette import COLOURS

LARGEST = 34
"""The largest letters, in lines of a display of 1080."""
ACROSS, DOWN = 21, 10
"""At least so many letters stand beside one another, and so many rows below."""
SMALL = 0.76
"""The size of what is beside the point, in that of the rows."""
ROW = 1.5
"""The distance of two rows, in type sizes."""
LEAD_SHARE, VALUE_SHARE = 0.3, 0.46
"""Shares of a row that its mark and its value may take at most."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True)
class _Type:
    """The types of one board."""

    size: int

    @property
    def strong(self) -> QFont:
        """What matters."""
        return board_font(self.size, even=True)

    @property
    def plain(self) -> QFont:
        """What is read."""
        return board_font(self.size, strong=False, even=True)

    @property
    def small(self) -> QFont:
        """What is beside the point."""
        return board_font(max(round(self.size * SMALL), SMALLEST), strong=False, even=True)


def feed_board(width: int, height: int, page: FeedPage, unit: float = 1.0) -> QImage:
    """A feed as it stands now.

    Args:
        width: Pixels.
        height: Pixels.
        page: What it says.
        unit: Pixels of one line of 1080, times the text's scale.
    """
    image = board_ground(width, height)
    type_ = _Type(max(round(min(width / ACROSS, height / DOWN, LARGEST * unit)), SMALLEST))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pad = type_.size * 0.8
    room = QRectF(pad, pad * 0.6, width - 2 * pad, height - 1.2 * pad)
    top = _head(painter, room, page, type_)
    foot = type_.size * SMALL * ROW
    body = QRectF(room.left(), top, room.width(), room.bottom() - foot - top)
    if page.rows:
        shown = _table(painter, body, page, type_)
    else:
        shown = 0
        _note(painter, body, page, type_)
    rest = page.rest.format(n=page.count - shown) if page.count > shown else ""
    below = QRectF(room.left(), room.bottom() - foot, room.width(), foot)
    taken = _word(painter, below, rest, type_.small, COLOURS.quiet, RIGHT)
    below.setRight(below.right() - taken - (pad if taken else 0))
    _word(painter, below, page.source, type_.small, COLOURS.quiet)
    painter.end()
    return image


def wrapped(words: str, font: QFont, width: float, lines: int) -> list[str]:
    """Break words into at most so many lines; what has no room ends in an ellipsis."""
    metrics = QFontMetricsF(font)
    layout, found = QTextLayout(words.replace("\n", " "), font), list[str]()
    layout.beginLayout()
    while len(found) < lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start, length = line.textStart(), line.textLength()
        last = len(found) == lines - 1
        text = layout.text()[start:] if last else layout.text()[start : start + length]
        found.append(metrics.elidedText(text.strip(), Qt.TextElideMode.ElideRight, width))
    layout.endLayout()
    return found


def _head(painter: QPainter, room: QRectF, page: FeedPage, type_: _Type) -> float:
    """The name and how far it can be believed; returns where the rows begin."""
    size = type_.size
    line = QRectF(room.left(), room.top(), room.width(), size * ROW)
    colour = str(getattr(COLOURS, page.tone.colour))
    taken = _word(painter, line, page.state, type_.small, colour, RIGHT)
    sign = size * 0.5
    _sign(painter, QPointF(line.right() - taken - sign, line.center().y()), sign, page.tone)
    line.setRight(line.right() - taken - sign * 2.4)
    _word(painter, line, page.title, type_.strong, COLOURS.text)
    under = line.bottom() + size * 0.15
    painter.setPen(QPen(QColor(COLOURS.line), max(size * 0.06, 1.0)))
    painter.drawLine(QPointF(room.left(), under), QPointF(room.right(), under))
    top = under + size * 0.25
    if page.why and page.rows:
        step = size * SMALL * ROW
        for words in wrapped(page.why, type_.small, room.width(), 2):
            line = QRectF(room.left(), top, room.width(), step)
            _word(painter, line, words, type_.small, colour)
            top += step
    return top


def _sign(painter: QPainter, middle: QPointF, size: float, tone: Tone) -> None:
    """A shape that says what the colour says: a disc, a ring where stale, a cross for no data."""
    colour, half = QColor(str(getattr(COLOURS, tone.colour))), size * 0.42
    pen = QPen(colour, size * 0.2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(colour if tone is Tone.GOOD else Qt.BrushStyle.NoBrush)
    if tone is Tone.BAD:
        across, down = QPointF(half, half), QPointF(half, -half)
        painter.drawLine(middle - across, middle + across)
        painter.drawLine(middle - down, middle + down)
    else:
        painter.drawEllipse(middle, half, half)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _table(painter: QPainter, room: QRectF, page: FeedPage, type_: _Type) -> int:
    """The rows that have room; returns how many."""
    metrics, step = QFontMetricsF(type_.strong), type_.size * ROW
    seen = page.rows[: max(int(room.height() / step), 0)]
    lead = max((metrics.horizontalAdvance(row.lead) for row in seen), default=0.0)
    lead = min(lead, room.width() * LEAD_SHARE)
    top = room.top()
    for number, row in enumerate(page.rows):
        left = room.left() + (lead + type_.size * 0.6 if lead else 0.0)
        value = min(metrics.horizontalAdvance(row.value), room.width() * VALUE_SHARE)
        end = room.right() - (value + type_.size * 0.6 if value else 0.0)
        fitting = max(int((room.bottom() - top) / step + 0.01), 0)
        if not fitting:
            return number
        lines = wrapped(row.words, type_.plain, max(end - left, 1.0), min(row.lines, fitting))
        first = QRectF(room.left(), top, lead, step)
        _word(painter, first, row.lead, type_.strong, COLOURS.accent)
        worth = QRectF(room.right() - value, top, value, step)
        tone = str(getattr(COLOURS, row.tone.colour))
        _word(painter, worth, row.value, type_.strong, tone, RIGHT)
        taken = 0.0
        for words in lines or [""]:
            taken = _word(
                painter, QRectF(left, top, end - left, step), words, type_.plain, COLOURS.text
            )
            top += step
        _beside(painter, QRectF(left + taken, top - step, end - left - taken, step), row, type_)
    return len(page.rows)


def _beside(painter: QPainter, room: QRectF, row: FeedRow, type_: _Type) -> None:
    """What else is told, where it has room behind the words."""
    room.setLeft(room.left() + (type_.size * 0.6 if row.words else 0.0))
    if QFontMetricsF(type_.small).horizontalAdvance(row.detail) <= room.width():
        _word(painter, room, row.detail, type_.small, COLOURS.quiet)


def _note(painter: QPainter, room: QRectF, page: FeedPage, type_: _Type) -> None:
    """Why there are no rows."""
    step = type_.size * ROW
    most = max(int(room.height() / step), 1)
    lines = wrapped(page.why, type_.plain, room.width(), most)
    top = room.center().y() - step * len(lines) / 2
    for number, words in enumerate(lines):
        line = QRectF(room.left(), top + number * step, room.width(), step)
        _word(painter, line, words, type_.plain, COLOURS.quiet, CENTRE)


def _word(
    painter: QPainter,
    room: QRectF,
    words: str,
    font: QFont,
    colour: str,
    align: Qt.AlignmentFlag = LEFT,
) -> float:
    """Words on one line, shortened to their room; returns how wide they are."""
    if not words or room.width() <= 0:
        return 0.0
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(room, int(align | Qt.TextFlag.TextDontClip), shown)
    return metrics.horizontalAdvance(shown)
