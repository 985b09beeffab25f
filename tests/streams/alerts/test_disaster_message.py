"""A disaster message becomes an alert whose every word can be traced to the message."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from layouts.problem import DocumentError
from streams.alerts.alert import Category, Pair, Point, Severity, Status, Urgency
from streams.alerts.cap import read_alert
from streams.alerts.disaster_message import KST, MAPPING, document_of, told_by, wrapped
from streams.alerts.hazard import guideline_for
from streams.alerts.place import Place, coverage

RAIN: dict[str, Any] = {
    "SN": 201234,
    "CRT_DT": "2026/11/21 18:00:05",
    "MSG_CN": "오늘 18시 서울 호우경보 발효. 하천 산책로 출입을 삼가 주세요.[서울특별시]",
    "RCPTN_RGN_NM": "서울특별시 마포구 ,서울특별시 은평구 ",
    "EMRG_STEP_NM": "긴급재난",
    "DST_SE_NM": "호우",
    "REG_YMD": "2026-11-21",
    "MDFCN_YMD": "2026-11-21",
}
MAPO = Place(Point(37.5663, 126.9019), regions=("서울특별시 마포구",))
JUNG = Place(Point(37.5663, 126.9779), regions=("서울특별시 중구",))


def message(**changed: Any) -> dict[str, Any]:
    return {**RAIN, **changed}


def test_a_message_is_wrapped() -> None:
    alert = wrapped(told_by(RAIN))

    assert alert.identifier == "KR-CBS-201234"
    assert alert.sent == datetime(2026, 11, 21, 18, 0, 5, tzinfo=KST)
    assert alert.status is Status.ACTUAL
    (info,) = alert.infos
    assert (info.event, info.severity, info.urgency) == ("호우", Severity.SEVERE, Urgency.IMMEDIATE)
    assert info.categories == (Category.MET,)
    assert info.sender_name == "서울특별시"
    assert info.expires == alert.sent + timedelta(hours=12)
    assert [area.description for area in info.areas] == ["서울특별시 마포구", "서울특별시 은평구"]
    assert MAPPING in info.parameters
    assert guideline_for(alert.infos).kind == "flood"
    assert coverage(info, MAPO).holds
    assert not coverage(info, JUNG).holds


def test_as_a_document_it_is_cap() -> None:
    assert read_alert(document_of(told_by(RAIN)), "feed") == wrapped(told_by(RAIN))


def test_the_same_number_is_the_same_message() -> None:
    again = wrapped(
        told_by(message(SN="201234", CRT_DT="2026-11-21 18:00:05.0", MDFCN_YMD="2026-11-22"))
    )

    assert again.key == wrapped(told_by(RAIN)).key


@pytest.mark.parametrize(
    ("step", "severity", "hours"),
    [
        ("위급재난", Severity.EXTREME, 24),
        ("긴급재난문자", Severity.SEVERE, 12),
        ("안전안내", Severity.MINOR, 6),
        ("", Severity.UNKNOWN, 12),
        ("새로운단계", Severity.UNKNOWN, 12),
    ],
)
def test_steps_are_weighed(step: str, severity: Severity, hours: int) -> None:
    alert = wrapped(told_by(message(EMRG_STEP_NM=step)))

    assert alert.infos[0].severity is severity
    assert alert.infos[0].expires == alert.sent + timedelta(hours=hours)
    assert Pair("EMRG_STEP_NM", step or "-") in alert.infos[0].parameters


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("[훈련] 14시 지진 발생. 책상 아래로 대피 바랍니다.[행정안전부]", Status.EXERCISE),
        ("훈련 상황입니다. 실제 상황 아님.[마포구]", Status.EXERCISE),
        ("재난문자 시험 발송입니다.[행정안전부]", Status.TEST),
        ("오늘 14시 민방위 훈련으로 교통이 통제됩니다.[서울특별시]", Status.ACTUAL),
    ],
)
def test_exercises_are_told_by_their_words(words: str, status: Status) -> None:
    assert wrapped(told_by(message(MSG_CN=words))).status is status


@pytest.mark.parametrize(
    ("words", "over"),
    [
        ("서울 호우경보 해제.[서울특별시]", True),
        ("잠수교 교통통제가 해제되었습니다.[서초구]", True),
        ("실종되었던 이모씨를 찾았습니다.[마포경찰서]", True),
        ("호우경보 해제 시까지 하천에 가지 마세요.[서울특별시]", False),
        ("대피령이 해제될 때까지 머무르세요.[마포구]", False),
        ("공연 종료 후 인파가 몰릴 수 있습니다.[송파구]", False),
    ],
)
def test_what_is_lifted_does_not_alarm(words: str, over: bool) -> None:
    (info,) = wrapped(told_by(message(MSG_CN=words))).infos

    past = (Severity.MINOR, Urgency.PAST)
    assert ((info.severity, info.urgency) == past) is over


def test_another_kind_is_told_by_the_words() -> None:
    (info,) = wrapped(
        told_by(message(DST_SE_NM="기타", MSG_CN="한강에서 실종된 70대를 찾습니다."))
    ).infos

    assert info.event == "실종자 찾기"
    assert info.categories == (Category.RESCUE,)
    assert info.sender_name == ""


@pytest.mark.parametrize(
    "changed",
    [{"SN": None}, {"SN": ""}, {"CRT_DT": "어제"}, {"CRT_DT": "2026/13/21 18:00:05"},
     {"MSG_CN": " "}, {"MSG_CN": ["x"]}],
)  # fmt: skip
def test_what_is_none_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(DocumentError, match="expected a number, a moment"):
        wrapped(told_by(message(**changed)))


def test_a_message_without_a_region_is_for_everybody() -> None:
    (info,) = wrapped(told_by(message(RCPTN_RGN_NM=""))).infos

    assert coverage(info, JUNG).holds
