"""Opens over the audited window what a visitor, or who looks after it, can open there."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Final

from argon2 import PasswordHasher
from PySide6.QtCore import QCoreApplication, QMetaObject, QObject
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.audit.case import Case, Situation
from kiosk.audit.day import MOMENT, lost
from kiosk.display import Display
from kiosk.face.counter import Counter
from kiosk.face.face import Face
from kiosk.face.opining import Opining
from kiosk.face.reading import Reading
from kiosk.face.service import Service
from kiosk.face.sharing import Sharing
from kiosk.healthsheet import HealthRow, health_sheet
from kiosk.knowledge.knowledge import Knowledge
from kiosk.opinions.draft import Draft
from kiosk.opinions.receipt import Receipt, receipt
from kiosk.page.language import Language
from kiosk.remote.health import Disk, Look, Moment
from kiosk.remote.port import Facts
from layouts.kiosk import Kiosk
from streams.floor.clock import Timing

WAIT_S: Final = 20.0
PIN: Final = "2580"
TYPED: Final = {"ko": "ㅈㅗㅎㅇㅏㅇㅛ", "ja": "yokatta", "zh": "good", "en": "good"}
"""Keys that write a short opinion on the board that a language begins with."""


class Panels:
    """What stands over the first screen or a page for a while.

    Args:
        kiosk: The kiosk's document.
        face: What stands beneath.
        reading: Reads it aloud.
        known: What is known.

    Attributes:
        parts: What the window is handed, by the names that QML knows them by.
    """

    def __init__(self, kiosk: Kiosk, face: Face, reading: Reading, known: Knowledge) -> None:
        """Nothing is open, and nothing is asked of a microphone or a city."""
        cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        self._service = Service(cheap.hash(PIN), lambda _: None)
        self._service.ask(lambda: _health(kiosk.id, known, face.visit.language))
        counter = Counter(kiosk, face, _taken, lambda: MOMENT, reading)
        self.parts: dict[str, QObject] = {"service": self._service, **counter.parts}
        self._counter = counter
        sharing, opining = self.parts["sharing"], self.parts.get("opining")
        assert isinstance(sharing, Sharing)
        self._sharing = sharing
        self._opining = opining if isinstance(opining, Opining) else None
        self._openers: dict[Situation, Callable[[Case, QQuickWindow], None]] = {
            Situation.SHARED: self._share,
            Situation.PIN: self._knock,
            Situation.SERVICE: self._let_in,
            Situation.OPINION: self._ask,
            Situation.TYPED: self._type,
            Situation.RECEIPT: self._send,
        }

    def offers(self, situation: Situation) -> bool:
        """Whether the document has this: not every kiosk asks for opinions."""
        asked = situation in (Situation.OPINION, Situation.TYPED, Situation.RECEIPT)
        return self._opining is not None or not asked

    def close(self) -> None:
        """Close whatever is open; what a visitor said goes with the visit."""
        self._service.leave()
        self._sharing.close()
        if self._opining is not None:
            self._opining.close()

    def open(self, case: Case, window: QQuickWindow) -> None:
        """Open what a case is about, if that is one of them."""
        opener = self._openers.get(case.situation)
        if opener is not None:
            opener(case, window)

    def _share(self, _case: Case, _window: QQuickWindow) -> None:
        self._sharing.toggle()

    def _knock(self, _case: Case, _window: QQuickWindow) -> None:
        self._service.knock()
        for digit in PIN:
            self._service.press(digit)

    def _let_in(self, case: Case, window: QQuickWindow) -> None:
        self._knock(case, window)
        self._service.enter()
        _until(lambda: bool(self._service.property("inside")))

    def _ask(self, _case: Case, _window: QQuickWindow) -> None:
        assert self._opining is not None
        self._opining.toggle()

    def _type(self, case: Case, window: QQuickWindow) -> None:
        self._ask(case, window)
        assert self._opining is not None
        for key in TYPED[case.language.value]:
            self._opining.strike(key)
        if case.modes.large:
            press(window, "opinion-write")

    def _send(self, case: Case, window: QQuickWindow) -> None:
        self._ask(case, window)
        opining = self._opining
        assert opining is not None
        opining.rate(4)
        opining.send()
        _until(lambda: opining.property("state") == "taken")


def _health(name: str, known: Knowledge, language: Language) -> tuple[HealthRow, ...]:
    """Return how a kiosk is on a usual day, on which one of its feeds does not answer."""
    feeds = (*known.snapshots.values(), *tuple(lost(known).snapshots.values())[:1])
    screen = Display(connected=True, name="HDMI-1", size=(3840, 2160))
    facts = Facts(0.0, "home", "", language.value, 0.0, False, None, screen, False)
    disk = Disk(31 << 30, 64 << 30)
    moment = Moment(0.0, MOMENT, Timing(synchronised=True, error_s=0.01))
    seen = Look(facts, feeds, (), known.cameras, (), "", disk, moment)
    return health_sheet(seen, name, language)


def found(window: QQuickWindow, name: str) -> QQuickItem:
    """Return what the program calls so; it is to be used at once, for its wrapper does not last."""
    item = window.findChild(QQuickItem, name)
    assert item is not None, f"the window has no {name}"
    return item


def press(window: QQuickWindow, name: str) -> bool:
    """Press a key of the window; return whether it is there to be pressed."""
    key = found(window, name)
    return key.isVisible() and QMetaObject.invokeMethod(key, "take")


def _taken(draft: Draft) -> Future[Receipt]:
    """Take an opinion as an office does that has room for it."""
    told: Future[Receipt] = Future()
    told.set_result(receipt(draft.code, draft.language))
    return told


def _until(done: Callable[[], bool]) -> None:
    until = time.monotonic() + WAIT_S
    while not done() and time.monotonic() < until:
        QCoreApplication.processEvents()
        time.sleep(0.01)
