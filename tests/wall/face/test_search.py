"""What is typed, and which channels are found."""

from __future__ import annotations

import time
import unicodedata

import pytest

from wall.face.search import Entry, Index, initials

CITY = (
    ("강남역 사거리", "Gangnam Station Crossing", "gn-001", "강남"),
    ("마포대교 남단", "Mapo Bridge South", "mp-001", "마포"),
    ("종로3가", "Jongno 3-ga", "jn-003", "종로"),
    ("광화문 광장", "Gwanghwamun Square", "jn-004", "종로"),
    ("한남대교 북단", "Hannam Bridge North", "ys-001", "용산"),
    ("강남구청", "Gangnam-gu Office", "gn-002", "강남"),
    ("쌍문역", "Ssangmun Station", "db-001", "도봉"),
)


@pytest.fixture(scope="module")
def index() -> Index:
    return Index([Entry(number, texts) for number, texts in enumerate(CITY)])


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("강남", [0, 5]),
        ("강남역", [0]),
        ("ㄱㄴ", [0, 5]),
        ("ㄱㄴㅇ", [0]),
        ("ㅎㄴㄷㄱ", [4]),
        ("ㅁㅍㄷㄱㄴㄷ", [1]),
        ("ㅆㅁ", [6]),
        ("mapo", [1]),
        ("MAPO bridge", [1]),
        ("bridge north", [4]),
        ("north bridge", [4]),
        ("종로3", [2]),
        ("3가", [2]),
        ("gn-002", [5]),
        ("종로", [2, 3]),
        ("gwanghwamoon", [3]),
        ("hanam bridge", [4]),
    ],
)
def test_what_is_typed_finds(index: Index, typed: str, found: list[int]) -> None:
    assert index.find(typed)[: len(found)] == found


@pytest.mark.parametrize("typed", ["", "   ", "-", "부산", "zz", "ㅋㅋㅋㅋ"])
def test_what_finds_nothing(index: Index, typed: str) -> None:
    assert index.find(typed) == []


def test_a_name_that_begins_so_comes_before_one_that_contains_it() -> None:
    index = Index([Entry(0, ("한강남단",)), Entry(1, ("강남역",)), Entry(2, ("강남",))])
    assert index.find("강남") == [2, 1, 0]


def test_decomposed_letters_are_the_same_letters(index: Index) -> None:
    assert index.find(unicodedata.normalize("NFD", "강남역")) == [0]
    assert index.find("\u1100\u1102") == index.find("ㄱㄴ")


def test_initials_leave_other_letters_alone() -> None:
    assert initials("종로3가 A") == "ㅈㄹ3ㄱ A"


def test_a_keystroke_over_a_whole_city_is_not_felt() -> None:
    city = [(f"{name} {number}", *rest) for number in range(400) for name, *rest in CITY]
    index = Index([Entry(number, texts) for number, texts in enumerate(city)])
    took = []
    for typed in ("ㄱ", "ㄱㄴ", "강", "mapo", "gwanghwamoon", "qqqq"):
        began = time.perf_counter()
        index.find(typed)
        took.append(time.perf_counter() - began)
    # Five milliseconds on a free machine; the bound is for a busy one.
    assert sorted(took)[len(took) // 2] < 0.1
