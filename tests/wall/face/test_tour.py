"""Tours and salvos in the window, with real fingers: in time, told, led, and out of the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest

from layouts.layout import Layout
from layouts.salvo import Part, Salvo
from layouts.tour import Step, Tour
from streams.media.demand import Focus
from tests.wall.face.conftest import OpenWall, Wall
from tests.wall.face.test_program import ALL, GANGNAM, PAIR, SURFACE
from wall.documents import Documents
from wall.face.port import WallPort
from wall.face.witness import Witness
from wall.trust.archive import Archive
from wall.trust.clerk import Clerk
from wall.trust.ledger import read, reading

SHORT_S = 0.4
FLOOD = Salvo(
    "flood", {"en": "Heavy rain", "ko": "호우"}, (Part(("a",), channels=("seoul-0002",)),)
)
STEPS = (Step(scene="all", dwell_s=SHORT_S), Step(scene="pair", dwell_s=SHORT_S))


def tour(id_: str = "day", **how: object) -> Tour:
    return Tour(id_, {"en": "Day tour", "ko": "주간 순회"}, STEPS, **how)  # type: ignore[arg-type]


def layout(*tours: Tour) -> Layout:
    return Layout(SURFACE, (ALL, GANGNAM, PAIR), salvos=(FLOOD,), tours=tours)


SLOW = Tour("slow", {"en": "Slow"}, (Step(scene="pair", dwell_s=99), Step(scene="all", dwell_s=99)))


def until_scene(wall: Wall, scene: str) -> None:
    wall.bot.waitUntil(lambda: wall.face.scene_id == scene)


def paused(wall: Wall) -> bool:
    return bool(wall.face.touring_.property("state").get("paused"))


def tap_glass(wall: Wall, screen: QPointingDevice) -> None:
    """Tap where no tile is."""
    corner = wall.find("mosaic").mapToScene(QPoint(2, 2)).toPoint()
    QTest.touchEvent(wall.window, screen).press(0, corner, wall.window).commit()
    QTest.touchEvent(wall.window, screen).release(0, corner, wall.window).commit()


def test_a_tour_begins_with_a_touch_goes_on_and_around(
    open_wall: OpenWall, screen: QPointingDevice
) -> None:
    wall = open_wall(layout(tour()))
    wall.touch(screen, "tour_day")
    assert wall.face.touring_.playing == "day"
    assert "Day tour" in wall.texts()
    for scene in ("pair", "all", "pair"):
        until_scene(wall, scene)
    assert wall.find("tourStep").property("text") == "2 / 2"


def test_its_progress_is_told(open_wall: OpenWall) -> None:
    wall = open_wall(layout(SLOW))
    wall.face.touring_.start("slow")
    before = wall.face.touring_.property("progress")
    wall.bot.waitUntil(lambda: wall.face.touring_.property("progress") > before)


def test_a_touch_stops_it_and_it_goes_on_when_the_hands_are_gone(
    open_wall: OpenWall, screen: QPointingDevice
) -> None:
    wall = open_wall(layout(tour(resume_after_s=1.0)))
    wall.face.touring_.start("day")
    tap_glass(wall, screen)
    assert paused(wall)
    wall.touch(screen, "scene_gangnam")
    assert wall.face.scene_id == "gangnam"
    assert wall.face.touring_.playing == "day", "it waits, for a finger chose something else"
    wall.bot.waitUntil(lambda: not paused(wall))
    assert wall.face.scene_id == "all", "it goes on where it stood still"
    until_scene(wall, "pair")


def test_fingers_lead_it_and_end_it(open_wall: OpenWall, screen: QPointingDevice) -> None:
    wall = open_wall(layout(SLOW))
    wall.touch(screen, "tour_slow")
    assert wall.face.scene_id == "pair"
    wall.touch(screen, "tourPause")
    assert paused(wall)
    assert wall.find("tourPause").property("text") == "Go on"
    wall.touch(screen, "tourNext")
    assert (wall.face.scene_id, paused(wall)) == ("all", True)
    wall.touch(screen, "tourBack")
    assert wall.face.scene_id == "pair"
    wall.touch(screen, "tourPause")
    assert not paused(wall)
    wall.touch(screen, "tourStop")
    assert wall.face.touring_.playing is None
    assert not wall.find("tour").isVisible()
    assert wall.face.scene_id == "pair", "what stands on the glass stays"


def test_a_tour_that_no_touch_stops_gives_way_to_a_scene(
    open_wall: OpenWall, screen: QPointingDevice
) -> None:
    wall = open_wall(layout(Tour("steady", {}, SLOW.steps, pause_on_touch=False)))
    wall.face.touring_.start("steady")
    tap_glass(wall, screen)
    assert not paused(wall)
    wall.touch(screen, "scene_gangnam")
    assert wall.face.touring_.playing is None


def test_a_tour_that_does_not_loop_ends_by_itself(open_wall: OpenWall) -> None:
    wall = open_wall(layout(tour(loop=False)))
    wall.face.touring_.start("day")
    wall.bot.waitUntil(lambda: wall.face.touring_.playing is None)
    assert wall.face.scene_id == "pair"


def test_the_next_step_s_large_channels_are_made_ready_and_then_let_go(
    open_wall: OpenWall,
) -> None:
    wall = open_wall(layout(tour()))
    wall.face.touring_.start("day")
    city = wall.city

    def warm() -> set[int]:
        shown = city.shown.items()
        return {row for row, demand in shown if demand.focus is Focus.WARM}

    wall.bot.waitUntil(lambda: warm() == {4})
    assert wall.face.scene_id == "all"
    assert city.shown[4].width == pytest.approx(960, abs=8)
    until_scene(wall, "pair")
    wall.bot.waitUntil(lambda: not warm())


def test_an_edit_of_its_steps_begins_it_anew_and_its_end_ends_it(open_wall: OpenWall) -> None:
    wall = open_wall(layout(SLOW))
    wall.face.touring_.start("slow")
    wall.face.touring_.move(1)
    other = Tour("slow", {}, (*SLOW.steps, Step(salvo="flood", dwell_s=99)))
    wall.face.take(Documents(wall.city.channels, layout(other), {}, (), {}))
    assert wall.face.touring_.property("state")["steps"] == 3
    assert wall.face.scene_id == "pair"
    wall.face.take(Documents(wall.city.channels, layout(), {}, (), {}))
    assert wall.face.touring_.playing is None


def test_a_salvo_is_one_touch_away_and_another_gives_its_displays_back(
    open_wall: OpenWall, screen: QPointingDevice
) -> None:
    wall = open_wall(layout())
    wall.touch(screen, "salvo_flood")
    assert wall.face.stage_.arrangement.channels.tolist() == [2]
    assert "All  +  Heavy rain" in wall.texts()
    wall.touch(screen, "salvo_flood")
    assert len(wall.face.stage_.arrangement.channels) == 6


def test_in_korean_the_buttons_are_korean(open_wall: OpenWall) -> None:
    wall = open_wall(layout(SLOW, tour()), language="ko")
    wall.face.touring_.start("day")
    wall.settle()
    assert {"이전", "멈춤", "다음", "순회 끝내기", "주간 순회", "호우"} <= set(wall.texts())


def test_programs_play_tours_and_call_up_salvos(open_wall: OpenWall) -> None:
    wall = open_wall(layout(SLOW))
    port = WallPort(wall.face, wall.windows.all)
    port.start_tour("slow")
    step = {"id": "slow", "step": 1, "steps": 2, "paused": False}
    wall.bot.waitUntil(lambda: port.shown()["tour"] == step)
    port.spotlight("seoul-0003")
    wall.bot.waitUntil(lambda: port.shown()["tour"] == {**step, "paused": True})
    port.salvo("flood")
    wall.bot.waitUntil(lambda: port.shown()["salvos"] == ["flood"])
    assert port.shown()["tour"] is None, "it would take the salvo away at once"
    port.start_tour("slow")
    port.stop_tour("slow")
    wall.bot.waitUntil(lambda: port.shown()["scene"] == "pair")
    wall.bot.waitUntil(lambda: port.shown()["tour"] is None)
    for ask in (port.start_tour, port.stop_tour, port.salvo):
        with pytest.raises(KeyError):
            ask("gone")


@pytest.fixture
def recorded(open_wall: OpenWall, tmp_path: Path) -> Iterator[tuple[Wall, Witness, Clerk]]:
    """A wall with a tour, and a witness."""
    wall = open_wall(layout(tour(loop=False)))
    clerk = Clerk(Archive(tmp_path / "audit.sqlite"))
    clerk.start()
    documents = Documents(wall.city.channels, layout(tour(loop=False)), {}, (), {})
    witness = Witness(wall.face, clerk, documents, "sha256:00")
    yield wall, witness, clerk
    witness.stop()
    clerk.stop()


def test_steps_are_recorded_with_whose_deed_they_are(
    recorded: tuple[Wall, Witness, Clerk], screen: QPointingDevice, tmp_path: Path
) -> None:
    wall, witness, clerk = recorded
    wall.touch(screen, "tour_day")
    wall.bot.waitUntil(lambda: wall.face.touring_.playing is None)
    wall.touch(screen, "salvo_flood")
    wall.touch(screen, "scene_all")
    witness.stop()
    clerk.stop()
    with reading(tmp_path / "audit.sqlite") as database:
        entries = [(e.event, e.object, e.origin) for e in read(database, "ORDER BY sequence")]
    assert entries[3:-1] == [
        ("tour", "day/1", "touch"),
        ("scene", "pair", "wall"),
        ("tour", "day/2", "wall"),
        ("tour", "", "wall"),
        ("salvo", "flood", "touch"),
        ("scene", "all", "touch"),
        ("salvo", "", "touch"),
    ]
