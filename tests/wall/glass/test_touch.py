"""What fingers do, and what is read from it."""

from __future__ import annotations

import pytest

from wall.glass.touch import Finger, Pan, Phase, Pinch, Press, Recogniser, Release, Tap


def down(x: float, y: float, finger: int = 1) -> Finger:
    return Finger(finger, Phase.DOWN, x, y)


def move(x: float, y: float, finger: int = 1) -> Finger:
    return Finger(finger, Phase.MOVE, x, y)


def up(x: float, y: float, finger: int = 1) -> Finger:
    return Finger(finger, Phase.UP, x, y)


def test_a_finger_that_trembles_still_taps() -> None:
    hand = Recogniser()
    assert hand.feed([down(100, 100)], 0.0) == [Press(100, 100)]
    assert hand.feed([move(104, 98)], 0.05) == []
    assert hand.feed([up(104, 98)], 0.1) == [Tap(104, 98)]


def test_a_drag_is_a_pan_and_ends_with_its_speed() -> None:
    hand = Recogniser()
    hand.feed([down(100, 100)], 0.0)
    assert hand.feed([move(120, 100)], 0.02) == [Pan(20, 0)]
    hand.feed([move(140, 100)], 0.04)
    hand.feed([move(160, 100)], 0.06)
    (release,) = hand.feed([up(160, 100)], 0.06)
    assert isinstance(release, Release)
    assert release.vx == pytest.approx(1000)
    assert release.vy == 0


def test_a_finger_that_rests_before_it_lifts_throws_nothing() -> None:
    hand = Recogniser()
    hand.feed([down(100, 100)], 0.0)
    hand.feed([move(200, 100)], 0.05)
    assert hand.feed([up(200, 100)], 1.0) == [Release(0, 0)]


def test_two_fingers_that_part_are_a_pinch_around_their_middle() -> None:
    hand = Recogniser()
    hand.feed([down(400, 300, 1), down(500, 300, 2)], 0.0)
    (pinch,) = hand.feed([move(350, 300, 1), move(550, 300, 2)], 0.02)
    assert pinch == Pinch(450, 300, 0, 0, 2.0)


def test_a_finger_that_joins_moves_nothing_by_itself() -> None:
    hand = Recogniser()
    hand.feed([down(400, 300, 1)], 0.0)
    hand.feed([move(440, 300, 1)], 0.02)
    assert hand.feed([down(900, 700, 2)], 0.04) == [Press(900, 700)]


def test_two_people_tap_at_once() -> None:
    hand = Recogniser()
    hand.feed([down(100, 100, 1)], 0.0)
    hand.feed([down(1800, 900, 2)], 0.02)
    assert hand.feed([up(100, 100, 1)], 0.1) == [Tap(100, 100)]
    assert hand.feed([up(1800, 900, 2)], 0.12) == [Tap(1800, 900)]


def test_a_cancelled_finger_does_nothing() -> None:
    hand = Recogniser()
    hand.feed([down(100, 100)], 0.0)
    assert hand.feed([Finger(1, Phase.CANCEL, 0, 0)], 0.1) == []
    assert hand.fingers == ()
