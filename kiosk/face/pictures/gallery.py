"""Keeps live pictures on the screen moving: asks for what stands there, and sees what is new."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from kiosk.knowledge.outlook import Outlook

if TYPE_CHECKING:
    from kiosk.face.pictures.place import Place
    from streams.media.aside.tether import Shared
    from streams.media.demand import Demand

LIVE_MS: Final = 40
"""How often pictures that stand there are looked at: as often as most cameras have one."""
CALM_MS: Final = 500
ASK_S: Final = 0.1
JUDGE_S: Final = 0.25


class Source(Protocol):
    """Whoever keeps the cameras; none of it waits."""

    @property
    def shared(self) -> Shared | None:
        """Their pictures; None before there are any."""

    def outlooks(self) -> Mapping[str, Outlook]:
        """How each camera is now, by its channel."""

    def show(self, demands: Mapping[str, Demand]) -> None:
        """Take the full set of what stands on the screen now."""

    def touch(self, channel: str, width: int, height: int) -> None:
        """A finger came down on a camera: its motion is wanted now, at this size."""


class Surface(Protocol):
    """An item that shows pictures."""

    def places(self) -> tuple[Place, ...]:
        """What can be seen on it now; none where it is hidden."""

    def beside(self) -> tuple[str, ...]:
        """The cameras that fingers reach next from what is enlarged on it."""

    def ratio(self) -> float:
        """Device pixels of a pixel."""

    def renew(self) -> bool:
        """Show what is new; returns whether anything was."""


class Gallery(QObject):
    """All live pictures of one kiosk, on Qt's thread.

    Args:
        source: Keeps the cameras.
        monotonic: Seconds that never jump.
    """

    changed = Signal()
    """A camera is more live than it was, or less."""

    def __init__(self, source: Source, monotonic: Callable[[], float] = time.monotonic) -> None:
        """Nothing is shown yet."""
        super().__init__()
        self.source = source
        self._monotonic = monotonic
        self._surfaces: list[Surface] = []
        self._asked: Mapping[str, Demand] = {}
        self._asked_at = self._judged_at = 0.0
        self._standing: dict[str, object] = {}
        self._woken = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)
        self._timer.start(CALM_MS)

    def join(self, surface: Surface) -> None:
        """Pictures are shown there, too."""
        self._surfaces.append(surface)

    def leave(self, surface: Surface) -> None:
        """No longer."""
        self._surfaces = [one for one in self._surfaces if one is not surface]

    def stop(self) -> None:
        """The window is about to go."""
        self._timer.stop()
        self._surfaces.clear()
        self.source.show({})

    @Slot(str, float, float)
    def press(self, channel: str, width: float, height: float) -> None:
        """A finger came down on a camera that it may enlarge to this size, pixels."""
        ratio = max((one.ratio() for one in self._surfaces), default=1.0)
        self.source.touch(channel, max(round(width * ratio), 1), max(round(height * ratio), 1))
        self.wake()

    def wake(self) -> None:
        """Something else stands there: ask for it at once, behind what is being done."""
        self._asked_at = 0.0
        if not self._woken:
            self._woken = True
            QTimer.singleShot(0, self, self.tick)

    @Slot()
    def tick(self) -> None:
        """Ask for what stands there, and show what is new."""
        now, self._woken = self._monotonic(), False
        shown = [(one, one.places()) for one in self._surfaces]
        seen = any(places for _, places in shown)
        if now - self._asked_at >= ASK_S:
            self._asked_at = now
            standing = [(one.ratio(), place) for one, places in shown for place in places]
            self._ask(standing, [name for one, _ in shown for name in one.beside()])
        for surface, places in shown:
            if places:
                surface.renew()
        if now - self._judged_at >= JUDGE_S:
            self._judged_at = now
            self._judge()
        wanted = LIVE_MS if seen else CALM_MS
        if self._timer.interval() != wanted:
            self._timer.start(wanted)

    def _judge(self) -> None:
        standing = {
            name: (one.liveness, one.names == {}) for name, one in self.source.outlooks().items()
        }
        if standing != self._standing:
            self._standing = dict(standing)
            self.changed.emit()

    def _ask(self, places: list[tuple[float, Place]], beside: list[str]) -> None:
        shared = self.source.shared
        if shared is None:
            return
        from kiosk.face.pictures.place import demand, waiting

        wanted: dict[str, Demand] = {name: waiting() for name in beside if name in shared.rows}
        for ratio, place in places:
            row = shared.rows.get(place.channel)
            if row is None:
                continue
            asked = demand(place, ratio, int(shared.frames.status["width"][row]))
            known = wanted.get(place.channel)
            if known is None or (asked.focus, asked.width) > (known.focus, known.width):
                wanted[place.channel] = asked
        if wanted != self._asked:
            self._asked = wanted
            self.source.show(wanted)
