"""The whole window: search, spotlight, scenes, problems, in both languages."""

from __future__ import annotations

import numpy as np

from layouts.channels import Channel
from layouts.phrase import phrase
from layouts.problem import Problem
from streams.floor.reason import Reason
from streams.floor.truth import Link
from tests.wall.face.conftest import OpenWall, Wall, channels
from tests.wall.face.test_program import LAYOUT
from wall.documents import Documents
from wall.face.panorama import pixels_of
from wall.face.port import WallPort


def found(wall: Wall) -> list[str]:
    return [result["name"] for result in wall.face.finder_.property("results")]


def test_the_strip_says_what_stands_on_the_glass_and_what_is_wrong(open_wall: OpenWall) -> None:
    wall = open_wall()
    wall.city.late(2, 14)
    wall.second()
    texts = wall.texts()
    assert "All channels" in texts
    place = texts.index("late")
    assert texts[place - 1] == "1"
    assert texts[texts.index("live") - 1] == "5"


def test_initial_consonants_on_the_keypad_find_a_channel_and_a_touch_enlarges_it(
    open_wall: OpenWall,
) -> None:
    wall = open_wall(language="ko")
    wall.press("searchButton")
    wall.press("page_ㄱㄴㄷ")
    wall.press("key_ㅎ")
    wall.press("key_ㄴ")
    assert wall.find("searchField").property("text") == "ㅎㄴ"
    assert found(wall) == ["한남대교 북단"]
    wall.press("result_4")
    assert wall.face.stage_.lit == 4
    assert not wall.find("search").isVisible()
    assert wall.find("spotName").property("text") == "한남대교 북단"


def test_a_keyboard_types_into_the_search_too(open_wall: OpenWall) -> None:
    wall = open_wall()
    wall.press("searchButton")
    wall.type("mapo")
    wall.settle()
    assert found(wall) == ["Mapo Bridge South"]
    wall.press("key_erase")
    wall.press("key_clear")
    assert wall.find("searchField").property("text") == ""
    wall.type("gan")
    wall.settle()
    assert found(wall) == ["Gangnam Station Crossing", "Gangnam-gu Office"]


def test_nothing_found_is_said(open_wall: OpenWall) -> None:
    wall = open_wall()
    wall.press("searchButton")
    wall.face.finder_.setProperty("query", "busan")
    wall.settle()
    assert "No channel has this name." in wall.texts()


def test_the_spotlight_says_name_truth_and_tier(open_wall: OpenWall) -> None:
    wall = open_wall()
    wall.city.move(1, (40, 200, 90))
    wall.face.spotlight(1)
    wall.bot.waitUntil(lambda: "Mapo Bridge South" in wall.texts())
    texts = wall.texts()
    assert wall.find("spotTruth").property("text") == "live"
    assert "smooth 640x360, no decoder yet" in texts
    assert "in the spotlight" in texts
    wall.city.late(1, 14)
    spot_truth = wall.find("spotTruth")
    wall.bot.waitUntil(lambda: str(spot_truth.property("text")).startswith("late 14"))


def test_the_spotlight_says_why_there_is_no_picture_and_leaves_the_name_its_room(
    open_wall: OpenWall,
) -> None:
    wall = open_wall(language="ko")
    row = wall.city.frames.status[1]
    row["link"], row["refused"], row["reason"] = Link.WAITING, 415, Reason.CODEC
    row["words"] = b"X" * 100
    wall.city.look()
    wall.face.spotlight(1)
    wall.bot.waitUntil(lambda: "마포대교 남단" in wall.texts())
    reason, name = wall.find("spotReason"), wall.find("spotName")
    assert str(reason.property("text")).startswith("카메라가 보내는 코덱 XXX")
    assert reason.width() < reason.implicitWidth(), "it would be wider than half the window"
    assert name.width() > name.implicitWidth()


def test_a_scene_is_one_touch_away(open_wall: OpenWall) -> None:
    wall = open_wall(LAYOUT)
    wall.press("scene_gangnam")
    assert wall.face.scene_id == "gangnam"
    assert wall.face.stage_.arrangement.channels.tolist() == [0, 5]


def test_without_scenes_there_is_no_strip_of_scenes(open_wall: OpenWall) -> None:
    assert not open_wall().find("scenes").isVisible()


def test_an_invalid_document_is_told_and_goes_when_it_is_mended(open_wall: OpenWall) -> None:
    wall = open_wall()
    wall.face.notice_.tell("channels.json, line 3: found a comma, expected a brace.")
    wall.settle()
    assert wall.find("problem").isVisible()
    lead = wall.find("problemLead").property("text")
    assert lead == "A document has an error: the wall goes on showing what it had."
    wall.face.take(Documents(channels()[:4], None, {}, (), {}))
    wall.settle()
    assert not wall.find("problem").isVisible()
    assert len(wall.face.stage_.arrangement.channels) == 4


def test_channels_for_which_there_is_no_room_are_told(open_wall: OpenWall) -> None:
    wall = open_wall(language="ko")
    wall.face.take(Documents(channels(8), None, {}, (), {}))
    wall.settle()
    assert str(wall.find("problemLead").property("text")).startswith("새 채널 2개를 넣을 자리")
    assert wall.find("problem").property("text") == "그중 첫 채널: 'seoul-0006'"


def test_a_problem_can_be_put_away(open_wall: OpenWall) -> None:
    wall = open_wall()
    wall.face.notice_.tell("channels.json, line 3: found a comma, expected a brace.")
    wall.press("dismissProblem")
    assert not wall.find("problem").isVisible()


def test_channels_that_leave_the_list_leave_the_spotlight_and_the_search(
    open_wall: OpenWall,
) -> None:
    wall = open_wall()
    wall.face.spotlight(5)
    wall.face.finder_.setProperty("query", "gangnam")
    assert len(found(wall)) == 2
    wall.face.take(Documents(channels()[:5], None, {}, (), {}))
    assert wall.face.stage_.lit is None
    assert found(wall) == ["Gangnam Station Crossing"]


def test_a_wall_without_channels_says_so(open_wall: OpenWall) -> None:
    wall = open_wall(LAYOUT)
    nobody: tuple[Channel, ...] = ()
    wall.face.take(Documents(nobody, LAYOUT, {}, (), {}))
    wall.settle()
    assert str(wall.find("empty").property("text")).startswith("There is no channel yet.")


def test_a_scene_without_channels_says_so(open_wall: OpenWall) -> None:
    wall = open_wall(LAYOUT)
    wall.face.take(Documents(channels()[1:3], LAYOUT, {}, (), {}))
    wall.press("scene_gangnam")
    assert str(wall.find("empty").property("text")).startswith("No channel stands in this scene.")


def test_other_threads_ask_through_the_port(open_wall: OpenWall) -> None:
    wall = open_wall(LAYOUT)
    port = WallPort(wall.face, wall.windows.all)
    port.spotlight("seoul-0003")
    assert port.shown()["spotlight"] is None, "it is done later, on Qt's thread"
    wall.bot.waitUntil(lambda: port.shown()["spotlight"] == "seoul-0003")
    port.scene("pair")
    pair: dict[str, object] = {"scene": "pair", "salvos": [], "tour": None, "editing": None}
    wall.bot.waitUntil(lambda: port.shown() == pair | {"spotlight": None, "spotlights": []})
    assert port.scenes() == ("all", "gangnam", "pair")
    snapshot = port.snapshot()
    wall.bot.waitUntil(snapshot.done)
    pixels = snapshot.result()
    assert pixels.shape == (720, 1280, 4)
    wall.bot.waitUntil(lambda: wall.face.stage_.spotlight is None)
    wall.settle()
    again = port.snapshot()
    wall.bot.waitUntil(again.done)
    middle = pixels_of(wall.window.grabWindow())[300:400, 300:400]
    assert np.array_equal(again.result()[300:400, 300:400], middle)


def test_korean_is_korean(open_wall: OpenWall) -> None:
    wall = open_wall(language="ko")
    wall.face.notice_.tell("…")
    wall.press("searchButton")
    texts = wall.texts()
    assert {"검색", "닫기", "전체 채널", "이름 또는 초성", "실시간"} <= set(texts)
    assert "문서 오류 — 이전 내용을 그대로 보여줍니다." in texts
    assert not {"Search", "Close", "Space", "Clear"} & set(texts)


def test_a_bad_row_is_told_in_the_language_of_the_glass(open_wall: OpenWall) -> None:
    wall = open_wall(language="ko")
    row = Problem("a.csv", 3, "", phrase("a comment"), phrase("yes or no"), phrase("delete it"))
    wall.face.take(Documents(wall.city.channels, None, {}, (row,), {}))
    wall.settle()
    told = wall.find("problem").property("text")
    assert told == "a.csv, 3번째 줄 — 발견: 주석, 필요: yes 또는 no. 지우십시오."
