"""Makes values of what a window draws: each text, sign and control, and what of it is seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, TypeVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont
from PySide6.QtQml import QJSValue, QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem

from kiosk.audit.box import Box
from kiosk.audit.drawn import ROLES, SIGN, Drawn, Place, box_of, key, kind_of, name, role, touchable
from kiosk.audit.fonts import glyph_height, ink_rows
from kiosk.audit.view import Control, Seen, Sign, Words

SeenT = TypeVar("SeenT", bound=Seen)

NOWHERE: Final = Box(0, 0, 0, 0)
BRUSHED: Final = 0.02
"""What is painted over by less than this part is seen."""
OUTLINE: Final = 1
UP: Final = 4
"""At most so many steps above an area that takes touches stands what it belongs to."""


def told(drawn: Drawn) -> Iterator[Seen]:
    """Yield every text, sign and control."""
    for item in drawn.texts:
        yield _unhidden(_words(item, drawn.places[key(item)]), drawn)
    for item in drawn.images:
        yield _unhidden(_sign(item, drawn.places[key(item)]), drawn)
    for one in _controls(drawn):
        yield _unhidden(one, drawn)


def _words(item: QQuickItem, place: Place) -> Words:
    text = str(item.property("text"))
    font = _font(item)
    lines = int(item.property("lineCount") or 1)
    box, rows = _ink_box(item, text, font, lines)
    return Words(
        key=key(item),
        box=box,
        shown=place.shown(box),
        scroller=place.scroller,
        cut_by=place.cut(box),
        enabled=item.isEnabled(),
        text=text,
        glyph_px=glyph_height(text, font) * place.scale,
        ink_px=rows * place.scale if lines == 1 else 0.0,
        lines=lines,
        elided=bool(item.property("truncated")),
        outlined=_flag(item, "style") == OUTLINE,
    )


def _font(item: QQuickItem) -> QFont:
    """Return the font that is drawn with, which may be smaller than the one that was asked for."""
    font = QFont(item.property("font"))
    real = item.property("fontInfo")
    if isinstance(real, QJSValue) and real.property("pixelSize").isNumber():
        font.setPixelSize(max(real.property("pixelSize").toInt(), 1))
    return font


def _ink_box(item: QQuickItem, text: str, font: QFont, lines: int) -> tuple[Box, float]:
    """Return where the ink of a text is, and how high it is if it is one line."""
    wide, high = float(item.property("contentWidth")), float(item.property("contentHeight"))
    left = _aligned(item, item.width() - wide)
    top, bottom = ink_rows(text, font)
    base = float(item.property("baselineOffset"))
    more = high * (lines - 1) / max(lines, 1)
    rect = QRectF(left, base + top, wide, bottom - top + more)
    return box_of(item, rect), bottom - top


def _aligned(item: QQuickItem, spare: float) -> float:
    flag = _flag(item, "effectiveHorizontalAlignment")
    if flag & Qt.AlignmentFlag.AlignRight.value:
        return spare
    return spare / 2 if flag & Qt.AlignmentFlag.AlignHCenter.value else 0.0


def _flag(item: QQuickItem, what: str) -> int:
    """Return a property that is one of Qt Quick's own enumerations, which Python does not know."""
    value, _ = QQmlExpression(QQmlEngine.contextForObject(item), item, what).evaluate()
    return int(value or 0)


def _sign(item: QQuickItem, place: Place) -> Sign:
    mark = str(item.property("source").toString()).removeprefix(SIGN).partition("/")[0]
    return Sign(
        key=key(item),
        box=place.box,
        shown=place.shown(place.box),
        scroller=place.scroller,
        cut_by=place.cut(place.box),
        enabled=item.isEnabled(),
        mark=mark,
    )


def _controls(drawn: Drawn) -> Iterator[Control]:
    claimed: set[int] = set()
    for area in filter(touchable, drawn.touched):
        owner = _owner(area)
        claimed.add(key(owner))
        drawn.ends[key(area)] = drawn.ends[key(owner)]
        yield _control(owner, area, drawn)
    for item in drawn.touched:
        if key(item) not in claimed and not touchable(item):
            yield _control(item, item, drawn)


def _owner(area: QQuickItem) -> QQuickItem:
    """Return what an area that takes touches belongs to: the nearest thing with a role."""
    item: QQuickItem | None = area
    for _ in range(UP):
        if item is None:
            break
        if role(item) in ROLES:
            return item
        item = item.parentItem()
    return area


def _control(owner: QQuickItem, area: QQuickItem, drawn: Drawn) -> Control:
    place = drawn.places[key(area)]
    return Control(
        key=key(area),
        box=place.box,
        shown=place.shown(place.box),
        scroller=place.scroller,
        cut_by=place.cut(place.box),
        enabled=area.isEnabled() and bool(area.property("enabled")),
        id=owner.objectName(),
        name=name(owner),
        kind=kind_of(owner),
    )


def _unhidden(one: SeenT, drawn: Drawn) -> SeenT:
    """Return it as it is seen among all that was painted after it."""
    place = drawn.places[one.key]
    for surface in drawn.surfaces:
        # What stands in it is a part of it.
        if surface.order <= drawn.ends[one.key] or one.shown.area <= 0:
            continue
        part = one.shown.meet(surface.shown(surface.box)).area / one.shown.area
        if part <= BRUSHED:
            continue
        if surface.top != place.top:
            # What stands over everything for a while may hide whatever is there.
            return replace(one, shown=NOWHERE, scroller="", cut_by="")
        return replace(one, cut_by="what is painted over it")
    return one
