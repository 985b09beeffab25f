"""Objects whose class does not name their slots, until QML takes one of them for another.

A process of its own: what QML remembers of them would outlive them, in whatever test came next.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlEngine

from wall.glass.seen import unseen

TRIES = 20_000
"""Memory comes back after some tens of objects."""


class Bell(QObject):
    """Rings."""

    rang = Signal()


class Slotless(QObject):
    """Has a method that a signal calls, and no slot."""

    changed = Signal()

    def __init__(self, bell: Bell) -> None:
        super().__init__()
        method = self.sway
        bell.rang.connect(method)

    def sway(self) -> None:
        """Sway."""


class Curtain(Slotless):
    """Has a colour first."""

    colour = Property(str, lambda self: "red", notify=Slotless.changed)
    name = Property(str, lambda self: "curtain", notify=Slotless.changed)


class Flag(Slotless):
    """Has a name first."""

    name = Property(str, lambda self: "flag", notify=Slotless.changed)
    colour = Property(str, lambda self: "blue", notify=Slotless.changed)


def main() -> None:
    """Make one after the other; say what is not seen of the first that is taken for another."""
    app = QGuiApplication(["mistaken"])
    engine, bell, kept = QQmlEngine(app), Bell(), list[Slotless]()
    missed: tuple[str, ...] = ()
    for number in range(TRIES):
        kept.append((Curtain, Flag)[number % 3 % 2](bell))
        if missed := unseen(engine, {"thing": kept[-1]}):
            break
        del kept[number % 5 : -1]
    read = engine.newQObject(kept[-1]).property("name").toString()
    told = {"missed": missed, "read": read, "colour": kept[-1].property("colour")}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
