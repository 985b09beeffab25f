"""An opinion's text keeps every word, and nothing that cannot be seen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.opinions.text import MOST, cleaned, room


def test_words_stay_as_they_were_written() -> None:
    said = "이 화면은 정말 X같네요!\n\nThe lift at exit 8 is broken. 👩‍🦽"
    assert cleaned(said) == said


def test_what_cannot_be_seen_is_taken_out() -> None:
    assert cleaned("go\x00od\x1b[31m \u202eevil\u202c\u2066x\ufeff") == "good[31m evilx"
    assert cleaned("half a letter \ud83d is none") == "half a letter is none"


def test_letters_in_pieces_are_put_together() -> None:
    assert cleaned("\u1112\u1161\u11ab") == "한"


def test_blanks_and_empty_lines_are_not_kept_by_the_hundred() -> None:
    assert cleaned("  a \t  b \r\n\r\n\r\n\r\n c  ") == "a b\n\nc"


def test_a_text_has_an_end() -> None:
    assert len(cleaned("긴 " * 900)) <= MOST
    assert room("가" * 480) == 20
    assert room("가" * 600) == 0


@given(st.text(st.characters(codec=None), max_size=700))
def test_whatever_is_typed_can_be_kept_and_sent(text: str) -> None:
    kept = cleaned(text)
    assert len(kept) <= MOST
    assert kept.encode("utf-8").decode("utf-8") == kept
    assert cleaned(kept) == kept
