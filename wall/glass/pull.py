"""Reads a pull from the fingers on a picture: from where, how far, how spread; a tap is none.

One hand pulls at a time.  A finger that comes down far from it, or third, is somebody else's and
moves nothing; where two pinched, the one that stays behind does not pull.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from wall.glass.gesture import Finger, Phase
from wall.glass.hand import SLOP, Track
from wall.glass.touch import PALM_MM, REACH

TAP_S = 0.5
"""A finger that stays longer than this before it lifts has not tapped."""


@dataclass(frozen=True)
class Hold:
    """How a hand holds the picture.

    Attributes:
        from_x: Where it took hold, pixels.
        from_y: Where it took hold.
        to_x: Where it is.
        to_y: Where it is.
        spread: Of two fingers, how much further apart they are than at first; 1 of one finger.
        pinching: Whether there are two.
    """

    from_x: float
    from_y: float
    to_x: float
    to_y: float
    spread: float = 1.0
    pinching: bool = False


@dataclass
class Pull:
    """The fingers on one picture.

    Attributes:
        unit: Pixels of one line of 1080.
        hold: How the picture is held; None where it is not.
        tapped: Where the last report had a tap; None where it had none.
        crowded: Whether the last report had a finger that was not let in.
    """

    unit: float = 1.0
    hold: Hold | None = None
    tapped: tuple[float, float] | None = None
    crowded: bool = False
    _tracks: dict[int, Track] = field(default_factory=dict)
    _apart: float = 0.0
    _spent: bool = False

    @property
    def fingers(self) -> tuple[int, ...]:
        """Ids of the fingers that are let in and down."""
        return tuple(self._tracks)

    def feed(self, fingers: Sequence[Finger], now: float) -> None:
        """Take one report of fingers.

        Args:
            fingers: Fingers that changed; those not named stay where they are.
            now: Seconds, monotonic.
        """
        self.tapped, self.crowded = None, False
        for finger in fingers:
            if finger.phase is Phase.DOWN:
                self._land(finger, now)
            elif finger.id in self._tracks:
                self._follow(finger, now)
        self.hold = self._held()

    def _land(self, finger: Finger, now: float) -> None:
        if finger.size > PALM_MM:
            return
        if self._tracks and (self._spent or len(self._tracks) > 1 or not self._near(finger)):
            self.crowded = True
            return
        self._tracks[finger.id] = Track(finger.x, finger.y, finger.x, finger.y, now)
        if len(self._tracks) == 2:
            self._apart = self._distance()

    def _follow(self, finger: Finger, now: float) -> None:
        track = self._tracks[finger.id]
        if finger.phase is Phase.MOVE and finger.size <= PALM_MM:
            track.follow(finger, SLOP * self.unit)
            return
        if finger.phase is Phase.UP:
            track.follow(finger, SLOP * self.unit)
            alone = len(self._tracks) == 1 and not self._spent
            if alone and not track.moved and now - track.down_at <= TAP_S:
                self.tapped = (track.x, track.y)
        del self._tracks[finger.id]
        # Whoever lifts one of two fingers is about to lift the other, too.
        self._spent = bool(self._tracks)

    def _held(self) -> Hold | None:
        if self._spent or not self._tracks:
            return None
        tracks = tuple(self._tracks.values())
        if len(tracks) == 1:
            (one,) = tracks
            return Hold(one.down_x, one.down_y, one.x, one.y)
        first, second = tracks
        x, y = (first.x + second.x) / 2, (first.y + second.y) / 2
        spread = self._distance() / max(self._apart, 1.0)
        return Hold(x, y, x, y, spread, pinching=True)

    def _near(self, finger: Finger) -> bool:
        (track,) = self._tracks.values()
        return math.hypot(track.x - finger.x, track.y - finger.y) <= REACH * self.unit

    def _distance(self) -> float:
        first, second = self._tracks.values()
        return math.hypot(first.x - second.x, first.y - second.y)
