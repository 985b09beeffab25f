"""What is shown is said as people say it: times, spans, counts and units in each language."""

from __future__ import annotations

import re

import pytest

from kiosk.page import Language
from kiosk.wording.spoken import for_ear, native

SHOWN = {
    Language.KO: "약 62,500~70,000명. 09:00부터. 12월 1일~12월 12일. 자전거 15대, "
    "3번 출구 · 2개 역",
    Language.EN: "about 62,500 people, 1 Dec \u2013 12 Dec, 1 h 40 min, as of 08:05, "
    "you are on B1, 57%",
    Language.ZH: "预计09:05起一般。洋葱 1.5kg。您在B1",
    Language.JA: "約62,500〜70,000人。09:00から普通の見込み。0.042 ピーピーエム、18°",
}
SAID = {
    Language.KO: "약 62500에서 70000명. 오전 아홉 시부터. 12월 1일에서 12월 12일. 자전거 "
    "열다섯 대, 3번 출구, 두 개 역",
    Language.EN: "about 62500 people, 1 December to 12 December, 1 hour 40 minutes, as of 8 oh 5, "
    "you are on basement 1, 57 per cent",
    Language.ZH: "预计9点5分起一般。洋葱 1.5公斤。您在地下1层",
    Language.JA: "約62500から70000人。9時から普通の見込み。0.042 ピーピーエム、18度",
}


@pytest.mark.parametrize("language", Language)
def test_what_is_shown_is_said_as_people_say_it(language: Language) -> None:
    assert for_ear(SHOWN[language], language) == SAID[language]


@pytest.mark.parametrize("language", Language)
def test_no_time_of_day_is_left_to_be_spelled(language: Language) -> None:
    for minute in range(24 * 60):
        said = for_ear(f"{minute // 60:02d}:{minute % 60:02d}", language)
        assert not re.search(r":|\b0\d", said), said


def test_koreans_count_things_with_their_own_numbers() -> None:
    told = {1: "한", 2: "두", 11: "열한", 20: "스무", 21: "스물한", 37: "서른일곱", 99: "아흔아홉"}
    assert {number: native(number) for number in told} == told


def test_a_name_with_a_dash_and_a_line_with_a_number_stay() -> None:
    assert for_ear("Gyeongui\u2013Jungang Line", Language.EN) == "Gyeongui\u2013Jungang Line"
    assert for_ear("273번 버스, 2호선, 12개월", Language.KO) == "273번 버스, 2호선, 12개월"
