"""Every reason that a feed can have is said in Korean, with the same values as in English."""

from __future__ import annotations

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from streams.feeds.moment import read_moment
from streams.feeds.reason import ENGLISH, Reason
from wall.feeds.words import KOREAN, WORDS, ago, time_of, why

SEOUL = ZoneInfo("Asia/Seoul")
NOW = read_moment("2026-07-21 08:30:00")
PLACE = re.compile(r"\{\w+\}")


@pytest.mark.parametrize("reason", Reason)
def test_a_reason_is_said_in_both_languages(reason: Reason) -> None:
    assert set(PLACE.findall(KOREAN[reason])) == set(PLACE.findall(ENGLISH[reason]))
    for language in ("ko", "en"):
        assert bool(why(language, reason, 7, "")) == (reason is not Reason.NONE)
        assert why(language, reason, 7, "own words").endswith(("(own words)", "own words"))


def test_both_languages_have_the_same_words_with_the_same_places() -> None:
    korean, english = WORDS["ko"], WORDS["en"]
    assert korean.keys() == english.keys()
    for key, words in english.items():
        assert set(PLACE.findall(korean[key])) == set(PLACE.findall(words)), key


@pytest.mark.parametrize(
    ("seconds", "korean", "english"),
    [
        (-3, "방금", "just now"),
        (9, "방금", "just now"),
        (59, "50초 전", "50 s ago"),
        (119, "110초 전", "110 s ago"),
        (121, "2분 전", "2 min ago"),
        (7300, "2시간 전", "2 h ago"),
        (200_000, "2일 전", "2 d ago"),
    ],
)
def test_an_age_is_told_in_the_unit_that_says_enough(
    seconds: float, korean: str, english: str
) -> None:
    then = NOW - timedelta(seconds=seconds)
    assert (ago("ko", then, NOW), ago("en", then, NOW)) == (korean, english)


def test_a_moment_far_away_is_told_by_its_day() -> None:
    assert time_of("ko", NOW + timedelta(hours=6), NOW, SEOUL) == "14:30"
    assert time_of("ko", NOW + timedelta(days=3), NOW, SEOUL) == "7월 24일"
    assert time_of("en", NOW - timedelta(days=3), NOW, SEOUL) == "18 Jul"
