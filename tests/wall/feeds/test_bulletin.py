"""A feed's tile says what is there, how old it is, and why it is not, in Korean and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from streams.feeds.arrival import Arrival, Stage
from streams.feeds.feed import Attribution, Freshness
from streams.feeds.moment import read_moment
from streams.feeds.reason import Reason
from streams.feeds.snapshot import Failure, Snapshot
from wall.feeds.bulletin import FeedBulletin, page_of
from wall.feeds.rows import Moment
from wall.glass.feedpage import FeedPage, Tone

NOW = read_moment("2026-07-21 08:30:00")
SEOUL = ZoneInfo("Asia/Seoul")
NAMES = {"ko": "홍대입구역 열차", "en": "Trains at Hongik Univ."}


def at(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


TRAIN = Arrival(
    at=at(-5),
    line="1002",
    line_ko="2호선",
    line_en="Line 2",
    station="홍대입구",
    towards="성수",
    heading="",
    direction="내선",
    train="2101",
    stage=Stage.ON_THE_WAY,
    due=at(190),
)
TRAINS = Snapshot(
    "trains-hongik",
    "subway_arrivals",
    Attribution("서울시 지하철", "Seoul subway", "https://data.seoul.go.kr"),
    Freshness(every_s=20, old_s=180, stand_s=60),
    records=(TRAIN,),
    fetched=at(-4),
    next_s=20,
)


def page(snapshot: Snapshot, language: str = "en", seconds: float = 0) -> FeedPage:
    """What a tile says so many seconds from now."""
    return page_of(snapshot, NAMES, Moment(language, at(seconds), SEOUL))


def refused(since: float) -> Snapshot:
    """The trains, whose source has answered HTTP 503 for so many seconds."""
    failure = Failure(at(0), Reason.HTTP, 503, "busy")
    return replace(TRAINS, failed_since=at(-since), failure=failure)


def test_a_fresh_feed_says_its_age_its_rows_and_whose_they_are() -> None:
    told = page(TRAINS)
    assert (told.title, told.tone, told.state) == (NAMES["en"], Tone.GOOD, "just now")
    assert [(row.lead, row.words, row.value) for row in told.rows] == [
        ("Line 2", "to 성수", "3 min")
    ]
    assert (told.why, told.source) == ("", "Seoul subway")
    korean = page(TRAINS, "ko", 12)
    assert (korean.title, korean.state, korean.source) == (NAMES["ko"], "10초 전", "서울시 지하철")
    assert [(row.words, row.value) for row in korean.rows] == [("성수행", "2분")]


def test_a_stale_feed_keeps_its_rows_and_says_since_when_and_why() -> None:
    told = page(refused(30))
    assert (told.tone, told.state) == (Tone.POOR, "stale since 08:29")
    assert told.why == "The source answered HTTP 503 (busy)"
    assert len(told.rows) == 1
    assert page(refused(30), "ko").why == "제공처의 응답 HTTP 503 (busy)"


def test_without_data_no_row_is_shown_any_more() -> None:
    told = page(refused(90), "ko")
    assert (told.tone, told.state, told.rows) == (Tone.BAD, "08:28부터 자료 없음", ())
    assert told.count == 0


def test_a_poller_that_hangs_makes_its_feed_stale_and_long_times_are_told_in_minutes() -> None:
    soon, later = page(TRAINS, "en", 80), page(TRAINS, "en", 300)
    assert (soon.tone, soon.why) == (Tone.POOR, "The source was last asked 84 s ago")
    assert (later.tone, later.why) == (Tone.BAD, "The source was last asked 5 min ago")


def test_a_source_that_tells_nothing_says_that_it_has_nothing_to_tell() -> None:
    told = page(replace(TRAINS, records=()))
    assert (told.tone, told.rows) == (Tone.GOOD, ())
    assert told.why == "The source has nothing to tell now"
    gone = replace(TRAINS, records=(replace(TRAIN, stage=Stage.DEPARTED),))
    assert page(gone).why == "Nothing to tell"


def test_a_feed_without_a_name_is_called_by_its_id() -> None:
    told = page_of(TRAINS, {}, Moment("ko", NOW, SEOUL))
    assert told.title == "trains-hongik"


class Desk:
    """Somebody who asks feeds, and how often he was looked at."""

    def __init__(self) -> None:
        self.looks = 0

    def snapshots(self) -> Mapping[str, Snapshot]:
        self.looks += 1
        return {TRAINS.id: TRAINS}


def test_a_page_is_made_once_a_second_however_often_it_is_looked_at() -> None:
    desk, times = Desk(), iter([0.0, 0.4, 0.9, 1.0])
    bulletin = FeedBulletin([], desk.snapshots, lambda: NOW, SEOUL, lambda: next(times))
    pages = [bulletin.page(TRAINS.id, "ko") for _ in range(4)]
    assert desk.looks == 2
    assert len(set(pages)) == 1, "the same words are the same page: nothing is painted anew"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ko", "피드 문서에 'trians'가 없습니다"),
        ("en", "The feeds document has no 'trians'"),
    ],
)
def test_a_feed_that_the_document_lacks_is_named(language: str, words: str) -> None:
    told = FeedBulletin([], Desk().snapshots, lambda: NOW).page("trians", language)
    assert (told.tone, told.why) == (Tone.BAD, words)
