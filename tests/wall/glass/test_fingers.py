"""Real touch events on a real window: tap, drag, flick, pinch, two people."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QInputDevice, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from streams.floor.truth import Tier
from streams.media.demand import Focus
from tests.wall.city import City, colour_at
from tests.wall.glass.conftest import MakeGlass
from tests.wall.glass.fingers import UNHURRIED_S, departed, drag, look_at_it, rest, tap
from wall.glass import hands, touch
from wall.glass.mosaic import MosaicItem
from wall.glass.stage import LIVELY_MS
from wall.glass.view import View


@pytest.fixture(scope="module")
def screen() -> QPointingDevice:
    """The wall's touch screen."""
    return QTest.createTouchDevice(
        QInputDevice.DeviceType.TouchScreen, QInputDevice.Capability.Position
    )


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
    look_at_it(glass)
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
    look_at_it(glass)
    QTest.mouseClick(glass.window, button, keys, QPoint(480, 240))
    QTest.wheelEvent(glass.window, QPoint(480, 270), QPoint(0, 120))
    rest(glass)
    assert glass.stage.view.scale == pytest.approx(1.35, abs=0.01)


def test_the_first_moving_picture_is_not_waited_for(
    make_glass: MakeGlass, screen: QPointingDevice
) -> None:
    glass = make_glass(64)
    tap(glass, screen, glass.middle(20))
    assert glass.stage._timer.interval() == LIVELY_MS, "it is looked for with every frame"
    glass.city.move(20, (40, 200, 90))
    glass.bot.waitUntil(lambda: glass.colour_of(20)[1] > 190)
    assert glass.city.frames.status[20]["tier"] == Tier.SMOOTH


def test_a_hasty_tap_does_not_close_what_has_just_opened(
    make_glass: MakeGlass, screen: QPointingDevice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hands, "HASTY_S", UNHURRIED_S)
    glass = make_glass(64)
    tap(glass, screen, glass.middle(20))
    tap(glass, screen, glass.middle(60))
    assert glass.stage.lit == 20


def test_a_double_tap_travels_to_the_tile_and_two_fingers_go_back(
    make_glass: MakeGlass, screen: QPointingDevice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(touch, "DOUBLE_S", UNHURRIED_S)
    glass = make_glass(2800, (1280, 720))
    for _ in range(2):
        tap(glass, screen, glass.middle(1000))
    rest(glass)
    box = glass.item.tile_of(1000)
    assert box is not None
    assert box[2] == pytest.approx(1280, abs=16)
    assert glass.stage.lit is None, "the first tap's spotlight has given way"
    pair = QTest.touchEvent(glass.window, screen)
    pair.press(0, QPoint(600, 300), glass.window).press(1, QPoint(700, 320), glass.window).commit()
    lifted = QTest.touchEvent(glass.window, screen)
    lifted.release(0, QPoint(600, 300), glass.window)
    lifted.release(1, QPoint(700, 320), glass.window).commit()
    rest(glass)
    assert glass.stage.view == View()
    assert glass.stage.lit is None


def test_a_finger_stops_a_journey_wherever_it_is(
    make_glass: MakeGlass, screen: QPointingDevice
) -> None:
    glass = make_glass(2800, (1280, 720))
    glass.stage.approach(1000)
    # Where it is a tenth of a second later, however long this machine needs for that.
    glass.stage.sight.step(0.1, departed(glass) + 0.1, glass.stage.limits)
    assert glass.stage.view.scale > 3
    drag(glass, screen, {0: (QPoint(600, 300), QPoint(600, 300))}, lift=False)
    held = glass.stage.view
    glass.settle()
    assert glass.stage.view == held
    assert held.scale < 60
    QTest.touchEvent(glass.window, screen).release(0, QPoint(600, 300), glass.window).commit()
    rest(glass)
    assert glass.stage.lit is None, "it meant the canvas"


def test_from_the_city_by_pinch_to_a_district_to_nine_to_one(
    make_glass: MakeGlass, screen: QPointingDevice
) -> None:
    glass = make_glass(2800, (1280, 720))
    widths = []
    for _ in range(4):
        middle = QPoint(640, 360)
        out = QPoint(260, 0)
        near = QPoint(70, 0)
        ways = {0: (middle - near, middle - out), 1: (middle + near, middle + out)}
        drag(glass, screen, ways)
        rest(glass)
        widths.append(float(glass.item.laid(glass.stage).cells[0, 2]))
        glass.bot.waitUntil(
            lambda: max(d.width for d in glass.city.shown.values()) >= widths[-1] - 8
        )
    assert widths[0] > 50
    assert widths[-1] >= 1200
    levels = 0
    while glass.stage.view.scale > 1.0:
        glass.stage.back()
        rest(glass)
        levels += 1
    assert levels == 4, "two fingers go back the way one came"


def test_two_people_tap_and_pan_and_neither_bends_the_other_s_gesture(
    make_glass: MakeGlass, screen: QPointingDevice
) -> None:
    glass = make_glass(64, (1920, 540))
    glass.stage.show(View(4.0, -3000.0, -900.0))
    glass.settle()
    left = (QPoint(200, 300), QPoint(320, 300))
    right = (QPoint(1700, 300), QPoint(1500, 300))
    before = glass.stage.view
    drag(glass, screen, {0: left, 1: right}, lift=False)
    assert glass.stage.view.scale == before.scale, "two people's fingers are no pinch"
    assert glass.stage.view.x - before.x == pytest.approx(120, abs=30)
    lifted = QTest.touchEvent(glass.window, screen)
    lifted.release(0, left[1], glass.window).release(1, right[1], glass.window).commit()
    rest(glass)


def test_an_arm_that_leans_on_the_glass_does_nothing(
    make_glass: MakeGlass, screen: QPointingDevice
) -> None:
    glass = make_glass(64)
    arm = {n: (QPoint(300 + 40 * n, 200), QPoint(330 + 40 * n, 260)) for n in range(7)}
    drag(glass, screen, arm)
    glass.settle()
    assert glass.stage.view == View()
    assert glass.stage.lit is None


def test_a_trackpad_pans_with_two_fingers_and_zooms_when_they_part(make_glass: MakeGlass) -> None:
    glass = make_glass(64)
    glass.stage.show(View(3.0, -900.0, -500.0))
    pad = QPointingDevice(
        "pad",
        77,
        QInputDevice.DeviceType.TouchPad,
        QPointingDevice.PointerType.Finger,
        QInputDevice.Capability.Position | QInputDevice.Capability.Scroll,
        5,
        0,
    )
    at, none = QPointF(480, 270), Qt.MouseButton.NoButton
    keys, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.ScrollUpdate
    way = QWheelEvent(at, at, QPoint(40, 10), QPoint(80, 20), none, keys, phase, False, device=pad)
    QCoreApplication.sendEvent(glass.window, way)
    assert glass.stage.view == View(3.0, -860.0, -490.0)
    rest(glass)
    zoom = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, pad, 2, at, at, at, 0.2, QPointF()
    )
    QCoreApplication.sendEvent(glass.window, zoom)
    assert glass.stage.view.scale == pytest.approx(3.6)
    rest(glass)


def test_a_canvas_let_go_of_around_one_tile_comes_to_rest_on_it(
    make_glass: MakeGlass, screen: QPointingDevice
) -> None:
    glass = make_glass(64, (1280, 720))
    middle, near, out = QPoint(640, 360), QPoint(50, 0), QPoint(330, 0)
    glass.stage.show(View(1.3, -192.0, -108.0))
    drag(glass, screen, {0: (middle - near, middle - out), 1: (middle + near, middle + out)})
    rest(glass)
    laid = glass.item.laid(glass.stage)
    assert laid.sighted.sum() == 1
    assert float(laid.cells[laid.sighted][0, 2]) == pytest.approx(1280, abs=8)


def test_two_people_at_a_wide_wall_enlarge_a_camera_each(
    make_glass: MakeGlass, screen: QPointingDevice
) -> None:
    glass = make_glass(64, (1920, 540))
    laid = glass.item.laid(glass.stage)
    row = laid.cells[:, 1] == laid.cells[0, 1]
    first, last = int(laid.channels[row][0]), int(laid.channels[row][-1])
    for channel in (first, last):
        tap(glass, screen, glass.middle(channel))
    assert list(glass.stage.spotlights.channels) == [first, last]
    assert [glass.city.shown[channel].focus for channel in (first, last)] == [Focus.SPOTLIGHT] * 2
    look_at_it(glass)
    glass.settle()
    image = glass.image()
    for bay, channel in enumerate((first, last)):
        x, y, width, height = glass.item.spotlight_place(channel, bay)
        assert bay * 960 < x < x + width < (bay + 1) * 960, "each in its own half"
        middle = QPoint(round(x + width / 2), round(y + height / 3))
        assert colour_at(image, middle) == City.colour(channel)
    tap(glass, screen, QPoint(300, 200))
    assert list(glass.stage.spotlights.channels) == [last], "who closes one leaves the other open"
    glass.bot.waitUntil(lambda: len(glass.stage.spotlights.all) == 1)


def test_beside_somebody_s_spotlight_the_canvas_can_be_moved(
    make_glass: MakeGlass, screen: QPointingDevice
) -> None:
    glass = make_glass(64, (1920, 540))
    glass.stage.show(View(4.0, -3000.0, -900.0))
    glass.settle()
    tap(glass, screen, QPoint(200, 250))
    lit = glass.stage.lit
    assert lit is not None
    before = glass.stage.view
    drag(glass, screen, {0: (QPoint(300, 300), QPoint(500, 300))})
    rest(glass)
    assert glass.stage.view == before, "a finger on a spotlight moves nothing"
    drag(glass, screen, {0: (QPoint(1500, 300), QPoint(1700, 300))}, lift=False)
    assert glass.stage.view.x > before.x + 100
    QTest.touchEvent(glass.window, screen).release(0, QPoint(1700, 300), glass.window).commit()
    rest(glass)
    assert glass.stage.lit == lit


def test_two_windows_of_one_wall_hold_a_spotlight_each(
    make_glass: MakeGlass, screen: QPointingDevice
) -> None:
    glass = make_glass(64)
    window = QQuickWindow()
    window.resize(960, 540)
    other = MosaicItem(window.contentItem())
    other.setSize(QSizeF(960, 540))
    other.setProperty("stage", glass.stage)
    window.show()
    glass.bot.waitUntil(lambda: other.tile_of(60) is not None)
    glass.settle()
    tap(glass, screen, glass.middle(3))
    x, y, width, height = other.tile_of(60) or (0.0, 0.0, 0.0, 0.0)
    point = QPoint(round(x + width / 2), round(y + height / 2))
    QTest.touchEvent(window, screen).press(0, point, window).commit()
    QTest.touchEvent(window, screen).release(0, point, window).commit()
    assert list(glass.stage.spotlights.channels) == [3, 60]
    assert [lit.bay.window for lit in glass.stage.spotlights.all] == [glass.item, other]
    glass.stage.light(None)
    glass.bot.waitUntil(lambda: not glass.stage.spotlights.all)
    glass.stage.leave(other)
    window.close()
