"""Pages that cannot be read aloud or do not say how old they are cannot be made."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from kiosk.page import Entries, Entry, Gauge, Language, Notice, Page, PageError, Table, Vouch
from streams.feeds.snapshot import State

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
VOUCH = Vouch("서울시", NOON, State.FRESH, "방금")


def gauge(step: int | None = 1) -> Gauge:
    return Gauge(
        title="미세먼지",
        spoken="미세먼지는 보통입니다.",
        vouch=VOUCH,
        value="42 µg/m³",
        word="보통",
        step=step,
    )


def test_a_page_is_plain_values_for_whoever_shows_it() -> None:
    page = Page("air", "공기", Language.KO, "air", (gauge(),))
    told = json.loads(json.dumps(page.as_map()))
    assert told["blocks"][0]["kind"] == "gauge"
    assert told["blocks"][0]["vouch"] == {
        "source": "서울시",
        "at": "2026-11-21T12:00:00+00:00",
        "state": "fresh",
        "says": "방금",
    }


def test_a_page_is_read_aloud_whole() -> None:
    notice = Notice(title="알림", spoken="엘리베이터 점검 중입니다.", text="엘리베이터 점검 중")
    page = Page("air", "공기", Language.KO, "air", (gauge(), notice))
    assert page.spoken == "공기\n미세먼지는 보통입니다.\n엘리베이터 점검 중입니다."


def test_nothing_stands_on_the_screen_that_is_not_read_aloud() -> None:
    with pytest.raises(PageError, match="nothing that is read aloud"):
        Notice(title="알림", spoken=" ", text="엘리베이터 점검 중")


def test_data_without_their_age_do_not_stand_on_the_screen() -> None:
    with pytest.raises(PageError, match="how old its data are"):
        Entries(title="행사", spoken="행사", entries=(Entry("서울 빛초롱"),), empty="없음")


def test_an_empty_page_is_refused() -> None:
    with pytest.raises(PageError, match="a hole in the screen"):
        Page("air", "공기", Language.KO, "air", ())


def test_a_step_lies_on_its_scale() -> None:
    assert gauge(None).step is None
    with pytest.raises(PageError, match="step 4 is not one of 0 to 3"):
        gauge(4)


def test_a_row_fits_under_the_heads() -> None:
    with pytest.raises(PageError, match="has not the 2 columns"):
        Table(
            title="물가",
            spoken="물가",
            vouch=VOUCH,
            heads=("품목", "값"),
            rows=(("배추",),),
            empty="없음",
        )


def test_a_vouch_names_whose_data_these_are_and_when() -> None:
    with pytest.raises(ValueError, match="names its source"):
        Vouch(" ", NOON, State.FRESH, "방금")
    with pytest.raises(ValueError, match="no time zone"):
        Vouch("서울시", NOON.replace(tzinfo=None), State.FRESH, "방금")
