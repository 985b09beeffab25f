"""Walks what a window draws, in the order of painting, and where each thing is cut off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Final

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtQuick import QQuickItem
from shiboken6 import getCppPointer

from kiosk.audit.box import Box

TEXTS: Final = ("QQuickText", "QQuickTextInput", "QQuickTextEdit")
SIGN: Final = "image://sign/"
SHIELD: Final = "Shield"
"""What keeps touches from what lies beneath; nobody is to touch it."""
FAINT: Final = 0.05
"""What is drawn as faintly as this is not drawn at all."""
OPAQUE: Final = 0.99
ROLES: Final = (
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.Link,
    QAccessible.Role.EditableText,
)
"""What a screen reader is told can be used."""


@dataclass(frozen=True)
class Place:
    """Where something is drawn.

    Attributes:
        order: The how manieth thing it is that is painted.
        top: Under which of the window's own children it stands.
        box: Where in the window.
        hard: What of the window is left there by all that cuts off and does not scroll.
        cutter: What of that cuts the most.
        soft: What is left there by what scrolls.
        scroller: The name of what scrolls; empty where nothing does.
        opacity: How opaque it is drawn.
        scale: How many times its own size it is drawn.
    """

    order: int
    top: int
    box: Box
    hard: Box
    cutter: str
    soft: Box
    scroller: str
    opacity: float
    scale: float

    def shown(self, box: Box) -> Box:
        """Return what of a box there is not cut off."""
        return box.meet(self.hard).meet(self.soft)

    def cut(self, box: Box) -> str:
        """Return what cuts a box off there and does not scroll; empty where nothing does."""
        part = box.meet(self.soft)
        return "" if part.area <= 0 or self.hard.holds(part) else self.cutter


@dataclass
class Drawn:
    """All that a window draws.

    Attributes:
        texts: Items with words.
        images: Signs.
        flicks: What scrolls.
        touched: What can be touched, or is said to be.
        surfaces: What is opaque, and so hides what was painted before it.
        places: Where each of them is, by its key.
        ends: The order after all that stands in each of them, by its key.
        held: Every item: what wraps an item of Qt is gone with what wraps its parent.
    """

    texts: list[QQuickItem] = field(default_factory=list)
    images: list[QQuickItem] = field(default_factory=list)
    flicks: list[QQuickItem] = field(default_factory=list)
    touched: list[QQuickItem] = field(default_factory=list)
    surfaces: list[Place] = field(default_factory=list)
    places: dict[int, Place] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)
    held: list[QQuickItem] = field(default_factory=list)

    def state(self) -> Iterator[tuple[object, ...]]:
        """Yield what changes while something moves or is waited for."""
        for flick in self.flicks:
            yield key(flick), flick.property("contentY"), flick.property("contentHeight")
        for item in self.texts:
            yield key(item), self.places[key(item)].box, item.property("text")
        for item in self.images:
            # No two states are the same while a picture is waited for.
            waiting = object() if float(item.property("progress")) < 1 else None
            yield key(item), self.places[key(item)].box, item.property("source"), waiting


def key(item: QQuickItem) -> int:
    """Return what is the same for the same item, whatever wraps it."""
    return int(getCppPointer(item)[0])


def box_of(item: QQuickItem, rect: QRectF | None = None) -> Box:
    """Return where an item, or a rectangle of it, is in its window."""
    scene = item.mapRectToScene(rect or QRectF(0, 0, item.width(), item.height()))
    return Box(scene.left(), scene.top(), scene.right(), scene.bottom())


def walk(root: QQuickItem) -> Drawn:
    """Return what is drawn of an item and all that stands in it."""
    drawn, whole, numbers = Drawn(held=[root]), box_of(root), count()
    for top, child in enumerate(_in_order(root)):
        place = Place(0, top, whole, whole, "the screen's edge", whole, "", 1.0, 1.0)
        _walk(child, place, drawn, numbers)
    return drawn


def _walk(item: QQuickItem, above: Place, drawn: Drawn, numbers: count[int]) -> None:
    opacity = above.opacity * item.opacity()
    if not item.isVisible() or opacity < FAINT:
        return
    children = _in_order(item)
    inside = replace(above, opacity=opacity, scale=above.scale * item.scale())
    inside = _clipped(item, inside)
    for child in (one for one in children if one.z() < 0):
        _walk(child, inside, drawn, numbers)
    place = replace(inside, order=next(numbers), box=box_of(item))
    _note(item, replace(place, hard=above.hard, soft=above.soft, cutter=above.cutter), drawn)
    for child in (one for one in children if one.z() >= 0):
        _walk(child, inside, drawn, numbers)
    drawn.ends[key(item)] = next(numbers)


def _in_order(item: QQuickItem) -> list[QQuickItem]:
    return sorted(item.childItems(), key=lambda child: child.z())


def _clipped(item: QQuickItem, place: Place) -> Place:
    if not item.clip():
        return place
    box = box_of(item)
    if item.inherits("QQuickFlickable"):
        name = item.objectName() or kind_of(item)
        return replace(place, soft=place.soft.meet(box), scroller=name)
    smaller = place.hard.meet(box)
    if smaller == place.hard:
        return place
    return replace(place, hard=smaller, cutter=item.objectName() or kind_of(item))


def _note(item: QQuickItem, place: Place, drawn: Drawn) -> None:
    drawn.held.append(item)
    drawn.places[key(item)] = place
    if any(item.inherits(kind) for kind in TEXTS):
        if str(item.property("text") or "").strip():
            drawn.texts.append(item)
    elif item.inherits("QQuickImage"):
        if _address(item).startswith(SIGN):
            drawn.images.append(item)
    elif item.inherits("QQuickFlickable"):
        drawn.flicks.append(item)
    elif item.inherits("QQuickRectangle") and _opaque(item, place):
        drawn.surfaces.append(place)
    if touchable(item) or role(item) in ROLES:
        drawn.touched.append(item)


def _address(item: QQuickItem) -> str:
    source = item.property("source")
    return str(source.toString()) if source is not None else ""


def _opaque(item: QQuickItem, place: Place) -> bool:
    colour = item.property("color")
    solid = isinstance(colour, QColor) and colour.alpha() == 255
    return solid and place.opacity >= OPAQUE


def kind_of(item: QQuickItem) -> str:
    """Return what QML calls the kind of an item."""
    return str(item.metaObject().className()).split("_QML")[0].removeprefix("QQuick")


def touchable(item: QQuickItem) -> bool:
    """Whether an item takes touches itself, and something comes of it."""
    if item.inherits("QQuickMouseArea"):
        return kind_of(item) != SHIELD
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    return any(
        one.inherits("QQuickTapHandler") for one in item.findChildren(QObject, options=direct)
    )


def role(item: QQuickItem) -> QAccessible.Role:
    """Return what a screen reader is told that an item is."""
    told = QAccessible.queryAccessibleInterface(item)
    return told.role() if told is not None else QAccessible.Role.NoRole


def name(item: QQuickItem) -> str:
    """Return what a screen reader calls an item."""
    told = QAccessible.queryAccessibleInterface(item)
    return str(told.text(QAccessible.Text.Name)).strip() if told is not None else ""
