"""Rules on the real glass: what they show, what their card says, and what comes back afterwards."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QPointingDevice

from layouts.geometry import Rect
from layouts.layout import Layout
from layouts.mosaic import Mosaic
from layouts.rule import Answer, OnAlert, OnCall, OnLost, OnSituation, Rule
from layouts.scene import Scene
from layouts.surface import Display, Screen, Surface
from layouts.tour import Step, Tour
from streams.floor.truth import Link, State
from tests.wall.face.conftest import OpenWall, Wall
from wall.documents import Documents
from wall.face.cardstack import CardStack
from wall.face.ruling import Ruling
from wall.glass.view import View
from wall.rules.happening import Happening, Kind

SURFACE = Surface((Display("main", Rect(0, 0, 1600, 900), (1920, 1080), Screen(index=0)),))
SCENES = tuple(
    Scene(name, {"ko": ko, "en": name.title()}, Mosaic((group,) if group else ()))
    for name, ko, group in (
        ("all", "전체", ""),
        ("gangnam", "강남", "강남"),
        ("jongno", "종로", "종로"),
    )
)
RAIN = Rule(
    "rain",
    {"ko": "호우 경보", "en": "Heavy rain"},
    OnAlert("severe"),
    Answer(scene="gangnam"),
    {"ko": "1. 지하차도를 확인하십시오.", "en": "1. Check the underpasses."},
    priority=80,
)
FLOOD = Rule("flood", {"en": "Flood"}, OnSituation(), Answer(scene="jongno"), priority=50)
PHONE = Rule(
    "phone", {"en": "Phone"}, OnCall(), Answer(scene="jongno"), priority=20, until="dismissed"
)
LOSS = Rule(
    "loss", {"en": "Loss"}, OnLost(Mosaic(("강남",)), count=2, for_s=0), Answer(scene="gangnam")
)
DAY = Tour("day", {"en": "Day"}, (Step(scene="all", dwell_s=60), Step(scene="jongno", dwell_s=60)))
LAYOUT = Layout(SURFACE, SCENES, tours=(DAY,), rules=(RAIN, FLOOD, PHONE, LOSS))
ALERT = Happening("a1", Kind.ALERT, "호우경보", {"en": "The river rises"}, "extreme")
WATER = Happening("s1", Kind.SITUATION, "flood")
RING = Happening("c1", Kind.CALL, "119")

Start = Callable[..., tuple[Wall, Ruling]]


@pytest.fixture
def start(open_wall: OpenWall) -> Start:
    """Opens a wall with these rules."""

    def make(language: str = "en") -> tuple[Wall, Ruling]:
        wall = open_wall(LAYOUT, language)
        ruling = Ruling(wall.face, documents(wall, LAYOUT))
        wall.settle()
        return wall, ruling

    return make


def documents(wall: Wall, layout: Layout | None) -> Documents:
    """The wall's channels on a layout."""
    return Documents(wall.city.channels, layout, {}, (), {})


def stack_of(wall: Wall) -> CardStack:
    """The cards of the main window."""
    stack = wall.window.property("stack")
    assert isinstance(stack, CardStack)
    return stack


def shown(wall: Wall) -> tuple[int | None, View]:
    """The channel in the spotlight, and what is seen of the canvas."""
    return wall.face.stage_.lit, wall.face.stage_.sight.view


def test_a_rule_shows_its_scene_and_its_card_and_the_glass_returns(start: Start) -> None:
    wall, ruling = start()
    ruling.tell(ALERT)
    wall.settle()
    assert wall.face.scene_id == "gangnam"
    said = wall.texts()
    assert "Heavy rain" in said
    assert "1. Check the underpasses." in said
    assert "The river rises" in said
    ruling.end("a1")
    wall.settle()
    assert wall.face.scene_id == "all"
    assert "Heavy rain" not in wall.texts()


def test_zoom_and_spotlight_return_too(start: Start) -> None:
    wall, ruling = start()
    stage = wall.face.stage_
    stage.sight.show(View(2.0, 0.1, 0.1), stage.limits)
    view = stage.sight.view
    assert view != View()
    wall.face.spotlight(3)
    ruling.tell(ALERT)
    assert shown(wall) == (None, View())
    ruling.end("a1")
    assert shown(wall) == (3, view)


def test_a_higher_priority_overrides_and_the_lower_returns(start: Start) -> None:
    wall, ruling = start()
    ruling.tell(WATER)
    assert wall.face.scene_id == "jongno"
    ruling.tell(ALERT)
    wall.settle()
    assert wall.face.scene_id == "gangnam"
    assert "Another rule of higher priority has the display." not in wall.texts()
    stack_of(wall).fold("flood", "s1")
    wall.settle()
    assert "Another rule of higher priority has the display." in wall.texts()
    ruling.end("a1")
    assert wall.face.scene_id == "jongno"
    ruling.end("s1")
    assert wall.face.scene_id == "all"


def test_a_finger_dismisses_a_rule(start: Start, screen: QPointingDevice) -> None:
    wall, ruling = start()
    ruling.tell(ALERT)
    wall.touch(screen, "dismissRule_rain")
    assert wall.face.scene_id == "all"
    assert ruling.claims == ()
    ruling.tell(replace(ALERT, severity="severe"))
    assert wall.face.scene_id == "all"


def test_a_finger_folds_a_card_and_opens_it(start: Start, screen: QPointingDevice) -> None:
    wall, ruling = start()
    ruling.tell(ALERT)
    wall.touch(screen, "foldRule_rain")
    assert "1. Check the underpasses." not in wall.texts()
    assert "Heavy rain" in wall.texts()
    ruling.tell(replace(WATER, priority=99))
    wall.settle()
    assert "1. Check the underpasses." not in wall.texts()
    wall.touch(screen, "ruleCard_rain")
    assert "1. Check the underpasses." in wall.texts()


def test_what_a_hand_calls_up_meanwhile_is_respected_and_said(
    start: Start, screen: QPointingDevice
) -> None:
    wall, ruling = start()
    ruling.tell(ALERT)
    wall.face.showScene("jongno")
    wall.settle()
    assert wall.face.scene_id == "jongno"
    assert "You changed the picture; the rule leaves it to you." in wall.texts()
    wall.touch(screen, "againRule_rain")
    assert wall.face.scene_id == "gangnam"
    ruling.end("a1")
    assert wall.face.scene_id == "jongno"


def test_many_cards_leave_room_for_the_glass(start: Start) -> None:
    wall, ruling = start()
    for number in range(6):
        ruling.tell(replace(WATER, id=f"s{number}"))
    wall.settle()
    assert [card["folded"] for card in stack_of(wall)._get_cards()] == [False, True, True, True]
    assert "2 more" in wall.texts()


def test_a_rule_that_waits_to_be_dismissed_says_that_its_event_has_ended(start: Start) -> None:
    wall, ruling = start()
    ruling.tell(RING)
    ruling.end("c1")
    wall.settle()
    assert wall.face.scene_id == "jongno"
    assert "The event has ended; this stays until you close it." in wall.texts()
    ruling.dismiss_rule("phone")
    assert wall.face.scene_id == "all"


def test_a_loss_is_counted_from_what_the_engine_judges(start: Start) -> None:
    wall, _ = start()
    status = wall.city.frames.status
    for row in (0, 5):
        status["link"][row] = Link.WAITING
    wall.city.look()
    assert wall.city.judge.states[0] == State.LOST
    wall.second()
    assert wall.face.scene_id == "gangnam"
    assert "2 of 2 cameras are lost" in wall.texts()
    status["link"][0] = Link.PLAYING
    status["packet_at"][0] = time.monotonic() + 60
    wall.city.look()
    wall.second()
    assert wall.face.scene_id == "all"


def test_a_tour_waits_behind_a_rule_and_goes_on(start: Start) -> None:
    wall, ruling = start()
    touring = wall.face.touring_
    touring.start("day")
    touring.move(1)
    touring.toggle()
    assert wall.face.scene_id == "jongno"
    ruling.tell(ALERT)
    assert wall.face.scene_id == "gangnam"
    assert touring.playback is not None
    assert touring.playback.paused is not None
    ruling.end("a1")
    assert wall.face.scene_id == "jongno"
    assert touring.playback is not None
    assert touring.playback.paused is None


def test_an_edited_layout_ends_rules_that_went_and_keeps_what_was_there(start: Start) -> None:
    wall, ruling = start()
    wall.face.showScene("jongno")
    ruling.tell(ALERT)
    ruling.take(documents(wall, LAYOUT))
    assert wall.face.scene_id == "gangnam"
    ruling.take(documents(wall, replace(LAYOUT, rules=())))
    assert (wall.face.scene_id, ruling.claims) == ("jongno", ())
    wall.face.showScene("all")
    ruling.take(documents(wall, LAYOUT))
    # The alert lasts: the rule that is there again is called by it.
    assert wall.face.scene_id == "gangnam"
    ruling.end("a1")
    assert wall.face.scene_id == "all"


def test_without_a_layout_there_is_no_rule(start: Start) -> None:
    wall, ruling = start()
    ruling.tell(ALERT)
    ruling.take(documents(wall, None))
    ruling.tell(ALERT)
    assert ruling.told() == []


def test_a_card_is_korean_on_a_korean_wall(start: Start) -> None:
    wall, ruling = start("ko")
    ruling.tell(ALERT)
    wall.settle()
    assert "호우 경보" in wall.texts()
    assert "끝내고 이전 화면으로" in wall.texts()


def test_programs_are_told_which_rules_are_called(start: Start) -> None:
    _, ruling = start()
    ruling.tell(WATER)
    ruling.tell(ALERT)
    assert [(one["rule"], one["shown"]) for one in ruling.told()] == [
        ("rain", ["main"]),
        ("flood", []),
    ]
    assert ruling.called_by(ALERT) == ("rain",)
    assert ruling.lasting == ("s1", "a1")
