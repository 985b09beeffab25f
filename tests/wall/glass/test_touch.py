"""What fingers do, and what is read from it."""

from __future__ import annotations

import pytest

from wall.glass.gesture import (
    DoubleTap,
    Finger,
    Gesture,
    PairTap,
    Pan,
    Phase,
    Pinch,
    Press,
    Release,
    Tap,
)
from wall.glass.touch import Recogniser


def down(x: float, y: float, finger: int = 1, size: float = 0.0) -> Finger:
    return Finger(finger, Phase.DOWN, x, y, size)


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
    assert hand.feed([move(120, 100)], 0.02) == [Pan(120, 100, 20, 0)]
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


def tap(hand: Recogniser, x: float, y: float, at: float, finger: int = 1) -> list[Gesture]:
    gestures = hand.feed([down(x, y, finger)], at)
    return gestures + hand.feed([up(x, y, finger)], at + 0.05)


def test_a_second_tap_in_the_same_place_is_a_double_tap() -> None:
    hand = Recogniser()
    assert tap(hand, 100, 100, 0.0) == [Press(100, 100), Tap(100, 100)]
    assert tap(hand, 110, 95, 0.15) == [Press(110, 95), DoubleTap(110, 95)]
    assert tap(hand, 110, 95, 0.30)[-1] == Tap(110, 95), "a third begins anew"


@pytest.mark.parametrize(("x", "at"), [(110, 0.5), (400, 0.15)])
def test_a_tap_later_or_elsewhere_is_a_tap_of_its_own(x: float, at: float) -> None:
    hand = Recogniser()
    tap(hand, 100, 100, 0.0)
    assert tap(hand, x, 100, at)[-1] == Tap(x, 100)


def test_two_fingers_that_come_and_go_together_are_one_tap_of_a_pair() -> None:
    hand = Recogniser()
    hand.feed([down(400, 300, 1)], 0.0)
    hand.feed([down(500, 320, 2)], 0.03)
    assert hand.feed([up(400, 300, 1)], 0.12) == []
    assert hand.feed([up(500, 320, 2)], 0.15) == [PairTap(450, 310)]


def test_two_people_who_tap_at_the_same_moment_are_no_pair() -> None:
    hand = Recogniser()
    hand.feed([down(400, 300, 1), down(1400, 320, 2)], 0.0)
    lifted = hand.feed([up(400, 300, 1), up(1400, 320, 2)], 0.1)
    assert lifted == [Tap(400, 300), Tap(1400, 320)]


def test_a_finger_that_stays_after_its_neighbour_lifted_taps_for_itself() -> None:
    hand = Recogniser()
    hand.feed([down(400, 300, 1), down(500, 320, 2)], 0.0)
    hand.feed([up(400, 300, 1)], 0.1)
    assert hand.feed([up(500, 320, 2)], 0.9) == [Tap(500, 320)]


def test_somebody_else_s_finger_does_not_turn_a_pan_into_a_pinch() -> None:
    hand = Recogniser()
    hand.feed([down(200, 300, 1)], 0.0)
    hand.feed([move(240, 300, 1)], 0.02)
    assert hand.feed([down(1500, 300, 2)], 0.04) == [Press(1500, 300)]
    both = hand.feed([move(260, 300, 1), move(1300, 300, 2)], 0.06)
    assert both == [Pan(260, 300, 20, 0)], "who drags first has the canvas"
    assert hand.feed([up(1300, 300, 2)], 0.08) == [], "and the other's drag is no tap either"
    assert isinstance(hand.feed([up(260, 300, 1)], 0.1)[0], Release)


def test_whoever_still_drags_has_the_canvas_when_the_first_has_let_go() -> None:
    hand = Recogniser()
    hand.feed([down(200, 300, 1), down(1500, 300, 2)], 0.0)
    hand.feed([move(240, 300, 1), move(1460, 300, 2)], 0.02)
    hand.feed([up(240, 300, 1)], 0.04)
    assert hand.feed([move(1450, 300, 2)], 0.06) == [Pan(1450, 300, -10, 0)], "without a jump"


def test_somebody_taps_while_another_pinches() -> None:
    hand = Recogniser()
    hand.feed([down(400, 300, 1), down(500, 300, 2)], 0.0)
    hand.feed([move(350, 300, 1), move(550, 300, 2)], 0.02)
    assert hand.feed([down(1700, 800, 3)], 0.04) == [Press(1700, 800)]
    assert hand.feed([up(1700, 800, 3)], 0.1) == [Tap(1700, 800)]


def test_a_palm_is_no_finger() -> None:
    hand = Recogniser()
    assert hand.feed([down(400, 300, 1, 55.0)], 0.0) == []
    assert hand.feed([move(480, 300, 1)], 0.02) == []
    assert hand.feed([up(480, 300, 1)], 0.1) == []
    assert hand.feed([down(400, 300, 2, 12.0)], 0.2) == [Press(400, 300)]


def test_a_finger_that_flattens_into_a_palm_no_longer_counts() -> None:
    hand = Recogniser()
    hand.feed([down(400, 300, 1, 12.0)], 0.0)
    assert hand.feed([Finger(1, Phase.MOVE, 402, 300, 48.0)], 0.05) == []
    assert hand.feed([up(402, 300, 1)], 0.1) == []


def test_more_points_than_a_hand_has_fingers_are_an_arm() -> None:
    hand = Recogniser()
    points = [(400 + 30 * number, 300 + 20 * number, number) for number in range(6)]
    landed = hand.feed([down(x, y, finger) for x, y, finger in points], 0.0)
    assert len(landed) == 5, "the sixth gives it away"
    moved = hand.feed([move(x + 50, y, finger) for x, y, finger in points], 0.1)
    assert moved == []
    assert hand.feed([up(x + 50, y, finger) for x, y, finger in points], 0.2) == []


def test_an_arm_that_joins_a_drag_ends_it() -> None:
    hand = Recogniser()
    hand.feed([down(400, 300, 0)], 0.0)
    hand.feed([move(440, 300, 0)], 0.02)
    landed = hand.feed([down(400 + 20 * n, 340, n) for n in range(1, 6)], 0.04)
    assert landed[-1] == Release(0, 0)
