"""Who took notice of an urgent rule, and who ended it, is in the audit log."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest

from tests.wall.face.conftest import OpenWall, Wall
from tests.wall.face.desk import read, written
from wall.documents import Documents, Paths, load
from wall.face.heed import UNSEEN_S
from wall.face.ruling import Ruling
from wall.face.witness import Witness
from wall.rules.happening import Happening, Kind
from wall.trust.archive import Archive
from wall.trust.clerk import Clerk
from wall.trust.door import Door
from wall.trust.entry import Event, Role
from wall.trust.ledger import read as entries
from wall.trust.ledger import reading
from wall.trust.people import People, Person
from wall.trust.pin import hashed

PIN = "482913"
RULES = """,
  "rules": [{"id": "rain", "name": {"en": "Heavy rain"}, "when": {"alert": {}},
             "show": {"scene": "all"}, "priority": 80}]"""
RAIN = Happening("a1", Kind.ALERT, "호우경보", severity="extreme")


class Watched:
    """A wall with an urgent rule, and what is recorded of it."""

    def __init__(self, open_wall: OpenWall, folder: Path) -> None:
        """Somebody who may end rules is at the wall."""
        path = written(folder, RULES)
        self.file = folder / "audit.sqlite"
        self.clerk = Clerk(Archive(self.file))
        self.clerk.start()
        people = People((Person("Kim", Role.OPERATOR, hashed(PIN)),))
        self.wall: Wall = open_wall(read(path), door=Door(lambda: people, self.clerk))
        documents: Documents = load(Paths(None, path))
        self.witness = Witness(self.wall.face, self.clerk, documents, "sha256:00")
        self.wall.windows.heed.noticed.connect(self.witness.noticed)
        self.ruling = Ruling(self.wall.face, documents, self.witness)
        pad = self.wall.face.guard_.pad_
        pad.offer("Kim", PIN)
        self.wall.bot.waitUntil(lambda: not self.wall.face.guard_.presence.guest, timeout=20_000)

    def told(self) -> list[tuple[str, str, str, str]]:
        """What is recorded of rules: the event, by whom, of which rule, and in which words."""
        self.witness.stop()
        self.clerk.stop()
        with reading(self.file) as log:
            return [
                (one.event, one.who, one.object, one.reason)
                for one in entries(log, "ORDER BY sequence")
                if one.event in (Event.RULE, Event.NOTICED)
            ]


@pytest.fixture
def watched(open_wall: OpenWall, tmp_path: Path) -> Iterator[Watched]:
    made = Watched(open_wall, tmp_path)
    yield made
    made.clerk.stop()


def test_a_touch_that_quiets_a_call_and_the_one_that_ends_its_rule_have_a_name(
    watched: Watched, screen: QPointingDevice
) -> None:
    wall, ruling = watched.wall, watched.ruling
    ruling.tell(RAIN)
    wall.settle()
    began = ruling.claims[0].began
    wall.bot.waitUntil(lambda: time.monotonic() - began > UNSEEN_S, timeout=20_000)
    for _ in range(2):  # the second finds it quiet already
        at = QPoint(wall.window.width() // 2, wall.window.height() // 3)
        QTest.touchEvent(wall.window, screen).press(0, at, wall.window).commit()
        QTest.touchEvent(wall.window, screen).release(0, at, wall.window).commit()
        wall.settle()
    wall.touch(screen, "dismissRule_rain")
    assert ruling.claims == ()
    called = "alert 'a1': 호우경보"
    assert watched.told() == [
        ("rule", "", "rain", f"called by {called}"),
        ("noticed", "Kim", "rain", called),
        ("rule", "Kim", "rain", "ended, called by 'a1': dismissed"),
    ]


def test_a_rule_that_ends_with_its_event_has_nobody_s_name(watched: Watched) -> None:
    watched.ruling.tell(RAIN)
    watched.ruling.end("a1")
    assert [(event, who) for event, who, _, _ in watched.told()] == [("rule", ""), ("rule", "")]
