"""What stands on the glass when rules show something over what people put there."""

from __future__ import annotations

from layouts.geometry import Rect
from layouts.layout import Layout
from layouts.rule import Answer, OnAlert, OnCall, Rule
from layouts.salvo import Part, Salvo
from layouts.scene import Mosaic, Scene
from layouts.surface import Display, Screen, Surface
from wall.face.composing import composed, put_by_hand, rooms
from wall.face.showing import Showing
from wall.rules.board import Board
from wall.rules.happening import Happening, Kind

NAMES = ("left", "middle", "right")
SURFACE = Surface(
    tuple(
        Display(name, Rect(1000.0 * n, 0, 1000, 600), (1920, 1080), Screen(index=n))
        for n, name in enumerate(NAMES)
    )
)
CITY, RIVER = Scene("city", {"en": "City"}, Mosaic()), Scene("river", {"en": "River"}, Mosaic())
FLOOD = Salvo("flood", {}, (Part(("left", "middle"), "river"), Part(("right",), "city")))
NIGHT = Salvo("night", {}, (Part(("right",), "river"),))
ALERT, CALL = Happening("a", Kind.ALERT), Happening("c", Kind.CALL)
BASE = Showing(CITY)


def board(*rules: Rule) -> Board[Showing]:
    """A wall of three displays with these rules."""
    layout = Layout(SURFACE, (CITY, RIVER), salvos=(FLOOD, NIGHT), rules=rules)
    return Board(layout, BASE)


def test_a_scene_for_the_whole_wall_stands_there_as_if_it_was_called_up() -> None:
    now = board(Rule("r", {}, OnAlert(), Answer(scene="river"))).told(ALERT, 0.0)
    assert composed(BASE, now) == Showing(RIVER)
    assert composed(BASE, now.ended("a")) == BASE
    assert composed(BASE, None) == BASE


def test_a_scene_on_some_displays_lies_over_what_people_put_there() -> None:
    answer = Answer(scene="river", displays=("left", "middle"))
    now = board(Rule("r", {"en": "R"}, OnAlert(), answer)).told(ALERT, 0.0)
    shown = composed(BASE.over(NIGHT), now)
    parts = (Part(("left", "middle"), "river"),)
    assert shown == Showing(CITY, (NIGHT, Salvo("rule:r", {"en": "R"}, parts)))


def test_a_salvo_is_called_up_as_it_is_or_on_what_people_left_to_it() -> None:
    now = board(Rule("r", {}, OnAlert(), Answer(salvo="flood"))).told(ALERT, 0.0)
    assert composed(BASE, now) == Showing(CITY, (FLOOD,))
    now = now.put(BASE, ["middle"])
    (kept,) = composed(BASE, now).salvos
    assert kept.parts == (Part(("left",), "river"), Part(("right",), "city"))


def test_the_higher_priority_lies_on_top() -> None:
    low = Rule("low", {}, OnAlert(), Answer(scene="river", displays=("right",)), priority=10)
    high = Rule("high", {}, OnCall(), Answer(salvo="night"), priority=90)
    now = board(low, high).told(CALL, 0.0).told(ALERT, 1.0)
    assert composed(BASE, now).salvo_ids == ("night",)
    assert composed(BASE, now.ended("c")).salvo_ids == ("rule:low",)


def test_displays_with_another_between_them_are_rooms_of_their_own() -> None:
    assert rooms(SURFACE, ["left", "middle"]) == (("left", "middle"),)
    assert rooms(SURFACE, ["left", "right"]) == (("left",), ("right",))
    assert rooms(SURFACE, []) == ()


def test_what_people_put_there_is_told_from_what_rules_show() -> None:
    ruled = Showing(CITY, (FLOOD,))
    assert put_by_hand(BASE, ruled, Showing(RIVER)) == (Showing(RIVER), frozenset())
    base, displays = put_by_hand(BASE, ruled, ruled.over(NIGHT))
    assert (base, displays) == (Showing(CITY, (NIGHT,)), frozenset(["right"]))
    base, displays = put_by_hand(BASE, ruled, Showing(CITY))
    assert (base, displays) == (BASE, frozenset(NAMES))
