"""Keeps the kiosk's window on its screen while screens come, go and change, and says how it is."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication

from kiosk.display import Connector, Display, ScreenFacts, connectors, display
from layouts.surface import Screen

log = logging.getLogger(__name__)

LOOK_MS = 1000
"""A panel may be taken out, or change its mode, without a word of the window system's."""


class Seat(QObject):
    """Follows the machine's screens, on Qt's thread.

    Args:
        wanted: The screen of the kiosk's document; None for the first.
        place: Puts the window onto its screen.
        plugged: Asks the kernel what is plugged in.
    """

    def __init__(
        self,
        wanted: Screen | None,
        place: Callable[[], None],
        plugged: Callable[[], Mapping[str, Connector]] = connectors,
    ) -> None:
        """Look at the screens that there are, and follow them from now on."""
        super().__init__()
        self._wanted, self._place, self._plugged = wanted, place, plugged
        self._screens = screen_facts()
        self.display: Display = display(self._screens, plugged(), wanted)
        """How the kiosk's screen is."""
        app = QCoreApplication.instance()
        assert isinstance(app, QGuiApplication), "windows need a QGuiApplication"
        app.screenAdded.connect(self._changed)
        app.screenRemoved.connect(self._changed)
        app.primaryScreenChanged.connect(self._changed)
        self._looks = QTimer(self)
        self._looks.timeout.connect(self.look)
        self._looks.start(LOOK_MS)

    def stop(self) -> None:
        """Follow no longer."""
        self._looks.stop()
        app = QCoreApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.disconnect(self._changed)
            app.screenRemoved.disconnect(self._changed)
            app.primaryScreenChanged.disconnect(self._changed)

    @Slot()
    def look(self) -> None:
        """See whether anything has changed, and put the window where it belongs."""
        screens, before = screen_facts(), self.display
        self.display = display(screens, self._plugged(), self._wanted)
        back = self.display.connected and not before.connected
        if screens != self._screens or back:
            self._screens = screens
            self._place()
        if self.display != before:
            if self.display.why:
                log.warning("The screen is not as it should be: %s.", self.display.why)
            else:
                log.info("The screen is %s, %d x %d.", self.display.name, *self.display.size)

    @Slot()
    def _changed(self) -> None:
        """A screen has come or gone: at once, and again when Qt has moved the window it held."""
        self.look()
        QTimer.singleShot(0, self, self._again)

    def _again(self) -> None:
        self._place()
        self.look()


def screen_facts() -> tuple[ScreenFacts, ...]:
    """The machine's screens, in its own order."""
    return tuple(
        ScreenFacts(
            screen.name(),
            screen.serialNumber(),
            (screen.geometry().width(), screen.geometry().height()),
        )
        for screen in QGuiApplication.screens()
    )
