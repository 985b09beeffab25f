"""What happens is marked on the map where it is told to be, the most urgent on top."""

from __future__ import annotations

from layouts.geometry import Rect
from layouts.layout import Layout
from layouts.rule import Answer, OnCall, OnSituation, Rule
from layouts.scene import Mosaic, Scene
from layouts.surface import Display, Screen, Surface
from wall.face.eventmarks import LONGEST, marks_of, short
from wall.glass.palette import COLOURS
from wall.rules.board import Board
from wall.rules.happening import Happening, Kind

SURFACE = Surface((Display("main", Rect(0, 0, 1600, 900), (1920, 1080), Screen(index=0)),))
RULES = (
    Rule("fire", {}, OnSituation("fire"), Answer(scene="all"), priority=90),
    Rule("call", {}, OnCall(), Answer(scene="all"), priority=50),
)
LAYOUT = Layout(SURFACE, (Scene("all", {"en": "All"}, Mosaic()),), rules=RULES)
HERE, THERE = (37.5, 127.0), (37.6, 127.1)
FIRE = Happening("f", Kind.SITUATION, "fire", {"ko": "화재", "en": "Fire"}, position=HERE)
CALL = Happening("c", Kind.CALL, "119", position=THERE)
OTHER = Happening("o", Kind.SITUATION, "flood", position=THERE)
NOWHERE = Happening("n", Kind.CALL, "119")


def test_everything_that_tells_its_place_is_marked_the_most_urgent_last() -> None:
    board = Board(LAYOUT, "")
    for happening in (FIRE, CALL, OTHER, NOWHERE):
        board = board.told(happening, 0.0)
    marks = marks_of(board, "en")
    assert [(mark.id, mark.words, mark.place) for mark in marks] == [
        ("o", "flood", THERE),
        ("c", "119", THERE),
        ("f", "Fire", HERE),
    ]
    assert [mark.colour for mark in marks] == [COLOURS.accent, COLOURS.late, COLOURS.lost]


def test_what_has_ended_is_marked_no_longer() -> None:
    board = Board(LAYOUT, "").told(FIRE, 0.0)
    assert [mark.words for mark in marks_of(board, "ko")] == ["화재"]
    assert marks_of(board.ended("f"), "ko") == ()
    assert marks_of(None, "ko") == ()


def test_a_map_has_no_room_for_all_that_an_alert_says() -> None:
    assert short("Heavy rain warning · KMA · until 18:00 · signed") == "Heavy rain warning"
    assert len(short("a" * 200)) == LONGEST
