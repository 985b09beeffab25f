"""Turns the colours of the glass with day and night, and sets how large everything is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Slot

from layouts.layout import Layout
from wall.glass.palette import COLOURS, DAY, NIGHT
from wall.glass.stage import Stage
from wall.glass.theme import SCALE

LOOK_MS = 10_000


def present() -> datetime:
    """Now, in the wall's zone."""
    return datetime.now().astimezone()


class Comfort(QObject):
    """What the surface document says of night and of the size of text.

    Args:
        stage: Laid out anew when anything turns.
        layout: The document; None: always day, and the usual size.
        clock: Tells the time.
    """

    def __init__(
        self, stage: Stage, layout: Layout | None, clock: Callable[[], datetime] = present
    ) -> None:
        """See what time it is."""
        super().__init__()
        self._stage = stage
        self._clock = clock
        self._layout = layout
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_MS)
        self.look()

    def replace(self, layout: Layout | None) -> None:
        """The document was edited."""
        self._layout = layout
        self.look()

    def stop(self) -> None:
        """The glass is about to go: whatever is shown next has its own day and night."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Turn what is due."""
        surface = self._layout.surface if self._layout else None
        night = surface.night if surface else None
        dark = night is not None and night.dark(self._clock())
        turned = COLOURS.turn(NIGHT if dark else DAY)
        scaled = SCALE.turn(surface.text_scale if surface else 1.0)
        if turned or scaled:
            self._stage.relay()
