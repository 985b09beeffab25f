"""What a finger says is told from where and when it moves, to the millimetre and the moment."""

from __future__ import annotations

import pytest

from kiosk.face.finger import FLICK_MM, TWICE_S, Finger, Said


def tap(finger: Finger, now: float, x: float = 500.0) -> Said | None:
    finger.down(x, 300.0, now)
    word = finger.up(x + 3, 300.0, now + 0.1)
    return word.said if word else None


def test_a_finger_that_stays_asks_where_it_is_and_goes_on_asking_where_it_goes() -> None:
    finger = Finger()
    finger.down(100.0, 300.0, 0.0)
    assert finger.move(101.0, 300.0, 0.1) is None
    asked = [finger.move(x, 300.0, 0.3 + x / 1000) for x in (102.0, 180.0)]
    assert [(word.said, word.x) for word in asked if word] == [(Said.ASK, 102.0), (Said.ASK, 180.0)]
    assert finger.up(180.0, 300.0, 2.0) is None


def test_two_taps_press_wherever_they_are_and_one_asks_after_a_while() -> None:
    finger = Finger()
    assert tap(finger, 0.0) is None
    assert finger.wait(0.3) is None
    assert tap(finger, 0.4, x=1500.0) is Said.PRESS
    assert finger.wait(5.0) is None
    assert tap(finger, 10.0) is None
    word = finger.wait(10.2 + TWICE_S)
    assert word is not None
    assert word.said is Said.ASK
    assert finger.wait(20.0) is None


def test_three_quick_taps_press_once() -> None:
    finger = Finger()
    assert [tap(finger, at) for at in (0.0, 0.3, 0.6)] == [None, Said.PRESS, None]


@pytest.mark.parametrize(
    ("across", "along", "said"),
    [(60, 5, Said.NEXT), (-60, 10, Said.BEFORE), (5, -60, Said.UP), (-8, 60, Said.DOWN)],
)
def test_a_quick_stroke_goes_on_and_back_and_changes_the_language(
    across: float, along: float, said: Said
) -> None:
    finger = Finger()
    finger.down(500.0, 300.0, 0.0)
    word = finger.up(500.0 + across, 300.0 + along, 0.2)
    assert word is not None
    assert word.said is said


def test_a_hand_that_trembles_still_taps() -> None:
    finger = Finger()
    for at in (0.0, 0.4):
        finger.down(500.0, 300.0, at)
        finger.move(508.0, 306.0, at + 0.05)
        word = finger.up(509.0, 304.0, at + 0.1)
    assert word is not None
    assert word.said is Said.PRESS
    assert FLICK_MM > 2 * 15
