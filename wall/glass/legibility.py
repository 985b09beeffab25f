"""Decides how much a tile can say at its width, steadily: no word comes and goes at a threshold."""

from __future__ import annotations

from enum import IntEnum
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from wall.glass.arrangement import Indices

Grades = npt.NDArray[np.int8]
Opacities = npt.NDArray[np.float64]
T = TypeVar("T", bound=np.generic)

WIDTHS = (90, 140, 210)
"""From these widths on (px at 1080 lines) a tile reaches the next grade."""
STAY = 0.88
"""It loses a grade when it is narrower than this share of the width that gave it."""
UNKNOWN = -1
NOBODY: Indices = np.zeros(0, np.intp)


class Grade(IntEnum):
    """What there is room for."""

    BARE = 0
    """The picture, and the mark of trouble."""
    NAMED = 1
    """The name; the age of a still stands without its mark."""
    MARKED = 2
    """Name, age and mark."""
    ROOMY = 3
    """The whole sentence of truth."""


def grade(widths: npt.NDArray[np.float64], unit: float, before: Grades) -> Grades:
    """What tiles can say.

    Args:
        widths: Of the tiles, px; shape (n,).
        unit: Pixels of one line of 1080.
        before: Their grades so far; -1 where there was none.
    """
    steps = np.array(WIDTHS) * unit
    up = (widths[:, None] >= steps).sum(axis=1)
    stay = (widths[:, None] >= steps * STAY).sum(axis=1)
    kept = np.clip(before, up, stay)
    return np.where(before == UNKNOWN, up, kept).astype(np.int8)


class Legibility:
    """Remembers by channel what its tile says, and how far its words have faded in or out.

    Args:
        seconds: How long words take to fade.
    """

    def __init__(self, seconds: float) -> None:
        """Nothing has been seen yet."""
        self._seconds = seconds
        self._grades: Grades = np.zeros(0, np.int8)
        self._opacities: Opacities = np.zeros(0)
        self._plates: Opacities = np.zeros(0)
        self._room: Opacities = np.zeros(0)
        self._scale = 1.0
        self._faded_at = 0.0

    def grade(self, channels: Indices, widths: npt.NDArray[np.float64], unit: float) -> Grades:
        """Grades of the tiles that are laid out now; others are forgotten.

        Of a channel with several tiles, the largest is remembered.

        A tile that was not in sight says at once what it has to say; one that was, and has become
        wide enough for words, begins to fade them in.
        """
        count = int(channels.max(initial=-1)) + 1
        before = _resized(self._grades, count, UNKNOWN)[channels]
        now = grade(widths, unit, before)
        worded = now > Grade.BARE
        known = before != UNKNOWN
        names = np.where(known & worded, _resized(self._opacities, count, 0)[channels], worded)
        changed = known & ((before > Grade.BARE) != worded)
        plates = np.where(known, _resized(self._plates, count, 1)[channels], 1.0)
        plates[changed] = 0.0
        self._grades = np.full(count, UNKNOWN, np.int8)
        self._opacities, self._plates = np.zeros(count), np.ones(count)
        self._room = np.zeros(count)
        self._plates[channels] = 0.0
        # A channel may stand in several places: the largest decides, or its name would be gone.
        for values, new in (
            (self._grades, now),
            (self._room, widths / unit),
            (self._opacities, names.astype(float)),
            (self._plates, plates),
        ):
            np.maximum.at(values, channels, new)
        return now

    def fade(self, now: float, scale: float = 1.0, waiting: Indices = NOBODY) -> bool:
        """Let words fade on; returns whether any has changed.

        Words of tiles that shrink fade out where they stand: to lay them out anew, only to have
        them go, would be felt by the fingers.

        Args:
            now: Seconds, monotonic.
            scale: By how much tiles are larger now than when they were graded.
            waiting: Channels whose words have not been painted yet.
        """
        step, self._faded_at = min(now - self._faded_at, 0.05) / self._seconds, now
        self._scale = scale
        goals = self._goals()
        goals[waiting] = self._opacities[waiting]
        if np.array_equal(goals, self._opacities) and bool((self._plates >= 1.0).all()):
            return False
        self._opacities += np.clip(goals - self._opacities, -step, step)
        self._plates = np.minimum(self._plates + step, 1.0)
        return True

    def _goals(self) -> Opacities:
        legible = self._room * self._scale >= WIDTHS[0] * STAY
        return ((self._grades > Grade.BARE) & legible).astype(float)

    def opacities(self, channels: Indices) -> Opacities:
        """How far names are faded in, 0 to 1."""
        return self._opacities[channels]

    def plates(self, channels: Indices) -> Opacities:
        """How far plates of trouble are faded in, 0 to 1."""
        return self._plates[channels]

    @property
    def fading(self) -> bool:
        """Whether words are on their way in or out."""
        return not np.array_equal(self._goals(), self._opacities) or bool(
            (self._plates < 1.0).any()
        )


def _resized(values: npt.NDArray[T], count: int, filler: int) -> npt.NDArray[T]:
    if len(values) >= count:
        return values
    return np.concatenate([values, np.full(count - len(values), filler, values.dtype)])
