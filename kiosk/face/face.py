"""The screens' controller: holds the visit, asks for what stands, and tells QML what changed."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from kiosk.face.bill import Asked, Bill, Bills
from kiosk.face.blocks import Blocks
from kiosk.face.colours import HIGH, NORMAL
from kiosk.face.pointing import led, pins_on, pointed, stepped
from kiosk.face.setting import Setting
from kiosk.page.allclear import Allclear
from kiosk.page.camera import Camera
from kiosk.page.departures import Departures
from kiosk.page.exits import Exits
from kiosk.page.language import Language
from kiosk.page.page import Page
from kiosk.page.strip import Strip
from kiosk.programme import ALARM, tongue_at
from kiosk.visit import Stage, Visit

TICK_MS: Final = 200
"""How often the visit is looked at: what was typed is gone well within a second of its end."""
ALONE: Final = (Exits, Departures, Strip, Allclear)
"""What the first screen has places of its own for."""


class Face(QObject):
    """What QML sees of the kiosk.

    Args:
        setting: What does not change.
        bills: Says what stands.
        now: The moment, aware, in the city's time.
        monotonic: Seconds that never jump.
    """

    changed = Signal()
    """Another page stands, or its heading is another."""
    offered = Signal()
    """Other pages can be asked for."""
    visited = Signal()
    """Something of the visit."""
    second = Signal()
    turned = Signal(str)
    """Another page stands: its id."""

    def __init__(
        self,
        setting: Setting,
        bills: Bills,
        now: Callable[[], datetime],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Show what stands now."""
        super().__init__()
        self.setting, self._bills, self._now, self._monotonic = setting, bills, now, monotonic
        self._visit = Visit(setting.languages[0])
        self._exits, self._trains, self._asides, self._shown = (Blocks(self) for _ in range(4))
        self._cleared = Blocks(self)
        self._words: dict[Language, dict[str, str]] = {}
        self._moment = now()
        self._stage, self._left = Stage.NOBODY, 0
        self._alarmed: float | None = None
        self._bill = bills(Asked(self._visit.language), self._moment)
        self._take(self._bill, anew=True)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)
        self._timer.start(TICK_MS)

    @property
    def visit(self) -> Visit:
        """What the visitor chose."""
        return self._visit

    @property
    def bill(self) -> Bill:
        """What stands."""
        return self._bill

    def stop(self) -> None:
        """Tick no more: the window is about to go."""
        self._timer.stop()

    @Slot()
    def tick(self) -> None:
        """Look at the clocks; once a second at the pages, too."""
        now = self._monotonic()
        self._go(self._visit.at(now).offer(self._tongue(now)))
        moment = self._now()
        if moment.replace(microsecond=0) != self._moment.replace(microsecond=0):
            self._moment = moment
            self.second.emit()
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what stands now; called as well when something became known that cannot wait."""
        bill = self._bills(_asked(self._visit), self._now())
        if bill != self._bill:
            self._take(bill, anew=_place(bill) != _place(self._bill))

    @Slot()
    def touched(self) -> None:
        """A finger came down."""
        now = self._monotonic()
        # Whose visit is over takes along what they typed before the next one begins, however late
        # the tick that would have seen it.
        self._go(self._visit.at(now))
        self._go(self._visit.touch(now))

    @Slot(str)
    def speak(self, language: str) -> None:
        """Show everything in another language."""
        self._go(self._visit.speak(Language(language)))

    @Slot(str)
    def turn(self, mode: str) -> None:
        """Turn a mode on or off."""
        self._go(self._visit.turn(mode))

    @Slot(str)
    def open(self, page: str) -> None:
        """Show a page that the visitor asked for; empty for none.

        Where an alert stands that can be gone past, this does; its own page leads back to it.
        """
        visit = self._visit
        self._go(visit.turn_back() if page == ALARM else visit.open(page, self._bill.passable))

    @Slot(str)
    def point(self, pin: str) -> None:
        """Point at something on the map that stands; once more, or empty, at nothing."""
        self._go(pointed(self._visit, self._bill, pin))

    @Slot(str)
    def show(self, pin: str) -> None:
        """Show an exit on the map of the exits, wherever it was touched."""
        self._go(led(self._visit, self._bill, pin))

    @Slot(int)
    def step(self, by: int) -> None:
        """Point at the next thing on the map, or at the one before."""
        self._go(stepped(self._visit, self._bill, by))

    @Slot()
    def leave(self) -> None:
        """The visitor goes."""
        self._go(self._visit.over())

    def _tongue(self, now: float) -> Language:
        """Which language is spoken to nobody: the first, and of an alert each in its turn."""
        if not self._bill.alarm:
            self._alarmed = None
            return self.setting.languages[0]
        if self._alarmed is None:
            self._alarmed = now
        return tongue_at(self.setting.languages, now - self._alarmed)

    def _go(self, visit: Visit) -> None:
        before, self._visit = self._visit, visit
        now = self._monotonic()
        stage, left = visit.stage(now), int(visit.left_s(now) + 0.999)
        told = (stage, left if stage is Stage.WARNED else 0)
        if _asked(before) != _asked(visit):
            self.refresh()
        if told != (self._stage, self._left) or _chosen(before) != _chosen(visit):
            self._stage, self._left = told
            self.visited.emit()

    def _take(self, bill: Bill, *, anew: bool) -> None:
        before, self._bill = self._bill, bill
        home = bill.home.blocks
        self._exits.show([block for block in home if isinstance(block, Exits)])
        self._trains.show([block for block in home if isinstance(block, Departures)])
        self._cleared.show(bill.alerts)
        self._asides.show([block for block in home if not isinstance(block, ALONE)])
        # The exits that an alert brings along stand at the left already.
        doubled = Exits if bill.alarm and home else ()
        self._shown.show(
            [block for block in bill.shown.blocks if not isinstance(block, doubled)], anew=anew
        )
        if bill.ways != before.ways:
            self.offered.emit()
        if _heading(bill) != _heading(before):
            self.changed.emit()
        if anew and _place(before) != _place(bill):
            self.turned.emit(bill.shown.id)

    def _word(self) -> dict[str, str]:
        language = self._visit.language
        if language not in self._words:
            self._words[language] = dict(self.setting.words(language))
        return self._words[language]

    def _names(self) -> list[dict[str, str]]:
        names = self.setting.names
        return [{"language": one.value, "name": names[one]} for one in Language if one in names]

    def _languages(self) -> list[dict[str, str]]:
        return [{"id": one.value, "name": one.own_name} for one in self.setting.languages]

    def _invitations(self) -> list[str]:
        setting = self.setting
        return [setting.words(one).get("invite.touch", "") for one in setting.languages]

    def _modes(self) -> dict[str, Any]:
        return {**asdict(self._visit.modes), "zoom": self._visit.modes.zoom}

    def _panel(self) -> dict[str, float]:
        width, height = self.setting.panel_mm
        return {"width": width, "height": height, "edge": self.setting.lower_edge_mm}

    def _shown_page(self) -> dict[str, Any]:
        page = self._bill.shown
        return {
            "id": page.id,
            "title": page.title,
            "mark": page.mark,
            "home": page.id == self._bill.home.id,
            "alarm": self._bill.alarm,
            "passable": bool(self._bill.passable),
            "part": page.part,
            "leads": _leads(page),
        }

    language = Property(str, lambda self: self._visit.language.value, notify=visited)
    word = Property(dict, _word, notify=visited)
    modes = Property(dict, _modes, notify=visited)
    pin = Property(str, lambda self: self._visit.pin, notify=visited)
    mapped = Property(bool, lambda self: bool(pins_on(self._bill.shown)), notify=changed)
    stage = Property(str, lambda self: self._stage.value, notify=visited)
    left = Property(int, lambda self: self._left, notify=visited)
    colour = Property(
        dict,
        lambda self: asdict(HIGH if self._visit.modes.contrast else NORMAL),
        notify=visited,
    )
    page = Property(dict, _shown_page, notify=changed)
    ways = Property(list, lambda self: [asdict(way) for way in self._bill.ways], notify=offered)
    exits = Property(QObject, lambda self: self._exits, constant=True)
    trains = Property(QObject, lambda self: self._trains, constant=True)
    cleared = Property(QObject, lambda self: self._cleared, constant=True)
    asides = Property(QObject, lambda self: self._asides, constant=True)
    shown = Property(QObject, lambda self: self._shown, constant=True)
    invitations = Property(list, _invitations, constant=True)
    names = Property(list, _names, constant=True)
    languages = Property(list, _languages, constant=True)
    panel = Property(dict, _panel, constant=True)
    clock = Property(str, lambda self: f"{self._moment:%H:%M}", notify=second)


def _heading(bill: Bill) -> tuple[object, ...]:
    page = bill.shown
    leads = tuple(_leads(page).values())
    pins = bool(pins_on(page))
    alert = bill.alarm, bool(bill.passable)
    return page.id, page.title, page.mark, page.part, leads, bill.home.id, alert, pins


def _leads(page: Page) -> dict[str, str]:
    """Where the keys of a page of cameras lead; none on any other."""
    first = page.blocks[0]
    if not isinstance(first, Camera):
        return {}
    if not page.part:
        return {"enlarge": first.page}
    return {"previous": first.before, "all": first.page, "next": first.after}


def _place(bill: Bill) -> tuple[str, str, str]:
    return bill.shown.id, bill.shown.part, bill.shown.language


def _asked(visit: Visit) -> Asked:
    return Asked(visit.language, visit.page, visit.modes.low, visit.past)


def _chosen(visit: Visit) -> tuple[object, ...]:
    return visit.language, visit.modes, visit.page, visit.pin, visit.drafts
