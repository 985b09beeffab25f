"""Fields are read by any name they had, words without HTML, and damaged rows are left out."""

from __future__ import annotations

import pytest

from streams.feeds.reason import FeedError, Reason
from streams.feeds.row import Row, RowError, listed, read_rows
from streams.feeds.words import own_words, plain


def test_a_field_may_have_had_another_name() -> None:
    row = Row({"MSRSTE_NM": " 중구 ", "EMPTY": None})
    assert row.need("MSRSTN_NM", "MSRSTE_NM") == "중구"
    assert row.text("EMPTY") == ""
    with pytest.raises(RowError, match="no 'EMPTY'"):
        row.need("EMPTY")


@pytest.mark.parametrize("text", ["", "-", "점검중", None, "자료이상"])
def test_no_number_is_none(text: str | None) -> None:
    assert Row({"PM": text}).number("PM") is None


def test_numbers_may_be_text_and_have_commas() -> None:
    assert Row({"A_PRICE": "1,250"}).number("A_PRICE") == 1250
    assert Row({"O3": ".031"}).number("O3") == 0.031
    with pytest.raises(RowError, match="'x' is too large"):
        Row({"x": "9" * 400}).number("x")
    assert Row({"x": "-3"}).count("x") == -3
    with pytest.raises(RowError, match="'x' is no number"):
        Row({"x": "viele"}).number("x")


def test_what_is_no_text_is_none_and_what_nobody_can_write_is_replaced() -> None:
    row = Row({"a": {"b": 1}, "c": ["x"], "d": "가\ud800나", "e": 7})
    assert [row.text(name) for name in "acde"] == ["", "", "가?나", "7"]


def test_no_sign_turns_the_letters_around_that_stand_beside_it() -> None:
    row = Row({"TITLE": "축제 \u202e이다\x07\x00", "HTML": "<b>축제&#x202e;</b>&#8294;이다"})
    assert row.text("TITLE") == "축제 이다"
    assert row.plain("HTML") == "축제이다"
    emoji = "가족 👨\u200d👩\u200d👧\n둘째 줄"
    assert Row({"TITLE": emoji}).text("TITLE") == emoji, "joiners and lines are letters' own"


def test_html_becomes_words() -> None:
    html = (
        "<style>p{}</style><p>1.&nbsp;공공시설 예약&lt;안내&gt;</p>\r\n\r\n<br/>"
        "  &amp;#8226; 2,000원"
        "<script>alert('x')</script>"
    )
    assert plain(html) == "1. 공공시설 예약<안내>\n• 2,000원"


def test_what_a_source_says_is_short_and_on_one_line() -> None:
    assert own_words("a\n  b\ud800") == "a b?"
    assert len(own_words("long " * 99)) == 120


def test_a_list_may_be_a_single_thing() -> None:
    assert listed({"a": 1}) == ({"a": 1},)
    assert listed([1, 2]) == [1, 2]
    assert listed(None) == listed("") == ()


def test_damaged_rows_are_left_out_and_counted() -> None:
    reading = read_rows([{"n": "1"}, {"n": "x"}, "text", {"n": "3"}], lambda row: row.count("n"))
    assert reading.records == (1, 3)
    assert reading.left_out == 2


def test_where_every_row_is_damaged_the_source_speaks_differently_now() -> None:
    with pytest.raises(FeedError) as failure:
        read_rows([{"m": "1"}, {"m": "2"}], lambda row: row.count("n"))
    assert failure.value.reason is Reason.SHAPE
    assert failure.value.own == "no 'n'"


def test_no_rows_are_no_error() -> None:
    assert read_rows([], lambda row: row.count("n")).records == ()
