"""A hand that shakes: slips, holds and double taps press what was meant, and press it once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from tests.kiosk.face.conftest import Kiosk

MM = 1920 / 2214


def drag(kiosk: Kiosk, begin: QPoint, *by: QPoint) -> None:
    """Put a finger down, move it, and lift it at the end."""
    QTest.touchEvent(kiosk.window, kiosk.finger).press(0, begin).commit()
    for step in by:
        QTest.touchEvent(kiosk.window, kiosk.finger).move(0, begin + step).commit()
    end = begin + by[-1] if by else begin
    QTest.touchEvent(kiosk.window, kiosk.finger).release(0, end).commit()
    kiosk.settle()


def upper_edge(kiosk: Kiosk, name: str) -> QPoint:
    """A point two millimetres below a key's upper edge."""
    item = kiosk.find(name)
    middle = kiosk.middle(name)
    return QPoint(middle.x(), round(middle.y() - item.height() / 2 + 2 * MM))


@pytest.fixture
def steady(kiosk: Kiosk) -> Kiosk:
    """A kiosk in the mode for hands that shake."""
    kiosk.touch("bar-steady")
    return kiosk


def test_a_finger_that_slips_off_a_key_by_a_little_presses_it(steady: Kiosk) -> None:
    up = round(11 * MM)
    drag(steady, upper_edge(steady, "bar-contrast"), QPoint(0, -up // 2), QPoint(0, -up))
    assert steady.face.visit.modes.contrast


def test_a_finger_that_goes_elsewhere_presses_nothing(steady: Kiosk) -> None:
    before = steady.face.visit.modes
    up = round(20 * MM)
    drag(steady, upper_edge(steady, "bar-contrast"), QPoint(0, -up // 2), QPoint(0, -up))
    assert steady.face.visit.modes == before


def test_a_slip_onto_the_next_key_presses_the_one_that_was_meant(steady: Kiosk) -> None:
    item = steady.find("bar-contrast")
    right = QPoint(round(item.width() / 2 - 2 * MM), 0)
    drag(steady, steady.middle("bar-contrast") + right, QPoint(round(11 * MM), 0))
    assert steady.face.visit.modes.contrast
    assert steady.face.visit.modes.steady


def test_trembling_on_a_key_presses_it_once(steady: Kiosk) -> None:
    steps = [QPoint(round(x * MM), round(y * MM)) for x, y in ((4, 3), (-5, 2), (3, -4), (0, 5))]
    drag(steady, steady.middle("bar-contrast"), *steps * 4)
    assert steady.face.visit.modes.contrast


def test_two_touches_in_a_row_are_one_and_the_next_key_answers_at_once(steady: Kiosk) -> None:
    panel = steady.screen.singleton("Panel")
    assert panel.property("pause_ms") >= 500
    # Longer than this machine may take for two touches.
    panel.setProperty("pause_ms", 60_000)
    for _ in range(3):
        drag(steady, steady.middle("bar-contrast"))
    assert steady.face.visit.modes.contrast
    drag(steady, steady.middle("way-air"))
    assert steady.face.bill.shown.id == "air"


def test_without_the_mode_a_slip_off_a_key_presses_nothing(kiosk: Kiosk) -> None:
    drag(kiosk, upper_edge(kiosk, "bar-contrast"), QPoint(0, -round(11 * MM)))
    assert not kiosk.face.visit.modes.contrast
