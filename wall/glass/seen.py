"""Asks whether QML sees what objects of Python's have: what it does not see is undefined there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeGuard

from PySide6.QtCore import QObject
from PySide6.QtQml import QJSEngine, QQmlEngine, QQmlProperty


def unseen(engine: QJSEngine, things: Mapping[str, QObject]) -> tuple[str, ...]:
    """Name what QML does not see, or takes something else for, of objects that it is handed.

    QML asks an object once what it has, and goes on with that.  It is made to ask here, where it
    has not yet.

    Args:
        engine: Of the window.
        things: The objects by name; those that are properties of theirs are asked as well.

    Returns:
        Names with dots: ``face.exits.count``; none where all is seen.
    """
    return tuple(_missed(engine, things, set()))


def _missed(engine: QJSEngine, things: Mapping[str, QObject], asked: set[QObject]) -> Iterator[str]:
    for name, thing in things.items():
        if thing in asked:
            continue
        asked.add(thing)
        # Else the engine would take it for its own, and delete what is Python's.
        QQmlEngine.setObjectOwnership(thing, QQmlEngine.ObjectOwnership.CppOwnership)
        engine.newQObject(thing)
        within: dict[str, QObject] = {}
        for own, holds in _properties(thing):
            if str(QQmlProperty(thing, own).property().name()) != own:
                yield f"{name}.{own}"
            elif holds and is_pythons(inner := thing.property(own)):
                within[f"{name}.{own}"] = inner
        yield from _missed(engine, within, asked)


def _properties(thing: QObject) -> Iterator[tuple[str, bool]]:
    """Yield the names of what an object has, and whether that may be an object."""
    what = thing.metaObject()
    for number in range(what.propertyCount()):
        one = what.property(number)
        yield str(one.name()), str(one.typeName()) == "QObject*"


def is_pythons(thing: object) -> TypeGuard[QObject]:
    """Whether this is an object of a class of Python's, and none that QML or Qt has made."""
    return isinstance(thing, QObject) and not type(thing).__module__.startswith("PySide6.")
