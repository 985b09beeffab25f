"""What is left of Qt's objects ends on Qt's thread, whoever makes work for the collector."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from wall.glass.collector import YOUNG, Collector


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    made = Collector()
    made.start()
    yield made
    made.stop()


@pytest.fixture(autouse=True)
def frozen_again() -> Iterator[None]:
    """What the tests stand on stays out of later collections, as tests/conftest.py has it."""
    yield
    gc.collect()
    gc.freeze()


def circle(ended: list[str]) -> None:
    """Leave an object of Qt behind that refers to itself."""
    left = QObject()
    left.__dict__["itself"] = left
    weakref.finalize(left, lambda: ended.append(threading.current_thread().name))


def is_looked_at(what: object) -> bool:
    """Whether a collection looks at this: what is frozen is listed nowhere."""
    return any(one is what for one in gc.get_objects())


def crowd() -> None:
    """Make so many objects that CPython would collect, young and old."""
    kept = [[number] for number in range(200_000)]
    assert len(kept) > YOUNG


def test_another_thread_does_not_end_what_is_qts(collector: Collector) -> None:
    ended: list[str] = []
    circle(ended)
    thread = threading.Thread(target=crowd, name="busy")
    thread.start()
    thread.join()
    assert ended == []
    kept = [[number] for number in range(2 * YOUNG)]
    collector.round()
    assert ended == ["MainThread"], f"beside {len(kept)} others"


def test_cpython_takes_over_again_afterwards(qtbot: QtBot) -> None:
    collector = Collector()
    collector.start()
    assert not gc.isenabled()
    assert gc.get_freeze_count() > 0
    collector.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_it_makes_its_rounds_by_itself(collector: Collector, qtbot: QtBot) -> None:
    ended: list[str] = []
    circle(ended)
    kept = [[number] for number in range(2 * YOUNG)]
    qtbot.waitUntil(lambda: bool(ended), timeout=20_000)
    assert ended == ["MainThread"], f"beside {len(kept)} others"


def test_what_is_loaded_behind_a_first_picture_is_not_looked_at_for_ever(qtbot: QtBot) -> None:
    collector = Collector(settles_s=0.001)
    collector.start()
    loaded = [[0]]
    assert is_looked_at(loaded)
    qtbot.waitUntil(lambda: not is_looked_at(loaded), timeout=20_000)
    collector.stop()
    assert is_looked_at(loaded), "CPython's own collector looks at everything"
