"""Finds what can be heard of a window: keys, blocks, rows and words, in the order of reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtQml import QJSValue
from PySide6.QtQuick import QQuickItem
from shiboken6 import getCppPointer

from kiosk.page.language import Language
from kiosk.wording.say import say

ASIDE: Final = "guide-layer"
"""The name of what shows what is said, and is not itself said."""
_SAID: Final = re.compile(r"\w")
PRESSED: Final = (QAccessible.Role.Button, QAccessible.Role.CheckBox)
NAMED: Final = (
    *PRESSED,
    QAccessible.Role.StaticText,
    QAccessible.Role.AlertMessage,
    QAccessible.Role.Graphic,
)


@dataclass(frozen=True)
class Thing:
    """Something that can be heard.

    Attributes:
        item: What it is on the screen; to be used at once, for Qt may make it anew.
        box: What of it is seen, in the window; empty where it is scrolled away.
        says: Its words.
        pressed: Whether it can be pressed.
        words: Whether it is no more than words, which what they stand in may say better.
    """

    item: QQuickItem
    box: QRectF
    says: str
    pressed: bool
    words: bool = False

    @property
    def key(self) -> int:
        """The same for the same thing, whatever wraps it."""
        return int(getCppPointer(self.item)[0])


def things(root: QQuickItem, language: Language) -> list[Thing]:
    """Return everything that can be heard now; of what stands over all else, that alone."""
    top = _modal(root) or root
    whole = QRectF(0, 0, root.width(), root.height())
    found = [one for one in _walk(top, language, whole, within=False) if _SAID.search(one.says)]
    if top is root:
        return found
    return sorted(found, key=lambda one: one.pressed)  # what is asked, before what answers


def under(found: Sequence[Thing], at: QPointF) -> Thing | None:
    """Return what is under a finger: the innermost; None where nothing is."""
    here = [one for one in found if one.box.contains(at)]
    meant = [one for one in here if not one.words] or here
    return min(meant, key=lambda one: one.box.width() * one.box.height(), default=None)


def box_of(item: QQuickItem) -> QRectF:
    """Return where an item is in its window, be it seen or not."""
    own = QRectF(0, 0, item.width(), item.height())
    # A sign on a map is a point, around which it is drawn.
    return item.mapRectToScene(item.childrenRect() if own.isEmpty() else own)


def bring(thing: Thing) -> QRectF:
    """Scroll to a thing where it is not seen whole; return where it is then."""
    above = thing.item.parentItem()
    while above is not None and not above.inherits("QQuickFlickable"):
        above = above.parentItem()
    if above is not None and thing.box != box_of(thing.item):
        high = above.height()
        at = box_of(thing.item).top() - box_of(above).top() + float(above.property("contentY"))
        most = max(float(above.property("contentHeight")) - high, 0.0)
        above.setProperty("contentY", min(max(at, 0.0), most))
        return box_of(thing.item).intersected(box_of(above))
    return thing.box


def _modal(root: QQuickItem) -> QQuickItem | None:
    last = None
    for item in _seen(root):
        if item.property("modal") is True:
            last = item
    return last


def _seen(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in sorted(item.childItems(), key=lambda one: one.z()):
        if child.isVisible() and child.opacity() > 0:
            yield child
            yield from _seen(child)


def _walk(item: QQuickItem, language: Language, shown: QRectF, *, within: bool) -> Iterator[Thing]:
    inside = shown.intersected(box_of(item)) if item.clip() else shown
    for child in sorted(item.childItems(), key=lambda one: one.z()):
        if not child.isVisible() or child.opacity() <= 0 or child.objectName() == ASIDE:
            continue
        box = box_of(child).intersected(inside)
        role = _role(child)
        pressed, words = role in PRESSED, child.inherits("QQuickText")
        name = _block(child, language)
        if not name:
            name = _key(child, language) if pressed else _plain(child, words, within)
        if name:
            yield Thing(child, box, name, pressed, words)
        # What stands on a key is its name.
        if not pressed:
            yield from _walk(child, language, inside, within=within or bool(name))


def _plain(item: QQuickItem, words: bool, within: bool) -> str:
    if not words:
        return _name(item)
    # What it stands in says it already.
    return "" if within else str(item.property("text") or "")


def _key(item: QQuickItem, language: Language) -> str:
    """What is heard of a key: its name, and how it stands."""
    if _private(item):
        return say(language, "ear.digit")
    name = str(item.property("spoken") or "") or _name(item)
    if not item.isEnabled():
        return say(language, "ear.unusable", name=name)
    if item.property("switches"):
        return say(language, "ear.on" if item.property("chosen") else "ear.off", name=name)
    return say(language, "ear.key", name=name)


def _private(item: QQuickItem) -> bool:
    name = item.objectName()
    return name.startswith("pin-") and name.removeprefix("pin-").isdigit()


def _block(item: QQuickItem, language: Language) -> str:
    """What is heard of a block of a page: all that it says, how old that is, and whose."""
    block = item.property("block")
    if isinstance(block, QJSValue):
        block = block.toVariant()
    if not isinstance(block, dict) or "spoken" not in block or not _name(item):
        return ""
    vouch = block.get("vouch") or {}
    whose = say(language, "ear.source", source=vouch["source"]) if vouch.get("source") else ""
    return "\n".join(one for one in (block["spoken"], vouch.get("says", ""), whose) if one)


def _role(item: QQuickItem) -> QAccessible.Role | None:
    told = QAccessible.queryAccessibleInterface(item)
    return told.role() if told is not None else None


def _name(item: QQuickItem) -> str:
    told = QAccessible.queryAccessibleInterface(item)
    if told is None or told.role() not in NAMED:
        return ""
    return str(told.text(QAccessible.Text.Name))


def press(thing: Thing) -> None:
    """Press it as a screen reader does."""
    told = QAccessible.queryAccessibleInterface(thing.item)
    actions = told.actionInterface() if told is not None else None
    if actions is not None:
        actions.doAction(QAccessibleActionInterface.pressAction())
