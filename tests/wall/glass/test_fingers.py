"""Real touch events on a real window: tap, drag, flick, pinch, two people."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice
from PySide6.QtTest import QTest

from streams.floor.truth import Tier
from tests.wall.glass.conftest import Glass, MakeGlass


@pytest.fixture(scope="module")
def screen() -> QPointingDevice:
    """The wall's touch screen."""
    return QTest.createTouchDevice(
        QInputDevice.DeviceType.TouchScreen, QInputDevice.Capability.Position
    )


def tap(glass: Glass, screen: QPointingDevice, point: QPoint) -> None:
    QTest.touchEvent(glass.window, screen).press(0, point, glass.window).commit()
    QTest.touchEvent(glass.window, screen).release(0, point, glass.window).commit()


def test_a_finger_that_comes_down_makes_its_channel_ready(
    make_glass: MakeGlass, screen: QPointingDevice
) -> None:
    glass = make_glass(64)
    large = glass.item.spotlight_size(20)
    QTest.touchEvent(glass.window, screen).press(0, glass.middle(20), glass.window).commit()
    assert glass.city.touched == [(20, *large)]
    lit = [glass.stage.lit]
    QTest.touchEvent(glass.window, screen).release(0, glass.middle(20), glass.window).commit()
    lit.append(glass.stage.lit)
    assert lit == [None, 20], "nothing is enlarged before the finger lifts"


def test_a_tap_enlarges_and_another_tap_returns(
    make_glass: MakeGlass, screen: QPointingDevice
) -> None:
    glass = make_glass(64)
    tap(glass, screen, glass.middle(20))
    lit = [glass.stage.lit]
    tap(glass, screen, QPoint(480, 240))
    lit.append(glass.stage.lit)
    assert lit == [20, None]
    glass.bot.waitUntil(lambda: glass.stage.spotlight is None)
    assert glass.city.shown[20].focus == 0


def test_a_drag_moves_an_enlarged_canvas_under_the_finger(
    make_glass: MakeGlass, screen: QPointingDevice
) -> None:
    glass = make_glass(64)
    glass.stage.zoom(480, 270, 4.0)
    glass.stage.release()
    before = glass.stage.view
    start = QPoint(400, 300)
    QTest.touchEvent(glass.window, screen).press(0, start, glass.window).commit()
    for step in range(1, 6):
        point = start + QPoint(20 * step, 0)
        QTest.touchEvent(glass.window, screen).move(0, point, glass.window).commit()
        glass.settle()
    assert glass.stage.view.x - before.x == pytest.approx(100, abs=20)
    end = start + QPoint(100, 0)
    QTest.touchEvent(glass.window, screen).release(0, end, glass.window).commit()
    assert glass.stage.lit is None, "a drag is no tap"
    glass.bot.waitUntil(lambda: not glass.stage.moving)


def test_a_pinch_enlarges_around_the_fingers_and_tiles_rest_sharp_afterwards(
    make_glass: MakeGlass, screen: QPointingDevice
) -> None:
    glass = make_glass(64)
    window = glass.window
    left, right = QPoint(430, 270), QPoint(530, 270)
    QTest.touchEvent(window, screen).press(0, left, window).press(1, right, window).commit()
    for step in range(1, 11):
        out = QPoint(10 * step, 0)
        moved = QTest.touchEvent(window, screen)
        moved.move(0, left - out, window).move(1, right + out, window).commit()
        # Qt keeps movements until the next frame.
        glass.settle()
    # The fingers part threefold; what they tremble before they move does not count.
    assert 2.4 < glass.stage.view.scale < 3.05
    lifted = QTest.touchEvent(window, screen)
    lifted.release(0, QPoint(330, 270), window).release(1, QPoint(630, 270), window).commit()
    glass.bot.waitUntil(lambda: not glass.stage.moving)
    glass.settle()
    laid = glass.item.laid(glass.stage)
    assert laid.resting
    assert (laid.tiles == laid.tiles.round()).all(), "tiles at rest stand on whole pixels"


def test_a_finger_stops_a_thrown_canvas_without_enlarging_a_tile(
    make_glass: MakeGlass, screen: QPointingDevice
) -> None:
    glass = make_glass(64)
    glass.stage.zoom(480, 270, 4.0)
    glass.stage.release(-3000.0, 0.0)
    glass.stage.tick()
    assert glass.stage.moving
    tap(glass, screen, QPoint(480, 270))
    assert glass.stage.lit is None
    glass.bot.waitUntil(lambda: not glass.stage.moving)


def test_two_people_touch_two_tiles_and_both_are_made_ready(
    make_glass: MakeGlass, screen: QPointingDevice
) -> None:
    glass = make_glass(64)
    window = glass.window
    QTest.touchEvent(window, screen).press(0, glass.middle(3), window).commit()
    both = QTest.touchEvent(window, screen)
    both.stationary(0).press(1, glass.middle(60), window).commit()
    assert [touch[0] for touch in glass.city.touched] == [3, 60]


def test_a_mouse_is_a_finger_and_its_wheel_zooms(make_glass: MakeGlass) -> None:
    glass = make_glass(64)
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(glass.window, button, keys, glass.middle(7))
    assert glass.stage.lit == 7
    QTest.mouseClick(glass.window, button, keys, QPoint(480, 240))
    QTest.wheelEvent(glass.window, QPoint(480, 270), QPoint(0, 120))
    assert glass.stage.view.scale > 1.1


def test_the_first_moving_picture_is_not_waited_for(
    make_glass: MakeGlass, screen: QPointingDevice
) -> None:
    glass = make_glass(64)
    tap(glass, screen, glass.middle(20))
    glass.city.move(20, (40, 200, 90))
    glass.bot.waitUntil(lambda: glass.colour_of(20)[1] > 190, timeout=1000)
    assert glass.city.frames.status[20]["tier"] == Tier.SMOOTH
