"""Plays tours: shows their steps in time, makes the next one ready, stands still for hands."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any, Protocol

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from layouts.tour import Step, Tour
from wall.face.playback import Playback
from wall.face.warming import WARM_S, to_warm
from wall.glass.arrangement import Arrangement
from wall.glass.stage import Stage

TICK_MS = 100
FINENESS = 200
"""The progress of a step is told in so many parts: it creeps, and is not painted for nothing."""
NONE: dict[str, Any] = {"open": False}


class Screen(Protocol):
    """Whoever can put steps onto the glass."""

    @property
    def tours(self) -> Mapping[str, Tour]:
        """The tours of the layout by id."""

    def call(self, step: Step) -> None:
        """Put the scene or the salvo of a step onto the glass."""

    def preview(self, step: Step) -> Arrangement | None:
        """What would stand on the glass after a step; None if it is unknown."""


class Touring(QObject):
    """The tour that plays, if one does.

    Args:
        screen: Shows the steps.
        stage: Makes channels ready.
        language: ``ko`` or ``en``.
    """

    changed = Signal()
    """Another tour, or none, another step, or it stands still or goes on."""
    played = Signal()
    """Another tour plays, or none."""
    progressed = Signal()

    def __init__(self, screen: Screen, stage: Stage, language: str) -> None:
        """No tour plays."""
        super().__init__()
        self._screen, self._stage, self._language = screen, stage, language
        self.playback: Playback | None = None
        """The tour that plays or stands still; None for none."""
        self.by_itself = False
        """Whether the step that is being shown comes by the passing of time, and by no hand."""
        self._warmed = False
        self._told: tuple[int, bool] | None = None
        self._progress = 0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)

    @property
    def playing(self) -> str | None:
        """The id of the tour that plays or stands still."""
        return self.playback.tour.id if self.playback else None

    @Slot(str)
    def start(self, tour_id: str) -> None:
        """Play a tour from its first step; unknown ones are none."""
        self.start_at(tour_id, 0)

    def start_at(self, tour_id: str, number: int) -> None:
        """Play a tour from a step, counted from 0; from its first where it has fewer by now."""
        tours, now = self._screen.tours, time.monotonic()
        if tour_id in tours:
            begun = Playback.begun(tours[tour_id], tours, now)
            there = begun.moved(number, now) if number < len(begun.steps) else begun
            self._turn(there, show=True)
            self._timer.start()

    @Slot()
    def stop(self) -> None:
        """End the tour; what stands on the glass stays."""
        if self.playback is not None:
            self._timer.stop()
            self._turn(None)

    def rest(self) -> None:
        """The wall is about to go: no further step comes, and the next wall goes on from here."""
        self._timer.stop()

    @Slot()
    def toggle(self) -> None:
        """Stand still, or go on."""
        if self.playback is not None:
            now, still = time.monotonic(), self.playback.paused is not None
            playback = self.playback.resumed(now) if still else self.playback.stopped(now)
            self._turn(playback, show=still)

    @Slot(int)
    def move(self, by: int) -> None:
        """Go so many steps on, or back; a tour that was told to stand still does so there."""
        if self.playback is not None:
            now = time.monotonic()
            self._turn(self.playback.moved(by, now).touched(now), show=True)

    @Slot()
    def touched(self) -> None:
        """A finger is on the glass, on anything but the tour's own buttons."""
        if self.playback is not None:
            self._turn(self.playback.touched(time.monotonic()))

    def overruled(self) -> None:
        """Somebody called up something else: a tour that would take it away at once ends."""
        if self.playback is not None and self.playback.paused is None:
            self.stop()

    def replace(self) -> None:
        """The documents were edited: a tour with other steps begins anew, one that is gone ends."""
        playback, tours = self.playback, self._screen.tours
        if playback is None:
            return
        if playback.tour.id not in tours:
            self.stop()
        elif tours[playback.tour.id].flat(tours) != playback.steps:
            self.start(playback.tour.id)

    @Slot()
    def tick(self) -> None:
        """Do what is due by now."""
        before, now = self.playback, time.monotonic()
        if before is None:
            return
        after = before.at(now)
        self.by_itself = True
        try:
            if after is None:
                self.stop()
                return
            if after is not before:
                self._turn(after, show=True)
        finally:
            self.by_itself = False
        self._warm(after, now)
        progress = round(after.share(now) * FINENESS)
        if progress != self._progress:
            self._progress = progress
            self.progressed.emit()

    def _turn(self, after: Playback | None, *, show: bool = False) -> None:
        """Take another state of the tour, and show its step if wanted."""
        before, self.playback = self.playing, after
        if after is not None and show:
            self._screen.call(after.step)
        if after is None or after.paused is not None or show:
            # Not before the step stands: a main stream let go for a moment would begin anew.
            self._warmed = False
            self._stage.prepare({})
        told = None if after is None else (after.number, after.paused is not None)
        if told != self._told or show:
            self._told = told
            self._progress = 0 if after is None else round(after.share(time.monotonic()) * FINENESS)
            self.progressed.emit()
            self.changed.emit()
        if before != self.playing:
            self.played.emit()

    def _warm(self, playback: Playback, now: float) -> None:
        """Make the next step's large channels ready in the last seconds before it."""
        soon = playback.left(now) <= min(WARM_S, playback.step.dwell_s / 2)
        if self._warmed or playback.paused is not None or playback.ahead is None or not soon:
            return
        self._warmed = True
        coming = self._screen.preview(playback.ahead)
        if coming is not None:
            widths = self._stage.frames.status["width"]
            cells = to_warm(coming, self._stage.density, lambda row: int(widths[row]))
            self._stage.prepare(cells)

    def _get_state(self) -> dict[str, Any]:
        playback = self.playback
        if playback is None:
            return NONE
        return {
            "open": True,
            "name": playback.tour.name(self._language),
            "step": playback.number + 1,
            "steps": len(playback.steps),
            "paused": playback.paused is not None,
        }

    state = Property(dict, _get_state, notify=changed)

    def _get_progress(self) -> float:
        return self._progress / FINENESS

    progress = Property(float, _get_progress, notify=progressed)
    """How much of the step has passed, 0 to 1."""
