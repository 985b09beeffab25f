"""Finds what can be heard of a window: keys, blocks, rows and words, in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QAccessible
from PySide6.QtQml import QJSValue
from PySide6.QtQuick import QQuickItem
from shiboken6 import getCppPointer

from kiosk.page.language import Language
from kiosk.wording.say import say

NAMED = (
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.StaticText,
    QAccessible.Role.AlertMessage,
    QAccessible.Role.Graphic,
)


@dataclass(frozen=True)
class Thing:
    """Something that can be heard.

    Attributes:
        item: What it is on the screen; to be used at once, for Qt may make it anew.
        box: Where, in the window.
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
    found = [one for one in _walk(top, language, within=False) if one.says.strip()]
    if top is root:
        return found
    return sorted(found, key=lambda one: one.pressed)  # what is asked, before what answers


def under(found: Sequence[Thing], at: QPointF) -> Thing | None:
    """Return what is under a finger: the innermost; None where nothing is."""
    here = [one for one in found if one.box.contains(at)]
    meant = [one for one in here if not one.words] or here
    return min(meant, key=lambda one: one.box.width() * one.box.height(), default=None)


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


def _walk(item: QQuickItem, language: Language, *, within: bool) -> Iterator[Thing]:
    for child in sorted(item.childItems(), key=lambda one: one.z()):
        if not child.isVisible() or child.opacity() <= 0:
            continue
        box = child.mapRectToScene(QRectF(0, 0, child.width(), child.height()))
        if child.metaObject().indexOfMethod("take()") >= 0:
            yield Thing(child, box, _key(child, language), _usable(child))
            continue
        words = child.inherits("QQuickText")
        name = _block(child, language) or ("" if words and within else _name(child))
        if name:
            yield Thing(child, box, name, pressed=False, words=words)
        yield from _walk(child, language, within=within or bool(name))


def _usable(item: QQuickItem) -> bool:
    return item.isEnabled() and item.property("leads") is not False


def _key(item: QQuickItem, language: Language) -> str:
    """What is heard of a key: its name, and how it stands."""
    if _private(item):
        return say(language, "ear.digit")
    name = str(item.property("spoken") or "") or _name(item)
    if not item.isEnabled():
        return say(language, "ear.unusable", name=name)
    if item.property("switches"):
        return say(language, "ear.on" if item.property("chosen") else "ear.off", name=name)
    if not _usable(item):
        return name
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


def _name(item: QQuickItem) -> str:
    told = QAccessible.queryAccessibleInterface(item)
    if told is None or told.role() not in NAMED:
        return ""
    return str(told.text(QAccessible.Text.Name))
