"""The list of troubles under real fingers: opened at a state, read, scrolled, chosen from."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from streams.floor.reason import Reason
from streams.floor.truth import Link, State
from tests.wall.face.conftest import OpenWall, Wall, channels
from wall.documents import Documents
from wall.face.channelmodel import ENTRY, MOST_STEPS, ChannelModel

AT_1080 = 720 / 1080
"""The unit of the tests' window."""


def refuse(wall: Wall, channel: int) -> None:
    """A camera refuses the password."""
    row = wall.city.frames.status[channel]
    row["link"], row["refused"], row["retry_at"] = Link.WAITING, 401, time.monotonic() + 20.5
    row["reason"], row["words"] = Reason.PASSWORD, b"401 Unauthorized"
    wall.city.look()


def lose(wall: Wall, channel: int, seconds: float) -> None:
    """A camera has been gone for so long."""
    row = wall.city.frames.status[channel]
    row["link"], row["reason"] = Link.WAITING, Reason.PORT_CLOSED
    wall.city.look()
    wall.city.judge.since[channel] -= seconds


def listed(wall: Wall) -> tuple[int, ...]:
    """The channels in the list, in order."""
    return wall.face.troubles_.model_.rows


def entries(wall: Wall) -> list[dict[str, Any]]:
    """What is written in the list's rows, from above."""
    rows = [item for item in wall.items(wall.find("troubleList")) if item.property("entry")]
    rows.sort(key=QQuickItem.y)
    return [row.property("entry") for row in rows if row.isVisible()]


def test_a_tap_on_the_totals_lists_the_worst_first_with_the_cameras_own_words(
    open_wall: OpenWall, screen: QPointingDevice
) -> None:
    wall = open_wall()
    wall.city.late(0, 14)
    lose(wall, 1, 60)
    lose(wall, 2, 130)
    refuse(wall, 4)
    wall.second()
    assert not wall.find("troubles").isVisible()
    wall.touch(screen, "total_live")
    assert wall.find("troubles").isVisible()
    assert listed(wall) == (4, 2, 1, 0)
    first, second, _, last = entries(wall)
    assert (first["name"], first["groups"]) == ("Hannam Bridge North", "용산")
    assert first["truth"] == "refused: wrong password"
    assert first["words"].startswith(
        "the camera refused the user name or password: check the channel's credential "
        "(401 Unauthorized) · next try in "
    )
    assert second["truth"] == "lost 2 min"
    assert second["words"] == "connection refused: nothing listens at this port"
    assert second["since"].startswith("since ")
    assert re.match(r"late (1[4-9]|[2-5]\d) s", last["truth"])
    assert last["words"].startswith("no signal for ")


def test_in_korean_all_but_the_cameras_words_is_korean(
    open_wall: OpenWall, screen: QPointingDevice
) -> None:
    wall = open_wall(language="ko")
    lose(wall, 1, 130)
    refuse(wall, 4)
    wall.second()
    wall.touch(screen, "total_live")
    refused, lost = entries(wall)
    assert refused["truth"] == "거부됨: 비밀번호 오류"
    assert refused["words"].startswith(
        "카메라가 사용자 이름이나 비밀번호를 거부함: 채널의 로그인 정보 확인 (401 Unauthorized) · "
    )
    assert lost["truth"] == "끊김 2분"
    assert lost["words"] == "연결이 거부됨: 이 포트를 여는 프로그램이 없음"
    assert lost["since"].endswith("부터")
    assert {"실시간이 아닌 카메라", "전체", "닫기"} <= set(wall.texts())
    assert not {"Not live", "All", "Close"} & set(wall.texts())


def test_the_totals_are_a_target_for_a_finger(open_wall: OpenWall) -> None:
    wall = open_wall()
    lose(wall, 1, 60)
    wall.second()
    wall.press("totals")
    assert wall.find("totals").height() >= int(56 * AT_1080)
    assert wall.find("chip_lost").height() >= int(56 * AT_1080)


def test_one_of_the_totals_lists_its_state_alone_and_again_closes(
    open_wall: OpenWall, screen: QPointingDevice
) -> None:
    wall = open_wall()
    wall.city.late(0, 14)
    lose(wall, 1, 60)
    wall.second()
    wall.touch(screen, "total_lost")
    assert listed(wall) == (1,)
    wall.touch(screen, "total_late")
    assert listed(wall) == (0,)
    wall.touch(screen, "total_live")
    assert listed(wall) == (1, 0)
    wall.touch(screen, "total_live")
    assert not wall.find("troubles").isVisible()


def test_chips_choose_a_state_and_a_chosen_one_stays_when_its_last_camera_is_back(
    open_wall: OpenWall, screen: QPointingDevice
) -> None:
    wall = open_wall()
    wall.city.late(0, 14)
    lose(wall, 1, 60)
    wall.second()
    wall.touch(screen, "total_live")
    wall.touch(screen, "chip_lost")
    assert listed(wall) == (1,)
    assert not wall.find("chip_refused").isVisible(), "nothing is refused"
    wall.city.frames.status["link"][1] = Link.PLAYING
    wall.city.look()
    wall.second()
    assert listed(wall) == ()
    assert wall.find("chip_lost").isVisible()
    assert wall.find("noTrouble").property("text") == "No camera is in this state any more"
    wall.touch(screen, "chip_all")
    assert listed(wall) == (0,)


def test_when_every_camera_is_live_the_list_says_so(
    open_wall: OpenWall, screen: QPointingDevice
) -> None:
    wall = open_wall()
    wall.touch(screen, "total_live")
    assert wall.find("noTrouble").property("text") == "Every camera is live"
    wall.touch(screen, "closeTroubles")
    assert not wall.find("troubles").isVisible()


def test_a_tap_on_a_row_enlarges_its_channel_and_closes_the_list(
    open_wall: OpenWall, screen: QPointingDevice
) -> None:
    wall = open_wall()
    lose(wall, 1, 60)
    lose(wall, 3, 130)
    wall.second()
    wall.touch(screen, "total_live")
    wall.touch(screen, "trouble_1")
    assert wall.face.stage_.lit == 1
    assert not wall.find("troubles").isVisible()


def test_no_row_moves_under_a_finger(open_wall: OpenWall, screen: QPointingDevice) -> None:
    wall = open_wall()
    for channel in (0, 1, 2):
        lose(wall, channel, 60 - channel)
    wall.second()
    wall.touch(screen, "total_live")
    point = wall.middle("trouble_1")
    QTest.touchEvent(wall.window, screen).press(0, point, wall.window).commit()
    refuse(wall, 5)
    wall.city.frames.status["link"][0] = Link.PLAYING
    wall.city.look()
    wall.second()
    assert listed(wall) == (0, 1, 2), "the finger is down"
    assert entries(wall)[0]["state"] == "live", "but no row claims what is no longer so"
    QTest.touchEvent(wall.window, screen).release(0, point, wall.window).commit()
    assert wall.face.stage_.lit == 1, "what was touched is what is enlarged"
    wall.face.troubles_.show("")
    wall.second()
    assert listed(wall) == (5, 1, 2)


def test_the_list_and_the_search_take_turns(open_wall: OpenWall, screen: QPointingDevice) -> None:
    wall = open_wall()
    wall.touch(screen, "total_live")
    wall.touch(screen, "searchButton")
    assert (wall.find("search").isVisible(), wall.find("troubles").isVisible()) == (True, False)
    wall.touch(screen, "total_live")
    assert (wall.find("search").isVisible(), wall.find("troubles").isVisible()) == (False, True)


def test_channels_that_leave_the_documents_leave_the_list(
    open_wall: OpenWall, screen: QPointingDevice
) -> None:
    wall = open_wall()
    lose(wall, 1, 60)
    lose(wall, 5, 130)
    wall.touch(screen, "total_live")
    assert listed(wall) == (5, 1)
    wall.face.take(Documents(channels()[:5], None, {}, (), {}))
    wall.settle()
    assert listed(wall) == (1,)


def test_a_whole_city_in_trouble_is_scrolled_by_a_finger_and_stays_where_it_was(
    open_wall: OpenWall, screen: QPointingDevice
) -> None:
    wall = open_wall(count=2800)
    status = wall.city.frames.status
    status["link"] = Link.WAITING
    wall.city.look()
    wall.second()
    wall.touch(screen, "total_live")
    assert len(listed(wall)) == 2800
    assert len(entries(wall)) < 30, "only rows in sight are made"
    view = wall.find("troubleList")
    start = wall.middle("troubleList")
    QTest.touchEvent(wall.window, screen).press(0, start, wall.window).commit()
    for step in range(1, 9):
        point = start - QPoint(0, 20 * step)
        QTest.touchEvent(wall.window, screen).move(0, point, wall.window).commit()
        wall.settle()
    QTest.touchEvent(wall.window, screen).release(0, point, wall.window).commit()
    wall.bot.waitUntil(lambda: not view.property("moving"))
    assert view.property("contentY") > 100
    before = entries(wall)[2]["row"]
    place = wall.middle(f"trouble_{before}")
    status["link"][0] = Link.PLAYING
    # On a slow machine its picture has grown old meanwhile, and does so again.
    status["packet_at"][0] = status["captured"][0] = time.monotonic() + 60.0
    wall.city.look()
    wall.second()
    assert 0 not in listed(wall)
    assert wall.middle(f"trouble_{before}") == place, "what left above moved nothing in sight"


def test_the_strip_says_the_oldest_age_when_it_is_older_than_promised(open_wall: OpenWall) -> None:
    wall = open_wall()
    wall.city.frames.status["captured"][:] = time.monotonic() - 40.0
    wall.second()
    assert wall.face.tally_.property("oldest") == "", "a minute was promised"
    wall.city.frames.status["captured"][2] = time.monotonic() - 130.0
    wall.second()
    assert wall.find("oldest").property("text") == "oldest picture 2 min"


def told(model: ChannelModel) -> list[str]:
    """What is told to a view, from now on."""
    steps: list[str] = []

    def removed(_: QModelIndex, first: int, last: int) -> None:
        steps.append(f"-{first}..{last}")

    def inserted(_: QModelIndex, first: int, last: int) -> None:
        steps.append(f"+{first}..{last}")

    model.rowsRemoved.connect(removed)
    model.rowsInserted.connect(inserted)
    return steps


def test_few_rows_move_one_by_one_and_many_all_at_once() -> None:
    model = ChannelModel(lambda row: {"row": row})
    model.show(list(range(500)))
    steps = told(model)
    model.show([row for row in range(500) if row not in (3, 4, 200)])
    assert steps == ["-200..200", "-3..4"]
    steps.clear()
    model.show(list(range(0, 500, 2)))
    assert MOST_STEPS < 248
    assert steps == ["-250..496"]
    assert model.rows == tuple(range(0, 500, 2))
    steps.clear()
    model.show(list(range(300)))
    assert steps == ["+250..299"]
    assert model.rows == tuple(range(300))
    assert model.data(model.index(7), ENTRY) == {"row": 7}
    assert model.data(model.index(0), 0) is None


@pytest.mark.parametrize("state", [state for state in State if state is not State.LIVE])
def test_every_state_can_be_listed_alone(open_wall: OpenWall, state: State) -> None:
    wall = open_wall()
    wall.city.judge.states[3] = state
    wall.city.judge.states[4] = State.LATE if state is not State.LATE else State.LOST
    wall.face.troubles_.show(state.word)
    assert listed(wall) == (3,)
