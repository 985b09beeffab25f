"""A magnitude is told where it cannot be mistaken, and never made up."""

from __future__ import annotations

import pytest

from streams.alerts.alert import Info, Pair
from streams.alerts.magnitude import magnitude_of


def quake(words: str, *parameters: Pair, event: str = "지진", headline: str = "") -> Info:
    return Info(event=event, headline=headline, description=words, parameters=parameters)


@pytest.mark.parametrize(
    "words",
    [
        "[행정안전부] 오늘 08:29 연천군 북북동쪽 12km 지역에서 규모 5.8 지진이 발생하였습니다.",
        "지진 발생: 규모 5.8.",
        "지진(규모5.8) 발생",
        "규모\uff1a\uff15\uff0e\uff18",
        "포항 북구 지역 규모 5.8의 지진, 규모 4.0 이상의 여진에 주의",
        "An earthquake of magnitude 5.8 was felt. Mind aftershocks up to magnitude 5.0 or more.",
    ],
)
def test_it_is_read_from_words_that_say_it(words: str) -> None:
    assert magnitude_of([quake(words)]) == "5.8"


@pytest.mark.parametrize(
    "words",
    [
        "지진이 발생하였습니다.",
        "규모 5.8 지진 뒤 규모 4.1 지진 발생",
        "규모 5.8에서 5.4로 낮아짐",
        "당초 규모 6.1이던 지진을 5.8로 정정",
        "추정 규모 5.8",
        "규모 5.8로 추정",
        "규모 5.8 이상의 여진에 대비",
        "규모 5.8~6.0의 지진",
        "피해 규모 5.8억 원",
        "진도 5.8",
        "규모 5.83",
        "A magnitude 5.8 to 6.0 earthquake",
        "Preliminary: magnitude 5.8",
    ],
)
def test_it_is_left_out_where_it_could_be_another(words: str) -> None:
    assert magnitude_of([quake(words)]) == ""


def test_a_parameter_tells_it_and_one_that_says_otherwise_takes_it_away() -> None:
    told = Pair("Magnitude", "M 5.8")
    assert magnitude_of([quake("지진", told)]) == "5.8"
    assert magnitude_of([quake("규모 5.8 지진", Pair("earthquake_magnitude", "5.8"))]) == "5.8"
    assert magnitude_of([quake("규모 5.4 지진", told)]) == ""
    assert magnitude_of([quake("지진", Pair("magnitude", "strong"), Pair("depth", "5.8"))]) == ""


def test_all_languages_of_a_message_count_together() -> None:
    english = Info(event="Earthquake", language="en", description="Magnitude 5.8.")
    assert magnitude_of([quake("규모 5.8 지진"), english]) == "5.8"
    assert magnitude_of([quake("규모 5.9 지진"), english]) == ""


def test_the_wave_of_a_quake_has_no_magnitude_of_its_own() -> None:
    assert magnitude_of([quake("규모 7.6 지진으로 지진해일", event="지진해일")]) == ""
