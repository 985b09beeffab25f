"""Keeps every display's window on its screen while screens come, go, turn and change their size."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication

from layouts.surface import Surface
from wall.face.absence import dark_words, turned_words
from wall.face.displays import ScreenFacts, Seats, planned
from wall.face.face import Face
from wall.face.windows import Windows, screen_facts

log = logging.getLogger(__name__)


class Hotplug(QObject):
    """Follows the machine's screens, on Qt's thread.

    Args:
        face: Says which displays are dark.
        surface: The wall; None: one window.
        facts: Tells the machine's screens.
    """

    def __init__(
        self,
        face: Face,
        surface: Surface | None,
        facts: Callable[[], Sequence[ScreenFacts]] = screen_facts,
    ) -> None:
        """Look at the screens that there are."""
        super().__init__()
        self._face = face
        self._surface = surface
        self._facts = facts
        self._screens = tuple(facts())
        self.seats: Seats = planned(surface, self._screens)
        """Which display stands where now."""
        self._windows: Windows | None = None
        self._said = ""

    def follow(self, windows: Windows) -> None:
        """Move these windows from now on."""
        self._windows = windows
        if self.seats.dark:
            windows.put(self.seats.windows, self.seats.dark)
        self._tell(Seats(()), self.seats)
        app = QCoreApplication.instance()
        assert isinstance(app, QGuiApplication), "windows need a QGuiApplication"
        app.screenAdded.connect(self._plugged)
        app.screenRemoved.connect(self._plugged)
        app.primaryScreenChanged.connect(self._plugged)
        self._face.stage_.said.connect(self._look)

    def stop(self) -> None:
        """Follow no longer."""
        app = QCoreApplication.instance()
        if self._windows is None or not isinstance(app, QGuiApplication):
            return
        self._windows = None
        app.screenAdded.disconnect(self._plugged)
        app.screenRemoved.disconnect(self._plugged)
        app.primaryScreenChanged.disconnect(self._plugged)
        self._face.stage_.said.disconnect(self._look)

    @Slot()
    def _plugged(self) -> None:
        """A screen has come or gone: at once, and again when Qt has moved the windows it held."""
        self._sit()
        QTimer.singleShot(0, self, self._sit)

    @Slot()
    def _look(self) -> None:
        """A second has passed: a screen may have been turned, or have another size or scale."""
        if tuple(self._facts()) != self._screens:
            self._sit()

    def _sit(self) -> None:
        if self._windows is None:
            return
        before, self._screens = self.seats, tuple(self._facts())
        self.seats = planned(self._surface, self._screens, before.known)
        self._windows.put(self.seats.windows, self.seats.dark)
        self._tell(before, self.seats)

    def _tell(self, before: Seats, now: Seats) -> None:
        """Say in the banner and in the log what has changed."""
        for name in now.dark:
            if name not in before.dark:
                log.warning("Display %s is dark: its screen is not there.", name)
        for name in before.dark:
            if name not in now.dark:
                log.info("Display %s is back.", name)
        language, surface = self._face.language, self._surface
        said = ("", "")
        if surface is not None and now.dark:
            said = dark_words(surface, now.dark, self._screens, language)
        elif surface is not None and now.turned:
            said = turned_words(surface, now.turned, language)
        notice = self._face.notice_
        if said[1] and said[1] != self._said:
            notice.warn(*said)
        elif not said[1]:
            notice.mended(self._said)
        self._said = said[1]
