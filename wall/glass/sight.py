"""Holds the view of the canvas and everything that moves it: fingers, a throw, a journey."""

from __future__ import annotations

from wall.glass.levels import Levels
from wall.glass.travel import Travel
from wall.glass.view import Limits, Motion, View, drag, glide, pinch, settled


class Sight:
    """What part of the canvas is seen; one for all windows, so one holder at a time moves it."""

    def __init__(self) -> None:
        """The whole canvas, at rest."""
        self.moving = False
        self._motion = Motion(View())
        self._holder: object | None = None
        self._travel: Travel | None = None
        self._levels = Levels()
        self._left = View()

    @property
    def view(self) -> View:
        """Zoom and pan now."""
        return self._motion.view

    @property
    def held(self) -> bool:
        """Whether fingers hold the canvas."""
        return self._holder is not None

    @property
    def goal(self) -> View:
        """Where it is going, or where it is."""
        return self._travel.goal if self._travel is not None else self.view

    @property
    def travelling(self) -> bool:
        """Whether it is on a journey, and only passes by what is seen."""
        return self._travel is not None

    def grab(self, holder: object) -> bool:
        """Fingers take the canvas, wherever it was going; False where others hold it already."""
        if self._holder not in (None, holder):
            return False
        if not self.moving:
            self._left = self.view
        self._holder, self._travel, self.moving = holder, None, True
        self._motion = Motion(self.view)
        return True

    def pan(self, dx: float, dy: float, limits: Limits) -> None:
        """Drag the canvas, in units of the frame."""
        self._motion = Motion(drag(self.view, dx, dy, limits))

    def zoom(self, x: float, y: float, factor: float, limits: Limits) -> None:
        """Enlarge the canvas around a point of the frame."""
        self._motion = Motion(pinch(self.view, x, y, factor, limits))

    def release(self, holder: object, vx: float, vy: float) -> bool:
        """Fingers let go of the canvas, at this speed in units a second.

        Returns:
            Whether it was theirs to let go of.
        """
        if self._holder is not holder:
            return False
        self._holder = None
        self._motion = Motion(self.view, vx, vy)
        return True

    def show(self, view: View, limits: Limits) -> None:
        """Be elsewhere at once."""
        before = self._left if self.moving else self.view
        self._motion, self._travel, self.moving = Motion(settled(view, limits)), None, False
        self._levels = self._levels.noted(before, self.view)

    def go(self, goal: View, limits: Limits, now: float) -> None:
        """Travel to a view; a finger may stop it on the way."""
        if self.held:
            return
        if not self.moving:
            self._left = self.view
        self._depart(settled(goal, limits), now)

    def back(self, now: float) -> None:
        """Travel to the view that this one was zoomed in from."""
        if self.held:
            return
        goal, self._levels = self._levels.back(self.view)
        self._left = goal
        self._depart(goal, now)

    def step(self, elapsed: float, now: float, limits: Limits) -> bool:
        """Move what moves by itself.

        Args:
            elapsed: Seconds since the last step.
            now: Seconds, monotonic.
            limits: The frame.

        Returns:
            Whether the canvas has just come to rest.
        """
        if not self.moving or self.held:
            return False
        if self._travel is not None:
            self._motion = Motion(self._travel.at(now))
            rested = self._travel.over(now)
        else:
            self._motion, rested = glide(self._motion, elapsed, limits)
        if rested:
            self._travel, self.moving = None, False
            self._levels = self._levels.noted(self._left, self.view)
        return rested

    def _depart(self, goal: View, now: float) -> None:
        self._travel, self.moving = Travel(self.view, goal, now), True
