"""Every page in every language, whatever is known, stands, is read aloud and says its age."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

import pytest

from kiosk.knowledge import NOTHING, Knowledge
from kiosk.page import Language, Notice, Page
from kiosk.pages import PAGES, Brief, build, worth
from kiosk.pages.saying import age
from kiosk.wording import passages, say
from layouts import kiosk as document
from streams.feeds.feed import Attribution
from streams.feeds.reason import Reason
from streams.feeds.snapshot import State
from tests.kiosk.pages.known import (
    KIOSK,
    NOON,
    RECORDS,
    brief,
    empty,
    failed,
    fresh,
    knowing,
    later,
    lost,
    never,
    snapshot,
    stale,
    train,
)

STATES: dict[str, Callable[[], Knowledge]] = {
    "fresh": fresh,
    "stale": stale,
    "no data": lost,
    "never fetched": never,
    "empty": empty,
    "no feeds at all": lambda: NOTHING,
}
HANGUL = re.compile("[\uac00-\ud7a3]")
UNDATED = {"cameras"}
"""They are judged by their engine's clock, not by any feed's records."""


def page(name: str, knowledge: Knowledge, language: Language = Language.EN) -> Page:
    return build(name, brief(knowledge, language))


def test_every_page_of_the_document_is_there_and_no_other() -> None:
    assert tuple(PAGES) == document.PAGES


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", PAGES)
def test_it_stands_and_is_read_aloud_whole(name: str, language: Language, state: str) -> None:
    told = page(name, STATES[state](), language)
    assert told.blocks, "a page is never a hole"
    assert json.loads(json.dumps(told.as_map()))["id"] == name
    assert all(block.spoken.strip() for block in told.blocks)
    assert all(block.vouch or not block.dated for block in told.blocks)
    spoken = "".join(one.text for one in passages(told.spoken, language))
    assert spoken == told.spoken
    assert not re.search(r"[{}]|\bNone\b", told.spoken)


@pytest.mark.parametrize("name", [name for name in PAGES if name not in UNDATED])
def test_what_is_fresh_is_shown_and_gets_its_turn(name: str) -> None:
    told = page(name, fresh())
    assert worth(told)
    assert all(block.vouch.state is State.FRESH for block in told.blocks if block.vouch)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", [name for name in PAGES if name not in UNDATED])
def test_what_is_stale_is_said_and_read_aloud(name: str, language: Language) -> None:
    dated = [one for one in page(name, stale(), language).blocks if one.vouch]
    assert all(block.vouch.state is State.STALE for block in dated if block.vouch)
    assert all(block.vouch.says in block.spoken for block in dated if block.vouch)
    assert worth(page(name, stale(), language))


@pytest.mark.parametrize("state", ["no data", "never fetched", "no feeds at all"])
@pytest.mark.parametrize("name", [name for name in PAGES if name not in {*UNDATED, "exits"}])
def test_without_data_that_and_why_is_said_and_the_page_loses_its_turn(
    name: str, state: str
) -> None:
    told = page(name, STATES[state]())
    notices = [block for block in told.blocks if isinstance(block, Notice)]
    assert notices
    assert all(one.vouch and one.vouch.state is State.NO_DATA for one in notices)
    assert not worth(told)


def test_since_when_there_is_no_data_is_said_by_the_clock() -> None:
    (notice,) = page("events", lost()).blocks
    assert notice.vouch is not None
    assert notice.vouch.says == "no data since 11:00"
    assert notice.spoken == (
        "Events. There has been no data since 11:00. "
        "The network is down: the source cannot be reached."
    )


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("reason", [one for one in Reason if one is not Reason.NONE])
def test_every_reason_has_words_for_those_who_stand_there(
    reason: Reason, language: Language
) -> None:
    known = knowing(failed(snapshot("events", *RECORDS["events"]), 3600, reason))
    (notice,) = page("events", known, language).blocks
    assert isinstance(notice, Notice)
    assert notice.text.endswith(say(language, f"reason.{reason.word}", n="500"))
    assert notice.text in notice.spoken
    assert language is Language.KO or not HANGUL.search(notice.text)


@pytest.mark.parametrize("language", [Language.EN, Language.ZH, Language.JA])
def test_where_all_names_are_known_no_korean_is_left(language: Language) -> None:
    for name in ("home", "air", "crowding", "walks"):
        known = [block for block in page(name, fresh(), language).blocks if block.kind != "chart"]
        for block in known:
            left = HANGUL.findall(block.title + block.spoken)
            assert not left, f"{name}: {block.spoken}"


def test_a_source_that_has_nothing_to_tell_is_no_failure_but_gets_no_turn() -> None:
    told = page("roads", empty())
    assert [block.kind for block in told.blocks] == ["entries"]
    assert "No accident or closure is known nearby." in told.spoken
    assert not worth(told)


def test_a_kiosk_whose_feeds_cannot_be_read_says_so() -> None:
    broken = replace(NOTHING, troubles=("feeds.json, line 3: found …",))
    (notice,) = page("air", broken).blocks
    assert isinstance(notice, Notice)
    assert "settings cannot be read" in notice.text
    assert "feeds.json" not in notice.text


@pytest.mark.parametrize("name", PAGES)
def test_names_that_are_much_longer_than_they_should_be_are_shown_whole(name: str) -> None:
    long = "가나다라마바사아자차 " * 14
    exits = tuple(replace(one, leads_to=({"ko": long},)) for one in KIOSK.exits)
    kiosk = replace(KIOSK, exits=exits)
    told = build(name, Brief(kiosk, fresh(), Language.KO, NOON))
    assert all(block.spoken for block in told.blocks)


@pytest.mark.parametrize("name", [name for name in PAGES if name not in UNDATED])
@pytest.mark.parametrize("jump", [timedelta(days=-400), timedelta(days=400)])
def test_a_clock_that_jumps_leaves_no_hole_and_nothing_that_looks_fresh(
    name: str, jump: timedelta
) -> None:
    told = build(name, brief(fresh(), now=NOON + jump))
    states = [block.vouch.state for block in told.blocks if block.vouch]
    assert State.FRESH not in states
    assert told.blocks


@pytest.mark.parametrize("language", list(Language))
def test_what_lies_ahead_is_told_by_its_time_and_never_as_just_now(language: Language) -> None:
    known = brief(fresh(), language)
    for ahead_s, new in ((30, True), (119, True), (121, False), (86_400, False)):
        assert (age(known, later(seconds=ahead_s)) == known.say("age.now")) is new, ahead_s


def test_a_page_stays_the_same_for_as_long_as_nothing_of_it_changes() -> None:
    first, second = (build("air", brief(fresh(), now=later(seconds=s))) for s in (0, 1))
    assert first == second


def test_a_measurement_that_is_being_serviced_is_told_as_unknown() -> None:
    told = page("air", fresh())
    (nitrogen,) = [block for block in told.blocks if block.title == "Nitrogen dioxide"]
    assert nitrogen.as_map()["value"] == ""
    assert nitrogen.spoken == "Nitrogen dioxide. No measurement now"


def test_under_what_is_measured_stands_who_measured_it() -> None:
    (old,) = RECORDS["air_district"]
    nation = Attribution("한국환경공단", "AirKorea", "https://www.airkorea.or.kr")
    record = replace(old, at=later(minutes=-5))  # type: ignore[type-var]
    newer = snapshot("airkorea", record, attribution=nation)
    told = page("air", knowing(snapshot("air_district", old), newer))
    assert {block.vouch.source for block in told.blocks if block.vouch} == {"AirKorea"}
    told = page("air", knowing(failed(snapshot("air_district", old), 30), newer))
    assert {block.vouch.state for block in told.blocks if block.vouch} == {State.FRESH}


def test_what_several_sources_tell_together_names_them_all() -> None:
    (here, *_) = RECORDS["bikes"]
    other = Attribution("공유자전거", "City bikes", "https://gbfs.org")
    told = page(
        "bikes", knowing(snapshot("bikes", here), snapshot("gbfs", here, attribution=other))
    )
    assert {block.vouch.source for block in told.blocks if block.vouch} == {
        "City of Seoul · City bikes"
    }


@pytest.mark.parametrize("language", list(Language))
def test_that_it_does_not_rain_is_said_by_a_source_that_knows(language: Language) -> None:
    (sky,) = RECORDS["hotspot"]

    def said(**changes: object) -> str:
        known = knowing(snapshot("hotspot", replace(sky, **changes)))  # type: ignore[type-var]
        return page("weather", known, language).spoken

    none = say(language, "weather.no_rain")
    dry = say(language, "weather.rain_aloud", rain=none)
    assert dry.rstrip(".。") in said(rain_mm=0.0)
    assert dry.rstrip(".。") not in said(rain_mm=None, words="")
    assert "2.5" in said(rain_mm=2.5)
    unmeasured = {"degrees": None, "least": None, "humidity": None, "rain_mm": None, "words": ""}
    assert say(language, "nodata.now").rstrip(".。") in said(**unmeasured)


def test_the_air_is_that_of_the_kiosks_own_district() -> None:
    elsewhere = replace(KIOSK.place, district="강남구")
    told = build("air", Brief(replace(KIOSK, place=elsewhere), fresh(), Language.EN, NOON))
    assert isinstance(told.blocks[0], Notice)


def test_bicycles_are_told_nearest_first_and_none_where_none_are_rented() -> None:
    listed = page("bikes", fresh()).blocks[1].as_map()
    assert [(one["title"], one["aside"], one["badge"]) for one in listed["entries"]] == [
        ("Hongik Univ., Exit 2", "7 bikes", ""),
        ("망원역 1번출구 앞", "0 bikes", "no rental now"),
    ]


def test_a_second_station_at_an_exit_does_not_look_as_if_its_number_were_the_exits() -> None:
    (station, *_) = RECORDS["bikes"]
    second = replace(station, name="홍대입구역 2번출구 앞 4")  # type: ignore[type-var]
    told = {
        language: page("bikes", knowing(snapshot("bikes", second)), language).blocks[1].as_map()
        for language in Language
    }
    assert {one: listed["entries"][0]["title"] for one, listed in told.items()} == {
        Language.KO: "홍대입구역 2번출구 앞 4",
        Language.EN: "Hongik Univ., Exit 2 · 4",
        Language.ZH: "弘益大学站2号出口 · 4",
        Language.JA: "弘大入口駅2番出口 · 4",
    }


def test_a_walk_is_drawn_from_here_into_its_longer_direction() -> None:
    chart = page("walks", fresh()).blocks[0].as_map()
    assert chart["title"] == "Gyeongui Line Forest walk"
    assert chart["way"]["points"][0] == chart["here"]
    assert chart["way"]["points"][-1] == chart["route"][0]
    assert len(chart["route"]) == 3
    assert chart["facing"] == 210.0
    north = [place[0] for place in chart["route"]]
    assert north == sorted(north)


def test_prices_are_those_of_the_district_where_it_has_several_markets() -> None:
    table = page("prices", fresh()).blocks[0].as_map()
    assert table["rows"] == [["Apples, 1 pc", "₩2,600", "₩2,400", "World Cup Market"]]
    assert table["vouch"]["says"] == "as of 17 Nov 12:00"


@pytest.mark.parametrize(
    ("language", "goods"),
    [(Language.KO, "소고기 600g"), (Language.EN, "소고기, 600\u00a0g")],
)
def test_a_measure_is_written_as_its_language_writes_it(language: Language, goods: str) -> None:
    (price, *_) = RECORDS["prices"]
    beef = replace(price, goods="소고기", unit="600g")  # type: ignore[type-var]
    table = page("prices", knowing(snapshot("prices", beef)), language).blocks[0].as_map()
    assert table["rows"][0][0].replace("Beef", "소고기") == goods


def test_a_message_to_another_district_is_not_for_us() -> None:
    (message,) = RECORDS["disaster_messages"]
    seoul = replace(message, words="전체", regions=("서울특별시 전체",))  # type: ignore[type-var]
    far = replace(message, words="도봉", regions=("서울특별시 도봉구",))  # type: ignore[type-var]
    listed = page("news", knowing(snapshot("disaster_messages", seoul, far))).blocks[0].as_map()
    assert [one["detail"] for one in listed["entries"]] == ["전체"]


def test_a_name_that_ends_in_a_full_stop_ends_a_sentence_with_it() -> None:
    assert page("walks", fresh()).blocks[0].spoken.endswith("from here to Hongik Univ.")


@pytest.mark.parametrize("state", STATES)
def test_every_english_sentence_that_is_read_begins_with_a_capital(state: str) -> None:
    small = re.compile(r"(?:^|[.!?] |\n)[a-z]\w*")
    told = {name: page(name, STATES[state]()).spoken for name in PAGES}
    wrong = {name: small.findall(spoken.replace("Univ. ", "")) for name, spoken in told.items()}
    assert not {name: found for name, found in wrong.items() if found}
    assert "Exit 9: Hongik University. Left, 120 metres." in told["exits"]


@pytest.mark.parametrize("name", PAGES)
def test_a_source_that_sends_a_whole_book_sends_no_more_than_a_screen_lays_out(name: str) -> None:
    book = "가나다라 마바사아 " * 100_000
    feeds = (
        snapshot(kind, *(_longer(record, book) for record in records))
        for kind, records in RECORDS.items()
    )
    told = page(name, knowing(*feeds), Language.KO)
    longest = max(map(len, _texts(told.as_map())))
    assert longest <= 8_000
    assert max(len(one) for one in _texts(told.as_map(), but="spoken")) <= 2_000


def _longer(record: Any, book: str) -> Any:
    """The record with every text that is shown as long as a book."""
    words = ("title", "name", "place", "words", "towards", "goods", "market", "fee", "heading")
    long = {one.name: book for one in fields(record) if one.name in words}
    long = {name: value for name, value in long.items() if isinstance(getattr(record, name), str)}
    return replace(record, **long)


def _texts(value: Any, but: str = "") -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for key, one in value.items() if key != but for text in _texts(one, but))
    elif isinstance(value, list):
        yield from (text for one in value for text in _texts(one, but))


def test_a_page_that_stumbles_over_a_record_says_so_and_the_screen_goes_on() -> None:
    (crowd,) = RECORDS["crowding"]
    odd = replace(crowd, level="a new level")  # type: ignore[type-var]
    told = page("crowding", knowing(snapshot("crowding", odd)))
    assert told.spoken == "Crowding\nCrowding. This cannot be shown now."
    assert not worth(told)


def test_a_page_stands_whose_exits_themselves_cannot_be_built() -> None:
    kiosk = replace(KIOSK, exits=(replace(KIOSK.exits[0], leads_to=(None,)),))  # type: ignore[arg-type]
    told = build("home", Brief(kiosk, fresh(), Language.EN, NOON))
    assert [block.kind for block in told.blocks] == ["notice"]


def test_the_exits_stand_when_the_trains_cannot_be_read() -> None:
    odd = train(line=None)
    told = page("home", knowing(snapshot("subway_arrivals", odd, train())))
    assert [block.kind for block in told.blocks] == ["exits", "notice"]


ODD = ("", " ", "\t\u3000", "{n}", "}{", "<b>", "\u200b", "\u202eabc", "😀", "%s", "가" * 300)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("word", ODD)
def test_whatever_words_a_source_writes_every_page_stands(word: str, language: Language) -> None:
    def odd(record: Any) -> Any:
        names = [one.name for one in fields(record)]
        plain = [name for name in names if type(getattr(record, name)) is str]
        return replace(record, **dict.fromkeys(plain, word))

    known = knowing(*(snapshot(kind, *map(odd, told)) for kind, told in RECORDS.items()))
    for name in PAGES:
        told = build(name, brief(known, language))
        assert all(block.title.strip() and block.spoken.strip() for block in told.blocks)
        assert say(language, "nodata.stumbled") not in told.spoken
