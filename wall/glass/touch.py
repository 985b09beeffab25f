"""Reads gestures from fingers: a state machine that gets points and gives press, tap, pan, pinch.

Several people stand at one wall.  Fingers that come down near one another are one hand; taps and
pinches are those of a hand.  The canvas is one for all, so the hand that began to drag it has it
until it lifts, and what other hands drag meanwhile moves nothing.  A palm or an arm is no finger.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from wall.glass.gesture import DoubleTap, Finger, Gesture, PairTap, Phase, Press, Release, Tap
from wall.glass.hand import SLOP, Hand, Spread, Track

REACH = 540.0
"""Pixels at 1080 lines that a hand's fingers, or one person's two, are apart: 60 cm on 100 inch."""
PAIR_REACH = 260.0
"""Pixels at 1080 lines between the fingers of a two-finger tap."""
TOGETHER_S = 0.2
"""Two fingers that come down, and lift, within so long of each other do so together."""
DOUBLE_S = 0.3
DOUBLE_REACH = 60.0
"""Pixels at 1080 lines between the taps of a double tap."""
PALM_MM = 32.0
"""A larger contact is no finger; a thumb laid flat makes 25."""
MOST_FINGERS = 5
"""More points than that within a hand's reach are an arm that leans on the glass."""


@dataclass
class Recogniser:
    """Gestures of all fingers on one window.

    Attributes:
        unit: Pixels of one line of 1080.
    """

    unit: float = 1.0
    _hands: list[Hand] = field(default_factory=list)
    _dragging: Hand | None = None
    _tapped: tuple[float, float, float] = (-math.inf, 0.0, 0.0)

    @property
    def fingers(self) -> tuple[int, ...]:
        """Ids of the fingers that are down."""
        return tuple(id_ for hand in self._hands for id_ in hand.tracks)

    def feed(self, fingers: Sequence[Finger], now: float) -> list[Gesture]:
        """Take one report of fingers.

        Args:
            fingers: Fingers that changed; those not named stay where they are.
            now: Seconds, monotonic.

        Returns:
            Gestures in the order in which they happened.
        """
        gestures: list[Gesture] = []
        for finger in fingers:
            if finger.phase is Phase.DOWN:
                gestures += self._land(finger, now)
            elif finger.size > PALM_MM:
                gestures += self._lift(finger.id, now, tapping=False)
        reported = {finger.id for finger in fingers}
        before = [(hand, hand.spread()) for hand in self._hands if reported & hand.tracks.keys()]
        for finger in fingers:
            hand = self._hand_of(finger.id)
            if hand is not None and finger.phase in (Phase.MOVE, Phase.UP):
                hand.tracks[finger.id].follow(finger, SLOP * self.unit)
        for hand, was in before:
            gestures += self._drag(hand, was, now)
        for finger in fingers:
            if finger.phase in (Phase.UP, Phase.CANCEL):
                gestures += self._lift(finger.id, now, tapping=finger.phase is Phase.UP)
        return gestures

    def _hand_of(self, finger: int) -> Hand | None:
        return next((hand for hand in self._hands if finger in hand.tracks), None)

    def _land(self, finger: Finger, now: float) -> list[Gesture]:
        if finger.size > PALM_MM:
            return []
        near = min(self._hands, key=lambda hand: hand.distance(finger.x, finger.y), default=None)
        if near is None or near.distance(finger.x, finger.y) > REACH * self.unit:
            near = Hand()
            self._hands.append(near)
        near.tracks[finger.id] = Track(finger.x, finger.y, finger.x, finger.y, now)
        if near.dropped:
            return []
        if len(near.tracks) > MOST_FINGERS:
            near.dropped = True
            return self._let_go(near, 0.0, 0.0)
        return [Press(finger.x, finger.y)]

    def _drag(self, hand: Hand, before: Spread, now: float) -> list[Gesture]:
        if hand.dropped or not hand.moved or self._dragging not in (None, hand):
            return []
        gestures = hand.drag(before, now)
        if gestures:
            self._dragging = hand
        return gestures

    def _lift(self, finger: int, now: float, *, tapping: bool) -> list[Gesture]:
        hand = self._hand_of(finger)
        if hand is None:
            return []
        track = hand.tracks.pop(finger)
        gestures: list[Gesture] = []
        if tapping and not track.moved and not hand.dropped:
            gestures += self._tap(hand, track, now)
        if not hand.tracks:
            self._hands.remove(hand)
            gestures += self._let_go(hand, *hand.speed(now))
        return gestures

    def _let_go(self, hand: Hand, vx: float, vy: float) -> list[Gesture]:
        if self._dragging is not hand:
            return []
        self._dragging = None
        return [Release(vx, vy)]

    def _tap(self, hand: Hand, track: Track, now: float) -> list[Gesture]:
        if hand.lifted is not None:
            at, x, y = hand.lifted
            hand.lifted = None
            if now - at <= TOGETHER_S:
                return [PairTap((x + track.x) / 2, (y + track.y) / 2)]
        elif any(self._together(track, other) for other in hand.tracks.values()):
            # Not a tap until it is seen whether the other finger lifts, too.
            hand.lifted = (now, track.x, track.y)
            return []
        at, x, y = self._tapped
        near = math.hypot(track.x - x, track.y - y) <= DOUBLE_REACH * self.unit
        if now - at <= DOUBLE_S and near:
            self._tapped = (-math.inf, 0.0, 0.0)
            return [DoubleTap(track.x, track.y)]
        self._tapped = (now, track.x, track.y)
        return [Tap(track.x, track.y)]

    def _together(self, one: Track, other: Track) -> bool:
        apart = math.hypot(one.x - other.x, one.y - other.y)
        return (
            not other.moved
            and abs(one.down_at - other.down_at) <= TOGETHER_S
            and apart <= PAIR_REACH * self.unit
        )
