"""What keeps a kiosk going begins behind the first picture, and hinders it in nothing."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.face.port import KioskPort
from kiosk.keeping import PROOF, Aside, kept
from kiosk.knowledge import Knowledge
from kiosk.page.language import Language
from kiosk.proof.entry import PROOF as FORM
from kiosk.proof.witness import Witness
from layouts.kiosk import Kiosk as Document
from layouts.kiosk import Remote, ScreenOff, Standpoint
from layouts.night import Night
from streams.floor.ledger.ledger import LedgerError, read, reading
from tests.kiosk.face.conftest import Kiosk
from tests.kiosk.face.sample import NOON


class Kept:
    """A kiosk that is kept going, at a time of day that a test sets."""

    def __init__(self, bot: QtBot, document: Document) -> None:
        """Open its window, and keep it."""
        self.bot, self.document = bot, document
        self.now = NOON
        self.kiosk = Kiosk(bot)
        self.stack = ExitStack()
        self.port: KioskPort = self.stack.enter_context(
            kept(self.kiosk.face, self.kiosk.screen, document, Knowledge, self.clock, None)
        )

    def clock(self) -> datetime:
        """The time of day."""
        return self.now

    def events(self) -> list[str]:
        """What is proven until now."""
        return proven(self.document.store)

    def until(self, *events: str) -> None:
        """Wait until this, and nothing else, is proven."""
        self.bot.waitUntil(lambda: self.events() == list(events), timeout=20000)

    def close(self) -> None:
        """End it."""
        self.stack.close()
        self.kiosk.screen.close()


def proven(store: Path) -> list[str]:
    """What is proven in a store."""
    try:
        with reading(store / PROOF, FORM) as database:
            return [entry.event for entry in read(database, FORM, "ORDER BY sequence")]
    except (LedgerError, sqlite3.Error):
        return []


@pytest.fixture
def document(tmp_path: Path) -> Document:
    """A kiosk that is dark from one to five."""
    night = ScreenOff(Night(time(1), time(5)))
    place = Standpoint(37.5571, 126.9245)
    return Document("hongik-1", {"ko": "홍대입구"}, place, tmp_path / "store", screen_off=(night,))


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[list[Kept]]:
    """What a test has opened."""
    found: list[Kept] = []
    yield found
    for one in found:
        one.close()


def test_what_is_shown_is_proven_from_the_first_picture_on(
    qtbot: QtBot, document: Document, opened: list[Kept]
) -> None:
    opened.append(Kept(qtbot, document))
    opened[0].kiosk.settle()
    opened[0].until("started", "shown")
    opened[0].kiosk.touch("speak-en")
    opened[0].until("started", "shown", "shown")


def test_a_kiosk_that_is_closed_right_behind_its_first_picture_has_proven_it(
    qtbot: QtBot, document: Document, opened: list[Kept], tmp_path: Path
) -> None:
    opened.append(Kept(qtbot, document))
    brief = replace(document, store=tmp_path / "brief")
    aside = Aside(brief, Witness(brief.store / PROOF, "1"), opened[0].port)
    aside.begin()
    aside.stop()
    assert proven(brief.store) == ["started", "stopped"]


def test_the_screen_is_dark_in_its_hours_but_for_whoever_touches_it(
    qtbot: QtBot, document: Document, opened: list[Kept]
) -> None:
    opened.append(Kept(qtbot, document))
    one, window = opened[0], opened[0].kiosk.window
    one.kiosk.settle()
    one.now = NOON + timedelta(hours=14)
    one.kiosk.face.second.emit()
    one.kiosk.face.second.emit()
    assert one.port.facts().dark
    assert window.contentItem().opacity() == 0
    one.kiosk.settle()
    assert one.kiosk.picture().pixelColor(200, 300).lightness() < 40
    one.kiosk.touch("speak-en")
    assert one.kiosk.face.visit.language is Language.KO, "what is not seen is not pressed"
    assert window.contentItem().opacity() == 1, "somebody is there"
    one.kiosk.wait(100)
    assert window.contentItem().opacity() == 0, "nobody is there any more"
    one.now = NOON
    one.kiosk.face.second.emit()
    assert window.contentItem().opacity() == 1
    one.until("started", "shown", "dark", "shown", "dark", "shown")


def test_a_door_that_cannot_be_opened_keeps_nothing_from_being_shown(
    qtbot: QtBot, document: Document, opened: list[Kept], tmp_path: Path
) -> None:
    taken = tmp_path / "token"
    taken.mkdir()
    opened.append(Kept(qtbot, replace(document, remote=Remote(1, taken))))
    opened[0].kiosk.settle()
    opened[0].until("started", "shown")
    assert json.dumps(opened[0].kiosk.texts())
