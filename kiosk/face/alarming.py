"""Chooses how large an alert's words are, so that all of them are seen at once from afar.

Nobody scrolls who runs: what to do first is the largest, and everything else has the largest type
at which the whole alert fits into its place on the usual panel.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication

from kiosk.page.alarm import Alarm

WIDE_MM: Final = 1318.0
HIGH_MM: Final = 982.0
"""The room for words on a panel of 100 inches, beside the exits."""
SCALES: Final = (1.15, 1.07, 1.0, 0.93, 0.87, 0.8, 0.74, 0.68, 0.62)
FIRST_MM: Final = 84.0
"""Type at scale 1, as in ``AlarmBlock.qml``: of what is to be done first, of the other steps, …"""
STEP_MM: Final = 46.0
HEADLINE_MM: Final = 60.0
BODY_MM: Final = 34.0
NAMES_MM: Final = 30.0
COUNT_MM: Final = 32.0
CHIP_MM: Final = 24.0
SIGN_MM: Final = 68.0
BADGE_MM: Final = 56.0
SPACE_MM: Final = 18.0
"""Between the parts, at scale 1."""
GAP_MM: Final = 12.0
LEAST_MM: Final = 20.0
"""Nothing is smaller."""
TALL: Final = 1e6
EM: Final = 100
"""Text is measured at so many pixels, once for every size."""


def scale(alarm: Alarm) -> float:
    """Return the largest of `SCALES` at which an alert fits; the smallest where none does."""
    return next((one for one in SCALES if height_mm(alarm, one) <= HIGH_MM), SCALES[-1])


def height_mm(alarm: Alarm, scale: float) -> float:
    """Return how high an alert is at a scale, millimetres."""

    def high(text: str, size: float, wide: float = WIDE_MM, *, bold: bool = True) -> float:
        return _size(text, max(size * scale, LEAST_MM), wide, bold=bold)[1]

    parts = [_head(alarm, scale)]
    if alarm.drill:
        parts.append(high(alarm.drill, HEADLINE_MM, WIDE_MM - 2 * GAP_MM) + GAP_MM)
    if alarm.body:
        parts.append(high(alarm.body, BODY_MM, bold=False))
    if alarm.tongue:
        parts[-1] += high(alarm.tongue, CHIP_MM) + GAP_MM + 8.0
    badge, narrow = BADGE_MM * scale, WIDE_MM - BADGE_MM * scale - GAP_MM
    first = sum(high(one, FIRST_MM, WIDE_MM - 3 * GAP_MM) for one in alarm.steps[:1])
    parts.append(high(alarm.now, BODY_MM) + first + 2 * GAP_MM)
    parts += [max(high(one, STEP_MM, narrow), badge) for one in alarm.steps[1:]]
    if alarm.others:
        said = (f"+  {one.headline}  ·  {one.until}" for one in alarm.others)
        parts.append(2.0 + sum(high(one, BODY_MM) + 4.0 for one in said))
    parts.append(high(alarm.until, NAMES_MM))
    return sum(parts) + SPACE_MM * scale * (len(parts) - 1)


def _head(alarm: Alarm, scale: float) -> float:
    """Return how high the line is that says what is the matter, millimetres."""
    count, _ = _size(alarm.count, COUNT_MM * scale, WIDE_MM, bold=True)
    chip = count + 3 * GAP_MM if alarm.count else 0.0
    wide = WIDE_MM - SIGN_MM * scale - GAP_MM - chip
    _, headline = _size(alarm.headline, HEADLINE_MM * scale, wide, bold=True)
    names = "   ·   ".join(alarm.names)
    _, named = _size(names, max(NAMES_MM * scale, LEAST_MM), wide, bold=False)
    return max(SIGN_MM * scale, headline + named)


def _size(text: str, size_mm: float, wide_mm: float, *, bold: bool) -> tuple[float, float]:
    """Return how wide and high a text is that is broken into lines, millimetres."""
    if not text:
        return 0.0, 0.0
    wide, high = _measured(text, round(wide_mm * EM / size_mm), bold=bold)
    return wide * size_mm / EM, high * size_mm / EM


@lru_cache(maxsize=512)
def _measured(text: str, wide_px: int, *, bold: bool) -> tuple[float, float]:
    font = QFont(QGuiApplication.font())
    font.setPixelSize(EM)
    font.setBold(bold)
    room = QRectF(0, 0, wide_px, TALL)
    box = QFontMetricsF(font).boundingRect(room, Qt.TextFlag.TextWordWrap, text)
    return box.width(), box.height()
