"""Which channels are in trouble, in what order, and what is said of each."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import pytest

from streams.floor.reason import Reason
from streams.floor.truth import STATUS, Link, State, Tier
from wall.face.trouble import account, clock, worst_first
from wall.glass.words import Facts

NOW = 5000.0


def status(**values: Any) -> Any:
    """A status row of a camera that plays, but for these values."""
    row: Any = np.zeros(1, STATUS)[0]
    row["link"], row["played_at"], row["packet_at"], row["key_at"] = Link.PLAYING, 4000, NOW, NOW
    for name, value in values.items():
        row[name] = value
    return row


def states(*found: State) -> tuple[np.ndarray, np.ndarray]:
    """These states, each a second younger than the one before."""
    return np.array(found, np.uint8), NOW - 100.0 + np.arange(len(found))


def test_what_only_a_person_can_mend_comes_first_and_what_is_live_not_at_all() -> None:
    found = states(State.CONNECTING, State.LIVE, State.LATE, State.LOST, State.REFUSED)
    assert worst_first(*found).tolist() == [4, 3, 2, 0]
    rest = states(State.FROZEN, State.BLACK, State.LATE, State.NO_KEYFRAME)
    assert worst_first(*rest).tolist() == [3, 2, 1, 0]


def test_within_a_state_what_has_lasted_longest_comes_first() -> None:
    found, since = states(State.LOST, State.LOST, State.LOST)
    assert worst_first(found, since).tolist() == [0, 1, 2]
    assert worst_first(found, since[::-1]).tolist() == [2, 1, 0]


def test_one_state_alone() -> None:
    found = states(State.LATE, State.LOST, State.LATE, State.LIVE)
    assert worst_first(*found, only=State.LATE).tolist() == [0, 2]
    assert worst_first(*found, only=State.BLACK).tolist() == []


SAID = [
    (
        status(reason=Reason.RENEWED, packet_at=NOW - 9, retry_at=NOW - 1),
        Facts(State.LATE, age=9),
        "citywall starts its own process for this camera again; nothing is wrong with the camera",
        "citywall이 이 카메라를 맡은 자체 프로세스를 다시 시작하는 중. 카메라에는 이상이 없음",
    ),
    (
        status(reason=Reason.RENEWED, packet_at=NOW - 9, retry_at=NOW + 20.5),
        Facts(State.LATE, age=9),
        "citywall starts its own process for this camera again; nothing is wrong with the camera "
        "· next try in 20 s",
        "citywall이 이 카메라를 맡은 자체 프로세스를 다시 시작하는 중. 카메라에는 이상이 없음 "
        "· 20초 뒤 다시 연결",
    ),
    (
        status(link=Link.WAITING, reason=Reason.BUSY, words=b"503 Try later", retry_at=NOW + 30.9),
        Facts(State.REFUSED, refused=503, tries=4),
        "the camera is busy: it serves as many viewers as it can (503 Try later) "
        "· next try in 30 s",
        "카메라가 바쁨: 받을 수 있는 시청자가 모두 찼음 (503 Try later) · 30초 뒤 다시 연결",
    ),
    (
        status(link=Link.CONNECTING, reason=Reason.SILENT, number=8),
        Facts(State.LOST, tries=2, since=70),
        "nothing arrived for 8 s · trying now",
        "8초 동안 아무것도 오지 않음 · 지금 연결하는 중",
    ),
    (
        status(link=Link.WAITING, reason=Reason.NAME_UNKNOWN, words=b"gate.example"),
        Facts(State.CONNECTING, tries=1),
        "the name gate.example is not known here: check the channel's URL",
        "gate.example: 여기서 알 수 없는 이름. 채널의 URL 확인",
    ),
    (
        status(link=Link.WAITING, words="점검 중 (till noon)".encode()),
        Facts(State.CONNECTING, tries=1),
        "점검 중 (till noon)",
        "점검 중 (till noon)",
    ),
    (
        status(link=Link.IDLE),
        Facts(State.CONNECTING),
        "waiting for its turn to connect",
        "연결 순서를 기다리는 중",
    ),
    (
        status(),
        Facts(State.CONNECTING, tries=1),
        "connected, waiting for the first picture",
        "연결됨, 첫 화면을 기다리는 중",
    ),
    (
        status(key_at=NOW - 12),
        Facts(State.NO_KEYFRAME, since=2),
        "the signal arrives, but no keyframe for 12 s",
        "신호는 오지만 12초 동안 키프레임이 없음",
    ),
    (
        status(packet_at=NOW - 14),
        Facts(State.LATE, age=15),
        "no signal for 14 s",
        "14초 동안 신호가 오지 않음",
    ),
    (
        status(packet_at=0),
        Facts(State.LATE),
        "no signal for 16 min",
        "16분 동안 신호가 오지 않음",
    ),
    (
        status(),
        Facts(State.LATE, Tier.STILL, age=9),
        "the signal arrives, but the picture is 9 s old",
        "신호는 오지만 화면이 9초 전 것임",
    ),
    (
        status(),
        Facts(State.LATE, Tier.SMOOTH, age=0.74),
        "the signal arrives, but the picture is 0.7 s old",
        "신호는 오지만 화면이 0.7초 전 것임",
    ),
    (
        status(),
        Facts(State.BLACK),
        "the signal arrives, but the picture is black",
        "신호는 오지만 화면이 검음",
    ),
    (
        status(),
        Facts(State.FROZEN),
        "the signal arrives, but the picture does not change",
        "신호는 오지만 화면이 변하지 않음",
    ),
    (status(), Facts(State.LIVE), "", ""),
]


@pytest.mark.parametrize(("row", "fact", "english", "korean"), SAID)
def test_an_account_is_given(row: np.void, fact: Facts, english: str, korean: str) -> None:
    assert account(row, fact, NOW, "en") == english
    assert account(row, fact, NOW, "ko") == korean


def test_a_password_in_the_cameras_words_is_not_shown() -> None:
    row = status(link=Link.WAITING, words=b"no such host in rtsp://admin:hunter2@cam/1")
    assert "hunter2" not in account(row, Facts(State.LOST), NOW, "en")


def test_since_when_is_said_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Seoul")
    time.tzset()
    present = 1_795_272_000.0  # 2026-11-21 23:40 in Seoul
    assert clock(Facts(State.LOST, since=600), present, "en") == "since 23:30"
    assert clock(Facts(State.LOST, since=600), present, "ko") == "23:30부터"
    assert clock(Facts(State.LOST, since=90_000), present, "en") == "since 2026-11-20 22:40"
    monkeypatch.undo()
    time.tzset()
