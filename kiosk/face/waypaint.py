"""Paints the ways on a map: an image, since Qt's software painter lets a shape out of its clip.

A `Shape` that lies wholly out of sight in a scroller is drawn over whatever stands there (Qt 6.11:
`QQuickShapeSoftwareRenderNode` takes an empty clip for none).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from kiosk.face.colours import HIGH, Colours
from kiosk.face.mapview import MapView

WIDTHS: Final = {"passage": 3.0}
WIDTH: Final = 7.0
"""Of a line, millimetres at the visitor's size."""
EDGE: Final = 4.0
"""How much wider the dark edge is, so that a way is seen on streets as well."""
PASSAGE: Final = "#6a6a6a"
DASHED: Final = frozenset(["inside", "straight"])
DASHES: Final = (1.4, 1.6)
"""In widths of the line."""


@dataclass(frozen=True, eq=False)
class PaintedWays:
    """The ways, painted.

    Attributes:
        image: With nothing around them.
        x: Where it lies on the map, pixels from its upper left corner.
        y: Likewise.
    """

    image: QImage
    x: int
    y: int


def painted(
    lines: Sequence[Mapping[str, Any]], view: MapView, mm: float, colours: Colours
) -> PaintedWays | None:
    """Paint the ways of a map; None where nothing of them is on it.

    Args:
        lines: Each with its ``kind`` and its ``points``, pixels from the upper left corner.
        view: The map.
        mm: Pixels of a millimetre at the visitor's size.
        colours: Of the screen.
    """
    drawn = [(one["kind"], _polygon(one["points"])) for one in lines]
    bounds = QRectF()
    for _, line in drawn:
        bounds = bounds.united(line.boundingRect().adjusted(-1, -1, 1, 1))
    air = (WIDTH + EDGE) * mm
    room = QRectF(0, 0, view.width, view.height)
    seen = bounds.adjusted(-air, -air, air, air).intersected(room).toAlignedRect()
    if seen.isEmpty():
        return None
    image = QImage(QSize(seen.size()), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-seen.x(), -seen.y())
    for kind, line in drawn:
        wide = WIDTHS.get(kind, WIDTH) * mm
        if kind not in WIDTHS:
            painter.setPen(_pen(colours.ground, wide + EDGE * mm, kind))
            painter.drawPolyline(line)
    for kind, line in drawn:
        painter.setPen(_pen(_colour(kind, colours), WIDTHS.get(kind, WIDTH) * mm, kind))
        painter.drawPolyline(line)
    painter.end()
    return PaintedWays(image, seen.x(), seen.y())


def _colour(kind: str, colours: Colours) -> str:
    # A white line in the highest contrast would be the brightest thing on the map.
    passage = PASSAGE if colours is HIGH else colours.line
    return {"route": colours.good, "passage": passage}.get(kind, colours.exit)


def _pen(colour: str, wide: float, kind: str) -> QPen:
    pen = QPen(QColor(colour), wide)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if kind in DASHED:
        pen.setDashPattern(DASHES)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _polygon(points: Sequence[Mapping[str, float]]) -> QPolygonF:
    return QPolygonF([QPointF(one["x"], one["y"]) for one in points])
