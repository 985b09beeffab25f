"""What a hand on the map, or an event, calls up on the whole wall, and the way back from it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest

from layouts.channel import Channel
from layouts.geometry import UNIT, Rect
from layouts.layout import Layout
from layouts.map import Map
from layouts.pane import Pane
from layouts.rule import Answer, OnSituation, Rule
from layouts.scene import Mosaic, Placed, Scene
from layouts.surface import Display, Screen, Surface
from layouts.vicinity import closest
from tests.wall.face.conftest import OpenWall, Wall
from wall.documents import Documents
from wall.face.mapcalls import LONGEST
from wall.face.ruling import Ruling
from wall.glass.map.citymap import CityMap
from wall.glass.map.maps import Wanted
from wall.rules.happening import Happening, Kind

HERE = (37.5045, 127.049)
CHANNELS = tuple(
    Channel(
        f"cam-{n:02d}",
        {"ko": f"카메라 {n}", "en": f"Camera {n}"},
        f"rtsp://192.0.2.1/{n}",
        position=(37.5 + n * 0.004, 127.0 + n * 0.006),
    )
    for n in range(20)
)
MAP = Scene("map", {"ko": "지도", "en": "Map"}, Placed((Pane(Map(), UNIT),)))
LEFT = Scene("left", {"en": "Left"}, Placed((Pane(Map(), Rect(0, 0, 0.5, 1)),)))
ALL = Scene("all", {"ko": "전체", "en": "All"}, Mosaic())
RULE = Rule("fire", {"ko": "화재", "en": "Fire"}, OnSituation("fire"), Answer(nearest=4))
FIRE = Happening("s1", Kind.SITUATION, "fire", {"en": "Fire at work"}, position=HERE)


def surface(count: int) -> Surface:
    return Surface(
        tuple(
            Display(f"d{n}", Rect(1600.0 * n, 0, 1600, 900), (1920, 1080), Screen(index=n))
            for n in range(count)
        )
    )


LAYOUT = Layout(surface(1), (MAP, ALL), rules=(RULE,))
TWO = Layout(surface(2), (LEFT, ALL), rules=(RULE,))

Start = Callable[..., Wall]


@pytest.fixture
def start(open_wall: OpenWall) -> Start:
    """Opens a wall whose first scene is the map."""

    def make(layout: Layout = LAYOUT, language: str = "en") -> Wall:
        wall = open_wall(layout, language, listed=CHANNELS)
        wall.settle()
        return wall

    return make


def map_of(wall: Wall) -> CityMap:
    board = wall.face.stage_.arrangement.boards[0]
    assert isinstance(board.content, Map)
    return wall.face.stage_.maps.of(board.content, board.box[2] / board.box[3])


def ask(wall: Wall, *rows: int, kind: str = "near") -> None:
    """A hand on the map calls up these cameras."""
    wall.face.stage_.maps.ask(map_of(wall), Wanted(kind, rows, HERE))
    wall.settle()


def on_glass(wall: Wall) -> list[int]:
    return list(map(int, wall.face.stage_.arrangement.channels))


def test_cameras_come_up_in_their_order_and_a_button_leads_back(start: Start) -> None:
    wall = start()
    ask(wall, 7, 3, 5)
    assert on_glass(wall) == [7, 3, 5]
    assert "Map  +  3 nearest cameras" in wall.texts()
    assert "Back to the map" in wall.texts()
    wall.press("mapBack")
    assert on_glass(wall) == []
    assert "Back to the map" not in wall.texts()
    assert isinstance(wall.face.stage_.arrangement.boards[0].content, Map)


def test_korean_says_the_same(start: Start) -> None:
    wall = start(language="ko")
    ask(wall, 1, 2, kind="region")
    assert "지도  +  선택한 구역의 카메라 2대" in wall.texts()
    assert "지도로 돌아가기" in wall.texts()


def test_a_tap_of_two_fingers_leads_back_too(start: Start, screen: QPointingDevice) -> None:
    wall = start()
    ask(wall, 7, 3, 5)
    at = wall.middle("mosaic")
    for phase in ("press", "release"):
        event = QTest.touchEvent(wall.window, screen)
        for finger in (0, 1):
            getattr(event, phase)(finger, at + QPoint(60 * finger, 0), wall.window)
        event.commit()
    wall.settle()
    assert on_glass(wall) == []


def test_the_map_stays_as_it_was_behind_them(start: Start) -> None:
    wall = start()
    one = map_of(wall)
    one.sight.zoom(400.0, 200.0, 3.0, one.limits)
    before = one.sight.view
    ask(wall, 7)
    wall.press("mapBack")
    assert map_of(wall) is one
    assert one.sight.view == before


def test_beside_the_map_they_come_up_on_the_other_displays(start: Start) -> None:
    wall = start(TWO)
    ask(wall, 7, 3)
    tiles = wall.face.stage_.arrangement
    assert tiles.cells[:, 0].min() >= tiles.width / 2
    assert isinstance(tiles.boards[0].content, Map), "the map stays in sight"
    assert "Put these away" in wall.texts()
    ask(wall, 9)
    assert on_glass(wall) == [9], "others take their place"
    assert len(wall.face.showing.salvos) == 1


def test_the_audit_log_can_tell_who_came_up(start: Start) -> None:
    wall = start()
    ask(wall, 7, 3)
    assert wall.face.showing.salvo_ids == ("map:near 37.50450,127.04900 (2) cam-07 cam-03",)
    wall.press("mapBack")
    ask(wall, *range(20), kind="region")
    assert len(wall.face.showing.salvo_ids[0]) <= LONGEST


def test_a_wall_that_was_started_again_shows_them_again(start: Start) -> None:
    before = start()
    ask(before, 7, 3, 5)
    (name,) = before.face.showing.salvo_ids
    wall = start()
    assert wall.face.mapcalls_.recall(name)
    wall.settle()
    assert on_glass(wall) == [7, 3, 5]
    assert wall.face.showing.salvo_ids == (name,)
    assert "Back to the map" in wall.texts()


def test_what_a_map_did_not_call_up_is_not_its_to_recall(start: Start) -> None:
    wall = start()
    assert not wall.face.mapcalls_.recall("flood")
    assert wall.face.mapcalls_.recall("map:region (99) cam-01 cam-0…")
    assert on_glass(wall) == [], "half of a region is none"


def test_edited_documents_bring_the_map_back(start: Start) -> None:
    wall = start()
    ask(wall, 7, 3)
    wall.face.take(Documents(CHANNELS[:10], LAYOUT, {}, (), {}))
    wall.settle()
    assert on_glass(wall) == []
    assert len(map_of(wall).spots.rows) == 10


def test_an_event_pulls_its_nearest_cameras_and_is_marked(start: Start) -> None:
    wall = start()
    ruling = Ruling(wall.face, Documents(CHANNELS, LAYOUT, {}, (), {}))
    ruling.tell(FIRE)
    wall.settle()
    near = [channel.id for channel in closest(CHANNELS, HERE, 4)]
    assert [CHANNELS[row].id for row in on_glass(wall)] == near
    marks = map_of_hidden(wall)
    assert [(one.words, one.place) for one in marks.events] == [("Fire at work", HERE)]
    ruling.end("s1")
    wall.settle()
    assert on_glass(wall) == []
    assert map_of(wall).events == ()


def map_of_hidden(wall: Wall) -> CityMap:
    """The map while something else stands in its place."""
    room = wall.find("mosaic")
    return wall.face.stage_.maps.of(Map(), room.width() / room.height())


def test_an_event_without_a_place_pulls_nobody_and_its_card_says_so(start: Start) -> None:
    wall = start()
    ruling = Ruling(wall.face, Documents(CHANNELS, LAYOUT, {}, (), {}))
    ruling.tell(Happening("s2", Kind.SITUATION, "fire"))
    wall.settle()
    assert on_glass(wall) == []
    assert "The event tells no place: no cameras are called up." in wall.texts()
    ruling.tell(FIRE.__class__("s2", Kind.SITUATION, "fire", position=HERE))
    wall.settle()
    assert len(on_glass(wall)) == 4, "the place was told later"
