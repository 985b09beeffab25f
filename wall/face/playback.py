"""Where a tour is, and what becomes of it as time passes and hands touch the glass: pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from layouts.tour import Step, Tour


@dataclass(frozen=True)
class Playback:
    """A tour that plays, or stands still.

    All times are seconds, monotonic.

    Attributes:
        tour: The tour.
        steps: Its steps, those of the tours that it names in their places; at least one.
        began: When the present step would have begun if it had never stood still.
        number: Which step it is at, from 0.
        paused: Since when it stands still; None while it plays.
        resumes: When it goes on by itself; None while it plays, or when it waits to be told.
        held: Whether it was told to stand still, and not only touched.
    """

    tour: Tour
    steps: tuple[Step, ...]
    began: float
    number: int = 0
    paused: float | None = None
    resumes: float | None = None
    held: bool = False

    @staticmethod
    def begun(tour: Tour, tours: Mapping[str, Tour], now: float) -> Playback:
        """A tour at its first step."""
        return Playback(tour, tour.flat(tours), now)

    @property
    def step(self) -> Step:
        """What stands on the glass."""
        return self.steps[self.number]

    @property
    def ahead(self) -> Step | None:
        """What follows; None at the end of a tour that does not begin again."""
        if self.number + 1 < len(self.steps):
            return self.steps[self.number + 1]
        return self.steps[0] if self.tour.loop else None

    def elapsed(self, now: float) -> float:
        """Seconds of the present step that have passed."""
        return (now if self.paused is None else self.paused) - self.began

    def left(self, now: float) -> float:
        """Seconds of the present step that are left."""
        return self.step.dwell_s - self.elapsed(now)

    def share(self, now: float) -> float:
        """How much of the present step has passed, 0 to 1."""
        return min(max(self.elapsed(now) / self.step.dwell_s, 0.0), 1.0)

    def touched(self, now: float) -> Playback:
        """Somebody uses the wall."""
        if not self.tour.pause_on_touch or self.held:
            return self
        after = self.tour.resume_after_s
        resumes = None if after is None else now + after
        return replace(self, paused=now if self.paused is None else self.paused, resumes=resumes)

    def stopped(self, now: float) -> Playback:
        """Somebody wants it to stand still until told otherwise."""
        paused = now if self.paused is None else self.paused
        return replace(self, paused=paused, resumes=None, held=True)

    def resumed(self, now: float) -> Playback:
        """It goes on where it stood still."""
        if self.paused is None:
            return self
        began = self.began + (now - self.paused)
        return replace(self, began=began, paused=None, resumes=None, held=False)

    def moved(self, by: int, now: float) -> Playback:
        """Another step from its beginning; one that stands still stands still there."""
        number = (self.number + by) % len(self.steps)
        paused = None if self.paused is None else now
        return replace(self, number=number, began=now, paused=paused)

    def at(self, now: float) -> Playback | None:
        """What has become of it; None if it is over."""
        if self.paused is not None:
            due = self.resumes is not None and now >= self.resumes
            return self.resumed(now) if due else self
        if self.left(now) > 0:
            return self
        return None if self.ahead is None else self.moved(1, now)
