"""Shows the last half minute of the enlarged channel again, and goes back to what is live."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from layouts.channels import Channel
from streams.media.replay.replays import Held, Replays
from wall.face.marking import Marking
from wall.face.replayview import NOBODY, Pace, told
from wall.face.timebar import LIVE_S, LIVE_SHARE, Timebar, timebar
from wall.glass.stage import Stage

TICK_MS = 33
REST_MS = 150
"""A finger that has not moved for so long rests."""
IDLE_S = 60.0
"""Nobody has touched a replay for so long: the glass is live again."""
ROOM = 156
"""Height of what leads a replay, px at 1080 lines."""
FINENESS = 2000
SPEEDS = (0.5, 1.0, 2.0)
STEP_S = 10.0


class Replaying(QObject):
    """The replay of the channel that was enlarged last.

    Args:
        stage: Shows it.
        replays: The engine's.
        channel_of: The channel of a row; None where there is none.
        language: ``ko`` or ``en``.
    """

    changed = Signal()
    moved = Signal()
    opened = Signal()
    """The bar was opened or closed."""
    began = Signal(int)
    """The past of this row is seen from now on."""

    def __init__(
        self,
        stage: Stage,
        replays: Replays,
        channel_of: Callable[[int], Channel | None],
        language: str,
    ) -> None:
        """What is live is shown."""
        super().__init__()
        self._stage, self._replays, self._language = stage, replays, language
        self._row: int | None = None
        self._open = False
        self._since: float | None = None
        """When somebody began to look back; None: what is live is shown."""
        self._canvas = -1
        self._moment = 0.0
        self._speed, self._playing = 1.0, False
        self._touched = 0.0
        self._marks = Marking(replays, channel_of)
        self._state: dict[str, Any] = {}
        self._position = FINENESS
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(REST_MS)
        self._resting.timeout.connect(self._rest)
        stage.spotlighted.connect(self._follow)
        stage.said.connect(self._second)
        self.renew()

    @property
    def row(self) -> int | None:
        """The channel whose past the bar is about."""
        return self._row

    @property
    def on(self) -> bool:
        """Whether the past is seen."""
        return self._since is not None

    @property
    def bar(self) -> Timebar:
        """The bar as it is now."""
        return timebar(self._since, time.monotonic())

    @property
    def moment(self) -> float:
        """Capture of what is seen, s, monotonic; now for what is live."""
        if self._since is None:
            return time.monotonic()
        shown = self._shown()
        return self._moment if shown is None else shown

    @property
    def held(self) -> Held | None:
        """What is held of the channel's past."""
        return self._replays.held(self._row) if self._row is not None else None

    @Slot()
    def show(self) -> None:
        """Open the bar."""
        if self._row is not None and not self._open:
            self._open = True
            self._touch()
            self._stage.lift(ROOM)
            self._timer.start()
            self.opened.emit()
            self.renew()

    @Slot()
    def hide(self) -> None:
        """Close the bar; what is live is seen again."""
        self.live()
        if self._open:
            self._open = False
            self._timer.stop()
            self._stage.lift(0.0)
            self.opened.emit()
            self.renew()

    @Slot(float)
    def seek(self, x: float) -> None:
        """A finger is at a place of the bar: show what was captured then."""
        bar = self.bar
        self._playing = False
        self._go(min(bar.moment(x), bar.now - LIVE_S), quick=True)
        self._resting.start()

    @Slot(float)
    def drop(self, x: float) -> None:
        """The finger lifts there: go on from that moment, or be live again at the right end."""
        if x >= LIVE_SHARE:
            self.live()
        else:
            self._playing = True
            self._go(self.bar.moment(x))

    @Slot()
    def back(self) -> None:
        """Ten seconds back, and on from there."""
        self.show()
        self._playing = True
        self._go(max(self.moment - STEP_S, self.bar.left))

    @Slot()
    def toggle(self) -> None:
        """Stand still, or go on."""
        if self.on:
            self._playing = not self._playing
            self._go(self.moment)

    @Slot(float)
    def pace(self, speed: float) -> None:
        """Go on as fast as this."""
        if speed in SPEEDS:
            self._speed = speed
            if self.on:
                self._playing = True
                self._go(self.moment)
            self.renew()

    @Slot()
    def live(self) -> None:
        """Show what is live again."""
        if self._since is None or self._row is None:
            return
        row, self._since, self._canvas = self._row, None, -1
        self._stage.reel(row, None)
        self._replays.end(row)
        self._touch()
        self.renew()
        self._report_position(1.0)

    @Slot()
    def mark(self) -> None:
        """Keep this channel's past also while it is not enlarged; or no longer."""
        if self._row is not None and self._marks.turn(self._row):
            self._touch()
            self.renew()

    @Slot()
    def tick(self) -> None:
        """Follow the pictures, and be live again where they are, or where nobody looks any more."""
        now = time.monotonic()
        if now - self._touched > IDLE_S:
            self.hide()
            return
        if self._since is None:
            return
        if self.held is None:  # its worker was started anew, and knows nothing of it
            self.live()
            return
        shown = self._shown()
        if self._playing and shown is not None and now - shown < LIVE_S:
            self.live()
            return
        self._report_position(self.bar.x(self.moment))
        self._stage.enliven()

    def renew(self) -> None:
        """Say what is so now, if it is something else than before."""
        state = self._told()
        if state != self._state:
            self._state = state
            self.changed.emit()

    @Slot()
    def _rest(self) -> None:
        """The finger rests, or has lifted: the large picture of the moment is wanted."""
        if self.on and not self._playing:
            self._go(self._moment)

    def _go(self, moment: float, *, quick: bool = False) -> None:
        """Show a moment, and what follows it if it is to go on.

        Args:
            moment: Capture, s, monotonic.
            quick: Whether the small stream will do: the finger has gone on before a large picture
                is decoded.
        """
        row = self._row
        if row is None:
            return
        self._resting.stop()
        now = time.monotonic()
        first = self._since is None
        speed = self._speed if self._playing else 0.0
        self._moment = max(moment, self.bar.left)
        size = self._stage.spotlight_size(row)
        canvas = self._replays.show(row, self._moment, speed, *size, quick=quick)
        if canvas < 0:
            return
        self._since = self._since or now
        self._canvas = canvas
        self._stage.reel(row, canvas)
        self._touch()
        self.show()
        if first:
            self.began.emit(row)
        self.renew()
        self._report_position(self.bar.x(self._moment))

    def _shown(self) -> float | None:
        """Capture of the picture on the canvas; None before the first."""
        if self._canvas < 0:
            return None
        row = self._stage.frames.canvases[self._canvas]
        front = int(row["front"])
        return float(row["pictures"]["captured"][front]) if front >= 0 else None

    @Slot()
    def _follow(self) -> None:
        """Another channel is enlarged, or none: what was looked at is live again."""
        lit = self._stage.lit
        if lit != self._row:
            self.hide()
            self._row = lit
            self.renew()

    @Slot()
    def _second(self) -> None:
        """A second has passed: a mark goes with its channel."""
        self._marks.look()
        self.renew()

    def _touch(self) -> None:
        self._touched = time.monotonic()

    def _report_position(self, x: float) -> None:
        position = round(x * FINENESS)
        if position != self._position:
            self._position = position
            self.moved.emit()
            self.renew()

    def _told(self) -> dict[str, Any]:
        """As QML reads it."""
        if self._row is None:
            return NOBODY
        age = max(self.bar.now - self.moment, 0.0)
        pace = Pace(self._playing, self._speed)
        said = told(self.held, self.bar, age, time.time(), pace, self._language)
        return said | {"on": self.on, "marked": self._row in self._marks}

    def _get_state(self) -> dict[str, Any]:
        return self._state

    state = Property(dict, _get_state, notify=changed)

    def _get_open(self) -> bool:
        return self._open

    open = Property(bool, _get_open, notify=opened)
    """Whether the bar is there."""

    def _get_position(self) -> float:
        return self._position / FINENESS

    position = Property(float, _get_position, notify=moved)
    """Where on the bar the picture is that is seen, 0 to 1."""
