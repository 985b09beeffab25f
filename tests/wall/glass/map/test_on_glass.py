"""The map on the real glass, under real fingers: seen, moved, touched, drawn upon."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QImage
from PySide6.QtTest import QTest

from streams.floor.truth import Link
from tests.wall.glass.map.conftest import CITY, PLACES, MapGlass, OpenMap
from wall.glass.arrangement import Arrangement
from wall.glass.board import Board
from wall.glass.map.citymap import NEAREST, CityMap, EventMark
from wall.glass.map.mapcolours import BY_DAY, BY_NIGHT
from wall.glass.map.maps import WAIT_MS
from wall.glass.map.tools import Button, buttons
from wall.glass.palette import COLOURS, DAY, NIGHT
from wall.glass.theme import SCALE
from wall.glass.typeface import family

HALL = (37.56, 127.02)


def has(image: QImage, colour: str, around: QPoint, reach: int = 14) -> bool:
    """Whether a colour, or nearly that, is somewhere around a pixel."""
    wanted = QColor(colour)
    for dx in range(-reach, reach + 1):
        for dy in range(-reach, reach + 1):
            found = image.pixelColor(around + QPoint(dx, dy))
            if (
                abs(found.red() - wanted.red())
                + abs(found.green() - wanted.green())
                + abs(found.blue() - wanted.blue())
                < 24
            ):
                return True
    return False


def button(shown: MapGlass, kind: str) -> Button | None:
    """A button of the map, if it is there."""
    glass = shown.glass
    size = (shown.width, 540.0)
    placed = buttons(shown.map, size, glass.item.unit, glass.stage.language, QFont(family()))
    return next((one for one in placed if one.kind == kind), None)


def press(shown: MapGlass, kind: str) -> None:
    """Tap a button of the map."""
    one = button(shown, kind)
    assert one is not None
    shown.tap(QPoint(round(one.box[0] + 20), round(one.box[1] + 20)))


def test_land_water_and_cameras_are_painted(open_map: OpenMap) -> None:
    shown = open_map()
    image = shown.glass.image()
    assert has(image, BY_DAY.land, shown.pixel(37.53, 127.1), 1)
    assert has(image, BY_DAY.water, shown.pixel(37.55, 127.0), 4)
    assert has(image, BY_DAY.sea, QPoint(480, 8), 1)
    assert has(image, COLOURS.live, shown.camera(0))


def test_by_night_the_map_is_dim_and_its_cameras_say_the_same(open_map: OpenMap) -> None:
    shown = open_map()
    try:
        COLOURS.turn(NIGHT)
        shown.stage.relay()
        shown.glass.settle()
        image = shown.glass.image()
        assert has(image, BY_NIGHT.land, shown.pixel(37.53, 127.1), 1)
        assert has(image, NIGHT.live, shown.camera(0))
    finally:
        COLOURS.turn(DAY)


def test_a_camera_that_is_late_or_lost_says_so_where_it_stands(open_map: OpenMap) -> None:
    shown = open_map()
    city = shown.glass.city
    city.late(0, 30)
    city.frames.status["link"][1] = Link.WAITING
    city.frames.status["tries"][1] = 3
    city.frames.status["packet_at"][1] = 1
    city.look()
    glass = shown.glass

    def told() -> None:
        glass.settle()
        image = glass.image()
        assert has(image, COLOURS.late, shown.camera(0))
        assert has(image, COLOURS.lost, shown.camera(1))

    glass.bot.waitUntil(told)


def test_a_pinch_enlarges_the_map_and_nothing_else(open_map: OpenMap) -> None:
    shown = open_map(width=480.0)
    tile = shown.glass.item.tile_of(2)
    before = shown.camera(0)
    shown.pinch(before, 60, 180)
    shown.rest()
    assert 2.5 < shown.map.sight.view.scale < 3.5
    after = shown.camera(0)
    assert (after - before).manhattanLength() < 12, "the camera stays between the fingers"
    assert shown.glass.stage.view.scale == 1.0
    assert shown.glass.item.tile_of(2) == tile


def test_a_drag_moves_the_map_with_the_finger(open_map: OpenMap) -> None:
    shown = open_map()
    shown.pinch(shown.camera(4), 60, 180)
    shown.rest()
    before, start = shown.camera(4), QPoint(300, 200)
    shown.draw(start, start + QPoint(30, 0), start + QPoint(60, 40), lift=False)
    assert shown.camera(4) - before == QPoint(60, 40)
    assert has(shown.glass.image(), COLOURS.live, shown.camera(4))
    QTest.touchEvent(shown.glass.window, shown.screen).release(
        0, start + QPoint(60, 40), shown.glass.window
    ).commit()


def test_two_fingers_tap_back_to_the_whole_map(open_map: OpenMap) -> None:
    shown = open_map()
    shown.pinch(shown.camera(4), 60, 200)
    shown.rest()
    window, at = shown.glass.window, QPoint(400, 250)
    pair = QTest.touchEvent(window, shown.screen)
    pair.press(0, at, window).press(1, at + QPoint(60, 0), window).commit()
    pair = QTest.touchEvent(window, shown.screen)
    pair.release(0, at, window).release(1, at + QPoint(60, 0), window).commit()
    shown.rest()
    assert shown.map.sight.view.scale == 1.0


def test_a_touched_camera_comes_into_the_spotlight(open_map: OpenMap) -> None:
    shown = open_map()
    shown.tap(shown.camera(1))
    assert shown.stage.lit == 1
    assert shown.glass.city.touched[-1][0] == 1, "made ready before the finger lifted"
    assert shown.asked == []


def test_a_touched_cluster_comes_closer_until_it_falls_apart_or_opens(open_map: OpenMap) -> None:
    shown = open_map()
    assert any(one.members == (2, 3) for one in shown.map.spots.clusters(0.96, 56.0))
    shown.tap(shown.camera(2))
    assert [(one.kind, one.rows) for one in shown.asked] == [("together", (2, 3))]


def test_a_touched_place_calls_up_the_nearest_once_no_second_tap_comes(
    open_map: OpenMap, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = open_map()
    shown.unhurried(monkeypatch)
    shown.tap(shown.pixel(*HALL))
    assert shown.map.chosen
    assert has(shown.glass.image(), COLOURS.accent, shown.pixel(*HALL), 24)
    assert shown.asked == []
    with shown.glass.bot.waitSignal(shown.stage.maps.wanted, timeout=20000):
        shown.stage.maps._timer.setInterval(WAIT_MS)
    wanted = shown.asked[0]
    assert wanted.kind == "near"
    assert wanted.rows[0] == 4
    assert len(wanted.rows) == min(NEAREST, len(PLACES))
    assert wanted.place is not None
    assert abs(wanted.place[0] - HALL[0]) < 0.001


def test_a_double_tap_comes_closer_and_calls_nobody(
    open_map: OpenMap, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = open_map()
    shown.unhurried(monkeypatch)
    shown.tap(shown.pixel(*HALL))
    shown.tap(shown.pixel(*HALL))
    shown.rest()
    assert shown.map.sight.view.scale > 2
    assert shown.map.chosen == ()
    assert shown.asked == []


def test_a_lasso_calls_up_who_is_inside(open_map: OpenMap) -> None:
    shown = open_map()
    press(shown, "lasso")
    assert shown.map.drawing
    corners = [shown.pixel(*at) for at in ((37.6, 126.81), (37.6, 127.1), (37.5, 127.1))]
    shown.draw(*corners, shown.pixel(37.5, 126.81), lift=False)
    assert has(shown.glass.image(), COLOURS.accent, corners[1], 10)
    assert shown.map.sight.view.scale == 1.0
    QTest.touchEvent(shown.glass.window, shown.screen).release(
        0, shown.pixel(37.5, 126.81), shown.glass.window
    ).commit()
    assert [(one.kind, one.rows) for one in shown.asked] == [("region", (0, 1, 4))]
    assert not shown.map.drawing


def test_a_lasso_around_nobody_says_so_and_may_be_drawn_again(open_map: OpenMap) -> None:
    shown = open_map()
    press(shown, "lasso")
    shown.draw(QPoint(480, 120), QPoint(540, 120), QPoint(540, 160), QPoint(480, 160))
    assert shown.asked == []
    assert shown.map.in_vain
    assert shown.map.drawing
    press(shown, "lasso")
    assert not shown.map.drawing


def test_a_way_home_is_there_only_while_the_map_is_enlarged(open_map: OpenMap) -> None:
    shown = open_map()
    assert button(shown, "home") is None
    shown.pinch(shown.camera(4), 60, 200)
    shown.rest()
    press(shown, "home")
    shown.rest()
    assert shown.map.sight.view.scale == 1.0


def test_an_event_is_marked_and_calls_up_those_around_it(open_map: OpenMap) -> None:
    shown = open_map()
    shown.stage.maps.mark((EventMark("e", "Fire", HALL, COLOURS.lost),))
    shown.glass.settle()
    assert has(shown.glass.image(), COLOURS.lost, shown.pixel(*HALL))
    with shown.glass.bot.waitSignal(shown.stage.maps.wanted, timeout=20000):
        shown.tap(shown.pixel(*HALL))
    assert (shown.asked[0].kind, shown.asked[0].words) == ("event", "Fire")


def test_a_wheel_over_the_map_turns_the_map(open_map: OpenMap) -> None:
    shown = open_map(width=480.0)
    at = QPointF(200, 200)
    QTest.wheelEvent(
        shown.glass.window, at, QPoint(0, 240), QPoint(), Qt.KeyboardModifier.NoModifier
    )
    shown.rest()
    assert 1.6 < shown.map.sight.view.scale < 2.0
    assert shown.stage.view.scale == 1.0


def test_the_map_is_found_again_as_it_was_left(open_map: OpenMap) -> None:
    shown = open_map()
    shown.pinch(shown.camera(4), 60, 200)
    shown.rest()
    before, there = shown.map.sight.view, shown.stage.arrangement
    shown.stage.arrange(shown.stage.arrangement.__class__(there.channels, there.cells, 960, 540))
    shown.glass.settle()
    shown.stage.arrange(there)
    shown.glass.settle()
    assert shown.map.sight.view == before
    assert has(shown.glass.image(), COLOURS.live, shown.camera(4))


def test_a_camera_that_may_not_be_seen_tells_neither_name_nor_state(open_map: OpenMap) -> None:
    shown = open_map()
    veils = shown.stage.shade.veils.copy()
    veils[0] = 2
    shown.stage.veil(veils)
    glass = shown.glass

    def hidden() -> None:
        glass.settle()
        assert not has(glass.image(), COLOURS.live, shown.camera(0))

    glass.bot.waitUntil(hidden)


def test_a_map_that_stands_elsewhere_is_touched_there(open_map: OpenMap) -> None:
    shown = open_map(width=480.0)
    shown.tap(shown.camera(0))
    assert shown.stage.lit == 0
    shown.stage.light(None)
    shown.glass.bot.waitUntil(lambda: not shown.stage.spotlights.all)
    moved = Board(CITY, (480.0, 0.0, 480.0, 540.0))
    empty = shown.stage.arrangement.cells[:0]
    shown.stage.arrange(Arrangement(np.zeros(0, np.intp), empty, 960, 540, (moved,)))
    shown.glass.settle()
    shown.tap(shown.camera(1) + QPoint(480, 0))
    assert shown.stage.lit == 1


def test_the_map_moves_along_with_the_canvas_and_is_sharp_at_rest(open_map: OpenMap) -> None:
    shown = open_map(width=480.0)
    stage, before = shown.stage, shown.camera(0)
    stage.zoom(float(before.x()), float(before.y()), 1.6)
    shown.glass.settle()
    seen = QPoint(*(round(v) for v in stage.view.to_frame(before.x(), before.y())))
    assert has(shown.glass.image(), COLOURS.live, seen), "it is stretched along"
    stage.release()
    shown.glass.bot.waitUntil(lambda: not stage.moving)
    shown.glass.settle()
    seen = QPoint(*(round(v) for v in stage.view.to_frame(before.x(), before.y())))
    assert has(shown.glass.image(), COLOURS.live, seen)
    shown.tap(seen)
    assert stage.lit == 0


def test_a_map_in_a_place_of_another_shape_shows_the_same_part_of_the_city(
    open_map: OpenMap,
) -> None:
    shown = open_map(width=480.0)
    shown.pinch(shown.camera(4), 60, 200)
    shown.rest()

    def middle(map_: CityMap) -> tuple[float, float]:
        limits = map_.limits
        return map_.earth(*map_.sight.view.to_canvas(limits.width / 2, limits.height / 2))

    wide = shown.stage.maps.of(CITY, 960 / 540)
    assert wide is not shown.map
    assert wide.sight.view.scale > 1.5
    latitude, longitude = middle(wide)
    assert abs(latitude - middle(shown.map)[0]) < 0.02
    assert abs(longitude - middle(shown.map)[1]) < 0.02


def inked(image: QImage, colour: str, around: QPoint, reach: int) -> int:
    """How many pixels around one have a colour, or nearly that."""
    wanted = QColor(colour)
    places = (QPoint(dx, dy) for dx in range(-reach, reach + 1) for dy in range(-reach, reach + 1))
    found = (image.pixelColor(around + place) for place in places)
    return sum(
        abs(one.red() - wanted.red())
        + abs(one.green() - wanted.green())
        + abs(one.blue() - wanted.blue())
        < 60
        for one in found
    )


def test_larger_text_makes_names_marks_and_buttons_larger_at_once(open_map: OpenMap) -> None:
    shown = open_map()
    before = shown.glass.image()
    camera = shown.camera(0)
    small = button(shown, "lasso")
    assert small is not None
    try:
        SCALE.turn(1.6)
        shown.stage.relay()
        shown.glass.settle()
        after, large = shown.glass.image(), button(shown, "lasso")
        assert large is not None
        assert large.box[2] > 1.4 * small.box[2]
        assert large.box[3] > 1.4 * small.box[3]
        assert has(
            after, COLOURS.raised, QPoint(round(large.box[0] + 30), round(large.box[1] + 6)), 3
        )
        mark = [inked(image, COLOURS.live, camera, 20) for image in (before, after)]
        assert mark[1] > 1.6 * mark[0], "the camera's mark"
        words = shown.camera(1) + QPoint(75, 0)
        name = [inked(image, COLOURS.text, words, 75) for image in (before, after)]
        assert name[1] > 1.3 * name[0] > 0, "a name"
    finally:
        SCALE.turn(1.0)
