"""What stands on a map to be pressed or read: draw a region, see all, a measure, a hint."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from wall.glass.map.citymap import ENLARGED, CityMap
from wall.glass.map.words import length, say
from wall.glass.palette import COLOURS
from wall.glass.runs import Box
from wall.glass.theme import SIZES, SPACES

LEAST = (300.0, 220.0)
"""A smaller map (px at 1080 lines) has no tools: they would hide it."""
ICON = 24.0
MEASURE = 150.0
"""The measure is at most so long, px at 1080 lines."""
STEPS = (1, 2, 5)


@dataclass(frozen=True)
class Button:
    """One button.

    Attributes:
        kind: ``lasso`` or ``home``.
        words: What stands on it.
        box: Its place on the map, px from the map's corner.
        active: Whether what it starts goes on.
    """

    kind: str
    words: str
    box: Box
    active: bool = False

    def hit(self, x: float, y: float) -> bool:
        """Whether a pixel of the map is on it."""
        left, top, width, height = self.box
        return left <= x < left + width and top <= y < top + height


def buttons(
    map_: CityMap, size: tuple[float, float], unit: float, language: str, font: QFont
) -> tuple[Button, ...]:
    """The buttons of a map, the lowest first, in its lower right corner.

    Args:
        map_: What may be done.
        size: Width and height of its place, px.
        unit: Pixels of one line of 1080.
        language: ``ko`` or ``en``.
        font: The type family.
    """
    if size[0] < LEAST[0] * unit or size[1] < LEAST[1] * unit:
        return ()
    wanted: list[tuple[str, str, bool]] = []
    if not map_.lent:
        key = "cancel" if map_.drawing else "lasso"
        wanted.append(("lasso", say(language, key), map_.drawing))
    if map_.sight.view.scale > ENLARGED:
        wanted.append(("home", say(language, "home"), False))
    if not wanted:
        return ()
    metrics = QFontMetricsF(_sized(font, SIZES.body, unit, strong=True))
    high, gap = round(SPACES.touch * unit), round(SPACES.m * unit)
    padding = 2 * SPACES.l * unit + ICON * unit + SPACES.m * unit
    wide = round(max(metrics.horizontalAdvance(words) for _, words, _ in wanted) + padding)
    x, y = round(size[0] - SPACES.l * unit - wide), round(size[1] - SPACES.l * unit - high)
    return tuple(
        Button(kind, words, (float(x), float(y - n * (high + gap)), float(wide), float(high)), on)
        for n, (kind, words, on) in enumerate(wanted)
    )


def bounds(placed: tuple[Button, ...]) -> Box:
    """The rectangle around all buttons; there is at least one."""
    left = min(one.box[0] for one in placed)
    top = min(one.box[1] for one in placed)
    right = max(one.box[0] + one.box[2] for one in placed)
    return left, top, right - left, max(one.box[1] + one.box[3] for one in placed) - top


def tools_image(placed: tuple[Button, ...], unit: float, font: QFont) -> QImage:
    """All buttons on one image, which fills their `bounds`."""
    left, top, width, height = bounds(placed)
    image = _blank(width, height)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(_sized(font, SIZES.body, unit, strong=True))
    for one in placed:
        x, y, wide, high = one.box
        _button(painter, one, QRectF(x - left, y - top, wide, high), unit)
    painter.end()
    return image


def hint_image(words: str, unit: float, font: QFont) -> QImage:
    """What a hand is to do now, on a dark plate."""
    type_ = _sized(font, SIZES.strong, unit, strong=True)
    wide = QFontMetricsF(type_).horizontalAdvance(words) + 2 * SPACES.xl * unit
    image = _blank(wide, SPACES.touch * unit)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_veil())
    half = image.height() / 2
    painter.drawRoundedRect(QRectF(image.rect()), half, half)
    painter.setPen(QColor(COLOURS.text))
    painter.setFont(type_)
    painter.drawText(QRectF(image.rect()), int(Qt.AlignmentFlag.AlignCenter), words)
    painter.end()
    return image


def measure_image(scale: float, metres: float, unit: float, language: str, font: QFont) -> QImage:
    """A measure of length.

    Args:
        scale: Pixels of the map's unit.
        metres: Metres of the map's unit.
        unit: Pixels of one line of 1080.
        language: ``ko`` or ``en``.
        font: The type family.
    """
    most = MEASURE * unit / scale * metres
    power = 10.0 ** math.floor(math.log10(most))
    said = max(step * power for step in STEPS if step * power <= most)
    wide = said / metres * scale
    type_ = _sized(font, SIZES.small * 0.9, unit)
    high = QFontMetricsF(type_).height()
    edge = SPACES.m * unit
    image = _blank(wide + 2 * edge, high + 1.5 * edge)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_veil())
    painter.drawRoundedRect(QRectF(image.rect()), SPACES.round * unit, SPACES.round * unit)
    painter.setFont(type_)
    painter.setPen(QColor(COLOURS.quiet))
    room = QRectF(0, edge * 0.25, image.width(), high)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), length(language, said))
    painter.setPen(QPen(QColor(COLOURS.quiet), max(round(2 * unit), 1)))
    left, right, foot = edge, edge + wide, high + 0.75 * edge
    ends = ((left, foot - 6 * unit), (left, foot), (right, foot), (right, foot - 6 * unit))
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in ends]))
    painter.end()
    return image


def trace_image(points: list[tuple[float, float]], unit: float) -> tuple[QImage, Box]:
    """A lasso as it is drawn, and where it stands; points in pixels of the map."""
    edge = 5 * unit
    xs, ys = zip(*points, strict=True)
    left, top = min(xs) - edge, min(ys) - edge
    box = (left, top, max(xs) + edge - left, max(ys) + edge - top)
    image = _blank(box[2], box[3])
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = QPolygonF([QPointF(x - left, y - top) for x, y in points])
    inside = QColor(COLOURS.accent)
    inside.setAlpha(34)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inside)
    painter.drawPolygon(line)
    pen = QPen(QColor(COLOURS.accent), 4 * unit)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPolyline(line)
    painter.end()
    return image, (left, top, float(image.width()), float(image.height()))


def _button(painter: QPainter, one: Button, box: QRectF, unit: float) -> None:
    round_ = SPACES.round * unit
    edge = max(round(2 * unit), 1)
    inner = box.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
    painter.setPen(QPen(QColor(COLOURS.accent if one.active else COLOURS.line), edge))
    painter.setBrush(QColor(COLOURS.raised))
    painter.drawRoundedRect(inner, round_, round_)
    ink = QColor(COLOURS.text)
    side = ICON * unit
    icon = QRectF(box.x() + SPACES.l * unit, box.center().y() - side / 2, side, side)
    _lasso(painter, icon, unit) if one.kind == "lasso" else _whole(painter, icon, unit)
    painter.setPen(ink)
    words = box.adjusted(SPACES.l * unit + side + SPACES.m * unit, 0, 0, 0)
    aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(words, int(aligned), one.words)


def _lasso(painter: QPainter, box: QRectF, unit: float) -> None:
    """A loop of dashes with its end hanging."""
    pen = QPen(QColor(COLOURS.accent), 2.4 * unit)
    pen.setDashPattern([2.2, 1.4])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.adjusted(0, 0, 0, -box.height() * 0.3))
    pen.setStyle(Qt.PenStyle.SolidLine)
    painter.setPen(pen)
    middle = QPointF(box.center().x() - box.width() * 0.15, box.y() + box.height() * 0.7)
    painter.drawLine(middle, QPointF(box.x() + box.width() * 0.2, box.bottom()))


def _whole(painter: QPainter, box: QRectF, unit: float) -> None:
    """Four corners."""
    painter.setPen(QPen(QColor(COLOURS.accent), 2.4 * unit))
    arm = box.width() * 0.32
    for x, dx in ((box.left(), arm), (box.right(), -arm)):
        for y, dy in ((box.top(), arm), (box.bottom(), -arm)):
            painter.drawPolyline(QPolygonF([QPointF(x + dx, y), QPointF(x, y), QPointF(x, y + dy)]))


def _veil() -> QColor:
    """The ground of words that lie on the map."""
    ground = QColor(COLOURS.ground)
    ground.setAlphaF(0.86)
    return ground


def _sized(font: QFont, size: float, unit: float, *, strong: bool = False) -> QFont:
    sized = QFont(font)
    sized.setPixelSize(max(round(size * unit), 6))
    sized.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Medium)
    return sized


def _blank(width: float, height: float) -> QImage:
    size = max(math.ceil(width), 1), max(math.ceil(height), 1)
    image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    return image
