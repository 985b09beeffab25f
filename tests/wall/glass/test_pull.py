"""How fingers hold a picture: one pulls, two pinch, whoever comes third moves nothing."""

from __future__ import annotations

from wall.glass.gesture import Finger, Phase
from wall.glass.pull import TAP_S, Hold, Pull
from wall.glass.touch import PALM_MM, REACH

DOWN, MOVE, UP, CANCEL = Phase.DOWN, Phase.MOVE, Phase.UP, Phase.CANCEL


class Hands:
    """Fingers on a picture, one report after another."""

    def __init__(self) -> None:
        self.pull = Pull()
        self.now = 10.0

    def report(self, *fingers: tuple[int, Phase, float, float]) -> Hold | None:
        self.pull.feed([Finger(*finger) for finger in fingers], self.now)
        return self.pull.hold

    def tapped(self) -> tuple[float, float] | None:
        return self.pull.tapped

    def crowded(self) -> bool:
        return self.pull.crowded


def test_a_finger_holds_from_where_it_came_down_to_where_it_is() -> None:
    hands = Hands()
    assert hands.report((1, DOWN, 100, 100)) == Hold(100, 100, 100, 100)
    assert hands.report((1, MOVE, 180, 60)) == Hold(100, 100, 180, 60)
    assert hands.report((1, UP, 180, 60)) is None
    assert hands.tapped() is None


def test_a_tap_is_no_pull_and_a_long_one_is_no_tap() -> None:
    hands = Hands()
    hands.report((1, DOWN, 100, 100))
    hands.report((1, UP, 103, 100))
    assert hands.tapped() == (103, 100)
    hands.report((1, DOWN, 100, 100))
    assert hands.tapped() is None, "a tap is told once"
    hands.now += 2 * TAP_S
    hands.report((1, UP, 100, 100))
    assert hands.tapped() is None


def test_two_fingers_pinch_from_how_far_apart_they_came_down() -> None:
    hands = Hands()
    hands.report((1, DOWN, 100, 100))
    held = hands.report((2, DOWN, 200, 100))
    assert held == Hold(150, 100, 150, 100, 1.0, pinching=True)
    held = hands.report((1, MOVE, 50, 100), (2, MOVE, 250, 100))
    assert held is not None
    assert held.spread == 2.0


def test_the_finger_that_stays_behind_neither_pulls_nor_taps() -> None:
    hands = Hands()
    hands.report((1, DOWN, 100, 100), (2, DOWN, 200, 100))
    assert hands.report((2, UP, 200, 100)) is None
    assert hands.report((1, MOVE, 400, 100)) is None
    hands.report((3, DOWN, 120, 100))
    assert hands.crowded(), "it waits until both are up"
    assert hands.report((1, UP, 400, 100)) is None
    assert hands.tapped() is None
    assert hands.report((4, DOWN, 100, 100)) is not None


def test_a_third_finger_and_a_far_one_are_somebody_elses() -> None:
    hands = Hands()
    hands.report((1, DOWN, 100, 100))
    held = hands.report((2, DOWN, 100 + 1.1 * REACH, 100))
    assert hands.crowded()
    assert held == Hold(100, 100, 100, 100)
    held = hands.report((1, MOVE, 150, 100), (2, MOVE, 0, 0))
    assert held == Hold(100, 100, 150, 100)
    assert not hands.crowded()
    hands.report((2, UP, 0, 0), (3, DOWN, 160, 100))
    hands.report((4, DOWN, 170, 100))
    assert hands.crowded()
    assert hands.pull.fingers == (1, 3)


def test_a_palm_is_no_finger_and_a_finger_that_becomes_one_lets_go() -> None:
    hands = Hands()
    hands.pull.feed([Finger(1, DOWN, 100, 100, 2 * PALM_MM)], hands.now)
    assert hands.pull.hold is None
    hands.report((2, DOWN, 100, 100))
    hands.pull.feed([Finger(2, MOVE, 130, 100, 2 * PALM_MM)], hands.now)
    assert hands.pull.hold is None


def test_fingers_that_are_taken_away_let_go() -> None:
    hands = Hands()
    hands.report((1, DOWN, 100, 100))
    assert hands.report((1, CANCEL, 0, 0)) is None
    assert hands.tapped() is None
    assert hands.pull.fingers == ()
