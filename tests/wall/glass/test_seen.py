"""QML is asked whether it sees what Python's objects have; what it takes for another is named."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QQmlEngine

from scripts.bringup.environment import ROOT
from wall.glass.seen import unseen


class Bell(QObject):
    """Rings."""

    rang = Signal()


class Lamp(QObject):
    """Has a slot that its class names."""

    changed = Signal()

    def __init__(self, bell: Bell) -> None:
        super().__init__()
        bell.rang.connect(self.blink)

    @Slot()
    def blink(self) -> None:
        """Blink."""

    light = Property(bool, lambda self: True, notify=changed)


class Door(QObject):
    """Has a lamp."""

    changed = Signal()

    def __init__(self, lamp: QObject) -> None:
        super().__init__()
        self._lamp = lamp

    open = Property(bool, lambda self: False, notify=changed)
    lamp = Property(QObject, lambda self: self._lamp, constant=True)


@pytest.fixture
def engine(qapp: object) -> QQmlEngine:
    """QML."""
    return QQmlEngine()


def test_what_qml_sees_is_not_named(engine: QQmlEngine) -> None:
    bell = Bell()
    for _ in range(500):
        assert unseen(engine, {"door": Door(Lamp(bell)), "lamp": Lamp(bell)}) == ()


def test_what_is_asked_stays_pythons(engine: QQmlEngine) -> None:
    lamp = Lamp(Bell())
    assert unseen(engine, {"lamp": lamp}) == ()
    engine.collectGarbage()
    assert lamp.property("light") is True


def test_what_qml_takes_for_another_is_named() -> None:
    """Should this find nothing any more, Qt or PySide is mended, and slots need no names."""
    command = [sys.executable, "-m", "tests.fakes.mistaken"]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=60)
    told = json.loads(said.stdout)
    assert set(told["missed"]) == {"thing.colour", "thing.name"}
    assert told["read"] == told["colour"], "one is read for the other"
