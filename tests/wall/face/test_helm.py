"""A camera moved by real fingers on a real window, down to where its lens points."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPointingDevice

from tests.fakes.onvif_device import Device
from tests.fakes.onvif_ptz import FIELD, Turntable
from tests.fakes.served import Served
from tests.wall.face.conftest import NAMES, OpenWall, channels
from tests.wall.moving import ALSO, CREDENTIALS, FIXED, MOVED, PEOPLE, Moving, listed
from wall.documents import Documents
from wall.glass.mosaic import MosaicItem
from wall.trust.archive import Archive
from wall.trust.clerk import Clerk
from wall.trust.door import Door
from wall.trust.people import People

OpenMoving = Callable[..., Moving]


@pytest.fixture
def moving(open_wall: OpenWall, tmp_path: Path, screen: QPointingDevice) -> Iterator[OpenMoving]:
    """Opens a wall whose first channels can be moved."""
    made: list[Moving] = []
    cameras: list[Served] = []

    def make(
        device: Device | None = None, people: People | None = None, language: str = "en"
    ) -> Moving:
        camera = Served(device or Device(ptz=Turntable())).__enter__()
        cameras.append(camera)
        clerk = Clerk(Archive(tmp_path / "audit.sqlite"))
        clerk.start()
        door = Door(lambda: people, clerk) if people else None
        wall = open_wall(
            language=language, listed=listed(camera.url), door=door, credentials=CREDENTIALS
        )
        made.append(Moving(wall, camera, door, clerk, tmp_path / "audit.sqlite", screen))
        return made[0]

    yield make
    for one in made:
        one.wall.pilot.stop()
        one.witness.stop()
        one.clerk.stop()
    for camera in cameras:
        camera.__exit__(None, None, None)


def test_a_drag_on_the_picture_turns_the_lens_and_a_lift_stops_it(moving: OpenMoving) -> None:
    it = moving()
    it.hold()
    lens = it.camera.lens
    it.press((1, it.spot()))
    it.move((1, it.spot(0.8, 0.3)))
    it.wait(lambda: lens.position()[0] > 0.05)
    assert it.grip["moving"]
    assert it.wall.find("pullSpeed").property("text").endswith(" %")
    it.lift((1, it.spot(0.8, 0.3)))
    it.wait(lambda: not lens.moving() and lens.told[-1] == "Stop")
    x, y, zoom = lens.position()
    assert x > 0.05, "to the right"
    assert y > 0.0, "and up"
    assert zoom == 0.0
    assert it.wall.face.stage_.lit == MOVED, "the picture stays large"


def test_the_further_a_finger_pulls_the_faster_it_is(moving: OpenMoving) -> None:
    it = moving()
    it.hold()
    speeds = []
    it.press((1, it.spot()))
    for far in (0.505, 0.6, 0.7, 0.9):
        it.move((1, it.spot(far)))
        speeds.append(float(it.wall.helm.grip_.property("speed")))
    it.lift((1, it.spot(0.9)))
    assert speeds[0] == 0.0, "a tremble is none"
    assert 0.0 < speeds[1] < speeds[2] <= speeds[3] == 1.0


def test_two_fingers_zoom_and_do_not_turn(moving: OpenMoving) -> None:
    it = moving()
    it.hold()
    lens = it.camera.lens
    it.press((1, it.spot(0.45)), (2, it.spot(0.55)))
    it.move((1, it.spot(0.35)), (2, it.spot(0.65)))
    it.wait(lambda: lens.position()[2] > 0.05)
    it.lift((1, it.spot(0.35)), beside=(2, it.spot(0.65)))
    it.wait(lambda: not lens.moving() and lens.told[-1] == "Stop")
    it.move((2, it.spot(0.9)))
    it.lift((2, it.spot(0.9)))
    assert lens.position()[:2] == (0.0, 0.0), "the finger that stays behind does not pull"


def test_a_preset_is_one_touch_away_and_so_is_the_way_back(moving: OpenMoving) -> None:
    it = moving()
    it.hold()
    it.wait(lambda: it.wall.helm.grip_.property("presets"))
    it.wall.touch(it.screen, "preset_2")
    it.wait(lambda: it.camera.lens.position() == pytest.approx((0.2, 0.1, 0.2)))
    it.wall.touch(it.screen, "helmBack")
    it.wait(lambda: it.camera.lens.position() == pytest.approx((0.0, 0.0, 0.0)))


def test_a_tap_brings_its_place_into_the_middle(moving: OpenMoving) -> None:
    it = moving()
    it.hold()
    it.press((1, it.spot(0.75, 0.25)))
    it.lift((1, it.spot(0.75, 0.25)))
    middle = pytest.approx((FIELD / 2, FIELD / 2), abs=0.001)
    it.wait(lambda: it.camera.lens.position()[:2] == middle)
    assert it.camera.lens.told == ["RelativeMove"]


def test_the_stop_button_stops_what_goes_by_itself(moving: OpenMoving) -> None:
    it = moving()
    it.camera.lens.places["1"] = (1.0, 0.0, 0.0)
    it.hold()
    it.wait(lambda: it.wall.helm.grip_.property("presets"))
    it.wall.touch(it.screen, "preset_1")
    it.wait(it.camera.lens.moving)
    it.wall.touch(it.screen, "helmHalt")
    it.wait(lambda: not it.camera.lens.moving())
    assert it.camera.lens.position()[0] < 1.0


def test_a_purpose_is_asked_for_and_every_movement_is_recorded(moving: OpenMoving) -> None:
    it = moving(people=PEOPLE)
    it.sign_in("Kim")
    it.ask()
    assert it.question.startswith("What is 'Gangnam Station Crossing' moved for?")
    it.wall.touch(it.screen, "purpose_1")
    it.wait(lambda: it.wall.helm.grip_.property("presets"))
    it.press((1, it.spot()))
    it.move((1, it.spot(0.9)))
    it.wait(it.camera.lens.moving)
    it.lift((1, it.spot(0.9)))
    it.wall.touch(it.screen, "preset_2")
    it.wall.touch(it.screen, "helmEnd")
    entries = it.entries()
    assert {(e.who, e.role, e.origin, e.object) for e in entries} == {
        ("Kim", "operator", "touch", "seoul-0000")
    }
    told = [e.reason for e in entries]
    assert told[0] == "taken; for: Fire or rescue"
    assert told[1] == "movement begun; for: Fire or rescue"
    assert told[2].startswith("movement ended after ")
    assert told[3:] == [
        "sent to preset 2 'Bridge & river'; for: Fire or rescue",
        "given back, ended by hand; for: Fire or rescue",
    ]


def test_a_purpose_that_opened_the_picture_is_not_asked_for_again(moving: OpenMoving) -> None:
    it = moving()
    it.wall.face.guard_.grant(MOVED, "수해")
    it.ask()
    assert it.grip["purpose"] == "수해"


def test_visitors_and_viewers_move_nothing(moving: OpenMoving) -> None:
    it = moving(people=PEOPLE)
    it.ask()
    assert it.question == "'Gangnam Station Crossing' is moved by operators alone. Sign in as one."
    it.sign_in("Lee")
    it.ask()
    assert it.question == "'Gangnam Station Crossing' is moved by operators alone."
    assert not it.camera.device.asked


def test_whoever_holds_a_camera_keeps_it_and_the_other_is_told_who(moving: OpenMoving) -> None:
    it = moving(people=PEOPLE)
    it.sign_in("Kim")
    it.wall.window.resize(1600, 500)  # wide enough for two spotlights
    it.wall.settle()
    stage = it.wall.face.stage_
    mosaic = it.wall.find("mosaic")
    assert isinstance(mosaic, MosaicItem)
    stage.light(MOVED, mosaic, 0)
    it.wait(lambda: it.shown("helmButton"))
    it.wall.touch(it.screen, "helmButton")
    it.wall.touch(it.screen, "purpose_0")
    stage.light(ALSO, mosaic, 1)
    it.wall.touch(it.screen, "helmButton")
    assert it.question == (
        "Kim is moving 'Gangnam Station Crossing'. Another camera can be moved when that has ended."
    )
    assert it.wall.helm.row == MOVED


def test_a_second_hand_moves_nothing_and_is_told(moving: OpenMoving) -> None:
    it = moving()
    it.hold()
    it.press((1, it.spot(0.1)))
    it.move((1, it.spot(0.02)))
    it.press((2, it.spot(0.95)), beside=(1, it.spot(0.02)))
    it.move((1, it.spot(0.02)), (2, it.spot(0.7)))
    assert it.grip["line"] == "One hand moves it at a time."
    it.wait(lambda: it.camera.lens.position()[0] < -0.01)
    it.lift((2, it.spot(0.7)), beside=(1, it.spot(0.02)))
    assert it.grip["moving"], "whoever was first still holds it"
    it.lift((1, it.spot(0.02)))


@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "The camera does not answer."), ("ko", "카메라가 응답하지 않습니다.")],
)
def test_a_camera_that_does_not_answer_says_so(
    moving: OpenMoving, language: str, line: str
) -> None:
    it = moving(Device(ptz=Turntable(), hangs="GetNodes"), language=language)
    it.ask()
    it.wall.touch(it.screen, "purpose_0")
    it.wait(lambda: it.grip["trouble"])
    it.wall.settle()
    assert it.wall.find("helmLine").property("text") == line
    assert not it.shown("helmWords"), "our own English is for the log"
    it.wall.touch(it.screen, "helmEnd")
    assert not it.wall.helm.grip_.property("open")


@pytest.mark.parametrize("ending", ["spotlight", "people", "edit", "idle"])
def test_however_it_ends_the_camera_stands(moving: OpenMoving, ending: str) -> None:
    it = moving(people=PEOPLE)
    it.sign_in("Kim")
    it.hold()
    it.press((1, it.spot()))
    it.move((1, it.spot(0.9)))
    it.wait(it.camera.lens.moving)
    if ending == "spotlight":
        it.wall.face.spotlight(-1)
    elif ending == "people":
        it.wall.face.guard_.enterGuest()
    elif ending == "edit":
        it.wall.face.take(Documents(channels(), None, {}, (), {}))
    else:
        it.lift((1, it.spot(0.9)))
        it.wall.helm.grip_._lapse()
    it.wait(lambda: not it.camera.lens.moving() and it.camera.lens.told[-1] == "Stop")
    assert not it.wall.helm.grip_.property("open")
    reasons = [e.reason for e in it.entries()]
    assert reasons[-2].startswith("movement ended after")
    assert reasons[-1].startswith("given back, ")


def test_idle_hands_are_warned_and_a_resting_finger_is_not_idle(moving: OpenMoving) -> None:
    it = moving()
    it.hold()
    grip = it.wall.helm.grip_
    grip._touched = time.monotonic() - 25.0
    it.wall.second()
    assert it.wall.find("helmIdle").property("text").startswith("Ends by itself in 5 s")
    it.press((1, it.spot()))
    it.move((1, it.spot(0.9)))
    grip._lapse()
    assert grip.property("open"), "a finger that pulls without a tremble still pulls"
    it.lift((1, it.spot(0.9)))
    grip._lapse()
    assert not grip.property("open")


def test_administrators_keep_a_view_under_a_name(moving: OpenMoving) -> None:
    it = moving(people=PEOPLE)
    it.sign_in("Kim")
    it.hold()
    assert not it.shown("helmKeep")
    it.wall.face.spotlight(-1)
    it.sign_in("Park")
    it.hold()
    it.wait(lambda: it.wall.helm.grip_.property("presets"))
    it.wall.touch(it.screen, "helmKeep")
    assert it.wall.find("presetName").property("text") == "View 3"
    it.wall.find("presetName").setProperty("text", "북문")
    it.wall.touch(it.screen, "givePresetName")
    it.wait(lambda: len(it.wall.helm.grip_.property("presets")) == 3)
    assert it.camera.lens.presets["3"] == "북문"


def test_a_channel_without_a_control_address_has_no_button(moving: OpenMoving) -> None:
    it = moving()
    it.wall.face.spotlight(FIXED)
    it.wait(lambda: it.shown("spotName"))
    assert not it.shown("helmButton")
    it.wall.face.spotlight(MOVED)
    it.wait(lambda: it.shown("helmButton"))


def test_korean_is_korean(moving: OpenMoving) -> None:
    it = moving(language="ko")
    it.ask()
    assert (
        it.question
        == f"'{NAMES[MOVED][0]}' 카메라를 왜 움직이십니까? 목적과 모든 움직임이 기록됩니다."
    )
    it.wall.touch(it.screen, "purpose_0")
    it.wait(lambda: it.wall.helm.grip_.property("presets"))
    it.wall.settle()
    assert {"정지", "처음 위치로", "조작 끝내기", "정문", "회전·확대 조작"} <= set(it.wall.texts())
