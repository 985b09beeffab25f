"""Puts the kiosk's real window into every case: the page, the language, the modes, what goes on."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent

from kiosk.app import setting
from kiosk.audit.case import Case, Situation
from kiosk.audit.day import MOMENT, alarmed, lost, rained_on, usual
from kiosk.audit.eye import Eye
from kiosk.audit.panels import Panels, found, press
from kiosk.audit.view import View
from kiosk.face.face import Face
from kiosk.face.reading import Reading
from kiosk.face.window import KioskWindow, Look
from kiosk.knowledge.knowledge import Knowledge
from kiosk.page import Language, Page
from kiosk.playbill import Playbill
from kiosk.programme import HOME
from kiosk.visit import WARN_S
from layouts.kiosk import Kiosk

START_S: Final = 1000.0
TURNERS: Final = ("ways-more", "bar-more")
"""Keys that turn to further keys, where not all have room."""
GROUND_S: Final = 20.0
LIKE_4K: Final = 3840
"""Pixels across: glyphs and contrast are measured at the panel's own resolution."""
MOVED: Final = (
    Situation.USUAL,
    Situation.NO_DATA,
    Situation.ALARM,
    Situation.DRILL,
    Situation.PAST,
)
"""Where nothing stands over the first screen, which could be moved beneath."""


class Stage:
    """A window over pages of the sample day.

    Args:
        kiosk: The kiosk's document.
        wide_px: How many pixels wide the window is; its height follows from the panel.
    """

    def __init__(self, kiosk: Kiosk, wide_px: int = LIKE_4K) -> None:
        """Open it; a Qt application is there."""
        self.kiosk = kiosk
        self.languages = tuple(Language(one) for one in kiosk.languages)
        known = usual(kiosk)
        self._known: dict[Situation, Knowledge] = {
            **dict.fromkeys(Situation, known),
            Situation.NO_DATA: lost(known),
            Situation.ALARM: alarmed(known, kiosk, drill=False),
            Situation.DRILL: alarmed(known, kiosk, drill=True),
            Situation.PAST: rained_on(known, kiosk),
        }
        self._bills = {one: self._playbill(one) for one in Situation}
        self._situation, self._seconds = Situation.USUAL, START_S
        self.face = Face(
            setting(kiosk),
            lambda *asked: self._bills[self._situation](*asked),
            lambda: MOMENT,
            lambda: self._seconds,
        )
        # No voice is looked for: nothing is to be heard of an audit.
        self.reading = Reading(self.face, {}, lambda _: None)
        panel = kiosk.panel
        size = (wide_px, round(wide_px * panel.height_mm / panel.width_mm))
        self.panels = Panels(kiosk, self.face, self.reading, known)
        parts = {"reading": self.reading, **self.panels.parts}
        self.screen = KioskWindow(self.face, Look(size=size, shut=False), parts)
        self.screen.maps.take(known.ground)
        self.eye = Eye(self.screen.window, panel.width_mm, panel.lower_edge_mm)
        self.pages = tuple(way.id for way in self.face.bill.ways)

    def _playbill(self, situation: Situation) -> Playbill:
        return Playbill(self.kiosk, lambda: self._known[situation])

    def close(self) -> None:
        """Close the window."""
        self.reading.stop()
        self.screen.close()

    def knowledge(self, situation: Situation) -> Knowledge:
        """Return what is known there."""
        return self._known[situation]

    def show(self, case: Case) -> None:
        """Have a case on the screen."""
        # What stood before is deleted by an event loop, and none turns here: it would fill memory.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._situation, self._seconds = case.situation, START_S
        self.panels.close()
        self.face.leave()
        if case.situation is Situation.NOBODY:
            self._invite(case)
            return
        self.face.touched()
        self.face.speak(case.language.value)
        for mode, on in vars(case.modes).items():
            if on:
                self.face.turn(mode)
        self.face.refresh()  # an alert must stand before anybody goes past it
        self.face.open(case.page)
        self.face.refresh()
        if (case.situation is Situation.READ) != bool(self.reading.property("open")):
            self.reading.toggle()
        if case.situation is Situation.WARNED:
            self._seconds += WARN_S + 1
            self.face.tick()
        self.panels.open(case, self.screen.window)

    def _invite(self, case: Case) -> None:
        """Have nobody there, and the invitation in a case's language."""
        self.face.refresh()
        if self.reading.property("open"):
            self.reading.toggle()
        at = self.languages.index(case.language)
        found(self.screen.window, "invite").setProperty("at", at)

    def leaves(self, case: Case) -> Iterator[View]:
        """Yield a case's screen, moved from one end to the other by its buttons."""
        self.show(case)
        self._grounded()
        yield from self.eye.leaves(self.resting(case))
        if case.page == HOME and case.situation is Situation.USUAL:
            yield from self._turned()

    def _turned(self) -> Iterator[View]:
        """Yield the screen after each press of the keys that turn to further keys."""
        for name in TURNERS:
            while press(self.screen.window, name) and self._first(name):
                yield self.eye.look()

    def _first(self, turner: str) -> int:
        """Return which key stands first in the row that a key turns."""
        return int(found(self.screen.window, turner).parentItem().property("first"))

    def _grounded(self) -> None:
        """Wait for the ground of a map, which is painted beside the screen."""
        until = time.monotonic() + GROUND_S
        QCoreApplication.processEvents()
        self.screen.window.grabWindow()  # lays out what changed, and so asks for it
        while self.screen.maps.busy and time.monotonic() < until:
            QCoreApplication.processEvents()
            time.sleep(0.01)

    def resting(self, case: Case) -> tuple[str, ...]:
        """Return what is not moved, because it was seen whole elsewhere."""
        if case.situation not in MOVED:
            return (HOME,)
        # The first screen is the same beside every page: it is moved beside the first of them.
        beside = case.page not in self.pages[:2] or case.situation is Situation.NO_DATA
        return (HOME,) if beside and case.page != HOME else ()

    def shown(self) -> tuple[Page, ...]:
        """Return the pages that stand: the first screen's, and the one beside it."""
        bill = self.face.bill
        return (bill.home,) if bill.shown is bill.home else (bill.home, bill.shown)
