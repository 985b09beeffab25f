"""Paints a web page's board: its picture, or why there is none, and of when it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from wall.glass.boardpaint import SMALLEST, board_font, image_board, note_board
from wall.glass.boardwords import say
from wall.glass.palette import COLOURS
from wall.glass.webpage.pages import PageState, Seen

LINE_SHARE = 0.05
"""The height of the letters of a caption, in that of the board."""
CENTRE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip)
_NOTES = {
    PageState.ABSENT: "web_absent",
    PageState.LOADING: "web_loading",
    PageState.SHOWN: "web_loading",
    PageState.FAILED: "web_failed",
}


def web_board(
    width: int, height: int, seen: Seen, host: str, language: str, unit: float = 1.0
) -> QImage:
    """A web page as it stands now.

    Args:
        width: Pixels.
        height: Pixels.
        seen: The page.
        host: Who is asked for it.
        language: ``ko`` or ``en``.
        unit: Pixels of one line of 1080, times the text's scale.
    """
    if seen.image is None:
        return note_board(width, height, say(language, _NOTES[seen.state]), host)
    image = image_board(width, height, seen.image)
    if seen.state is PageState.FAILED and seen.at is not None:
        time = seen.at.astimezone().strftime("%H:%M:%S")
        words = f"{host}: {say(language, 'web_stale').format(time=time)}"
        _caption(image, words, max(round(min(height * LINE_SHARE, 26 * unit)), SMALLEST))
    return image


def _caption(image: QImage, words: str, size: int) -> None:
    """Say below a picture, on a ground of its own, that it is not of now."""
    font = board_font(size)
    strip = QRectF(0, image.height() - size * 1.7, image.width(), size * 1.7)
    painter = QPainter(image)
    painter.fillRect(image.rect(), QColor(0, 0, 0, 110))
    painter.fillRect(strip, QColor(COLOURS.panel))
    painter.setFont(font)
    painter.setPen(QColor(COLOURS.late))
    room = image.width() - size
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideMiddle, room)
    painter.drawText(strip, CENTRE, shown)
    painter.end()
