"""Names are typed on the glass as on a Korean keyboard, letter by letter."""

from __future__ import annotations

import unicodedata
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wall.glass.hangul import LEADS, PARTS, TAILS, VOWELS, erased, typed


def struck(letters: str) -> str:
    return reduce(typed, letters, "")


@pytest.mark.parametrize(
    ("letters", "text"),
    [
        ("ㅎㅏㄴㄱㅏㅇ", "한강"),
        ("ㅊㅜㄹㄱㅡㄴㄱㅣㄹ", "출근길"),
        ("ㄱㅗㅏㅇㅎㅗㅏㅁㅜㄴ", "광화문"),
        ("ㄷㅏㄹㄱㅇㅡㄴ", "닭은"),
        ("ㄷㅏㄹㄱㅣ", "달기"),
        ("ㅇㅓㅂㅅㅓ", "업서"),
        ("ㅇㅣㅆㅇㅓ", "있어"),
        ("ㄱㅏㄸㅏ", "가따"),
        ("ㅡㅣ", "ㅢ"),
        ("ㅋㅋㅋ", "ㅋㅋㅋ"),
        ("ㅏㄱㅏ", "ㅏ가"),
        ("2ㅎㅗ a", "2호 a"),
    ],
)
def test_letters_become_syllables(letters: str, text: str) -> None:
    assert struck(letters) == text


def test_what_was_struck_last_is_taken_back_first() -> None:
    assert [erased("광"), erased("과"), erased("고"), erased("ㄱ"), erased("")] == [
        "과",
        "고",
        "ㄱ",
        "",
        "",
    ]
    assert erased("값") == "갑"
    assert erased("a1") == "a"
    assert erased("ㅘ") == "ㅗ"


@given(st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), max_size=6))
def test_every_text_of_syllables_can_be_typed_and_taken_back(text: str) -> None:
    letters = "".join(
        "".join(PARTS.get(letter, letter)) for syllable in text for letter in parts(syllable)
    )
    assert struck(letters) == text
    count, rest = 0, text
    while rest:
        rest, count = erased(rest), count + 1
    assert count == len(letters)


def parts(syllable: str) -> str:
    """The letters of a syllable, as Unicode takes it apart."""
    lead, vowel, *tail = list(unicodedata.normalize("NFD", syllable))
    return (
        LEADS[ord(lead) - 0x1100]
        + VOWELS[ord(vowel) - 0x1161]
        + "".join(TAILS[ord(letter) - 0x11A7] for letter in tail)
    )
