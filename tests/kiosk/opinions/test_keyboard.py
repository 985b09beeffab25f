"""The keyboards on the screen write what people of each language would."""

from __future__ import annotations

from functools import reduce

import pytest

from kiosk.opinions.keyboard import BOARDS, ERASE, WRITTEN, Board, board, first_board, marks, typed


def strike(*keys: str, text: str = "") -> str:
    return reduce(typed, keys, text)


def test_korean_is_composed_and_taken_back_letter_by_letter() -> None:
    assert strike(*"ㅅㅡㅇㄱㅏㅇㄱㅣ", " ", *"ㄱㅗㅈㅏㅇ") == "승강기 고장"
    assert strike(*"ㄱㅗㅈㅏㅇ", ERASE, ERASE) == "고ㅈ"


def test_english_and_figures_are_as_they_are() -> None:
    assert strike(*"Lift 8!") == "Lift 8!"
    assert strike(*"ab", ERASE) == "a"


def test_kana_take_marks_and_become_small() -> None:
    assert strike("か", "゛", "は", "゜", "つ", "小", "き", "や", "小") == "がぱっきゃ"
    assert strike("か", "゛", "゛") == "か"
    assert strike("は", "゛", "゜") == "ぱ"
    assert strike("や", "小", "小") == "や"
    assert strike("あ", "゛") == "あ"
    assert strike("ん", "゜", "小") == "ん"
    assert strike("゛") == strike("小") == ""
    assert strike("が", ERASE) == ""


@pytest.mark.parametrize("one", BOARDS, ids=lambda one: one.id)
def test_every_board_fits_in_ten_columns_and_has_each_letter_once(one: Board) -> None:
    keys = [key for row in one.rows for key in row if key]
    assert len(keys) == len(set(keys))
    assert max(len(row) for row in one.rows) <= 10
    assert len(one.rows) <= 5
    assert set(one.raised) <= set(keys)


def test_a_kana_board_has_all_sounds() -> None:
    keys = {key for row in board("ja").rows for key in row}
    assert (
        set(
            "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをんー"
        )
        <= keys
    )
    assert marks("ja") == ("゛", "゜", "小")
    assert marks("ko") == ()


def test_every_language_begins_with_a_board_and_chinese_says_that_it_cannot() -> None:
    assert [first_board(language) for language in ("ko", "en", "ja", "zh")] == [
        "ko",
        "en",
        "ja",
        "en",
    ]
    assert "zh" not in WRITTEN
