"""Ties glass and engine to the watchdog: beats while both turn, and keeps what stands there."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot

from layouts.layout import Layout
from layouts.tour import Step
from streams.floor.keeper import Keeper
from streams.floor.watch.pulse import Pulse
from wall.care.bookmark import Bookmark
from wall.face.face import Face
from wall.face.witness import Witness
from wall.trust.entry import THE_WALL
from wall.trust.policy import DeniedError

BEAT_MS = 200
TICKS_S = 2.0
"""The stage says once a second that it ticks; silent for longer, it does not."""
TURNS_S = 10.0
"""The engine's thread comes round ten times a second; without it no picture is ordered any more,
and no worker that hangs is started again."""
AGAIN = "taken up again"


class Lifeline(QObject):
    """Beats five times a second, for as long as Qt's loop and the engine turn and the stage ticks.

    Args:
        face: What is shown; on Qt's thread, as everything here.
        turned: When the engine's thread last came round, s, monotonic.
        left: What people have on the glass, as the remote control tells it.
        pulse: What the watchdog looks at.
        keeper: Writes down what stands on the glass.
    """

    def __init__(
        self,
        face: Face,
        turned: Callable[[], float],
        left: Callable[[], Mapping[str, Any]],
        pulse: Pulse,
        keeper: Keeper,
    ) -> None:
        """The first beat comes with Qt's loop."""
        super().__init__()
        self._turned = turned
        self._left, self._pulse, self._keeper = left, pulse, keeper
        self._ticked = time.monotonic()
        face.stage_.said.connect(self._tick)
        self._beats = QTimer(self)
        self._beats.timeout.connect(self._beat)
        self._beats.start(BEAT_MS)

    def stop(self) -> None:
        """The wall ends on purpose."""
        self._beats.stop()

    @Slot()
    def _tick(self) -> None:
        self._ticked = time.monotonic()

    @Slot()
    def _beat(self) -> None:
        now = time.monotonic()
        if now - self._ticked > TICKS_S or now - self._turned() > TURNS_S:
            return
        self._pulse.beat()
        self._keeper.keep(bookmark_of(self._left()).document())


def bookmark_of(shown: Mapping[str, Any]) -> Bookmark:
    """What is kept of what stands on the glass."""
    tour = shown["tour"]
    name, step = (tour["id"], tour["step"] - 1) if tour else (None, 0)
    spotlights = tuple(shown["spotlights"])
    return Bookmark(shown["scene"], tuple(shown["salvos"]), name, step, spotlights)


def scene_to_resume(layout: Layout | None, bookmark: Bookmark) -> str | None:
    """The scene that stood last, if the layout still has it."""
    scenes = layout.scenes if layout else ()
    return next((scene.id for scene in scenes if scene.id == bookmark.scene), None)


def take_up(face: Face, witness: Witness, bookmark: Bookmark) -> None:
    """Put back what stood over the scene, and play the tour that played from the step it was at.

    Channels that were large are enlarged if whoever is at the wall may see them unasked.
    """
    with witness.by(THE_WALL, AGAIN):
        for salvo in bookmark.salvos:
            if not face.mapcalls_.recall(salvo):
                face.call(Step(salvo=salvo))
        if bookmark.tour is not None:
            face.touring_.start_at(bookmark.tour, bookmark.step)
    for row in (face.rows.by_id.get(channel, -1) for channel in bookmark.spotlights):
        try:
            face.guard_.check(row)
        except (DeniedError, KeyError):
            continue
        with witness.by(THE_WALL, AGAIN):
            face.spotlight(row)
