"""The first screen never counts down to a train that may not come, and never hides the exits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.page import Block, Departures, Exits, Language, Notice
from kiosk.pages import Brief, build
from streams.feeds.arrival import Arrival, Stage
from streams.feeds.feed import Freshness
from streams.feeds.snapshot import Snapshot
from tests.kiosk.pages.known import (
    KIOSK,
    NOON,
    brief,
    failed,
    fresh,
    knowing,
    later,
    snapshot,
    train,
)


def home(*feeds: Snapshot, language: Language = Language.EN, s: float = 0) -> list[Block]:
    """The blocks under the exits, so many seconds after noon."""
    page = build("home", brief(knowing(*feeds), language, later(seconds=s)))
    assert isinstance(page.blocks[0], Exits)
    return list(page.blocks[1:])


def said(*trains: Arrival, language: Language = Language.EN, s: float = 0) -> list[str]:
    """What is said of trains that were told at noon, so many seconds later."""
    asked = snapshot("subway_arrivals", *trains, fetched=later(seconds=s))
    (block,) = home(asked, language=language, s=s)
    assert isinstance(block, Departures)
    return [row.says for row in block.rows]


@pytest.mark.parametrize(
    ("s", "words"),
    [
        (0, ["3 min"]),
        (19, ["3 min"]),
        (21, ["2 min"]),
        (141, ["under 1 min"]),
        (201, ["late"]),
        (289, ["late"]),
        (291, []),
    ],
)
def test_a_train_is_counted_down_then_late_then_gone(s: float, words: list[str]) -> None:
    assert said(train(), s=s) == words


@pytest.mark.parametrize(
    ("stage", "language", "words"),
    [
        (Stage.ON_THE_WAY, Language.KO, "5개 역 전"),
        (Stage.ON_THE_WAY, Language.EN, "5 stops away"),
        (Stage.NEAR, Language.ZH, "还有5站"),
        (Stage.ENTERING, Language.JA, "まもなく"),
        (Stage.ARRIVED, Language.EN, "at the platform"),
    ],
)
def test_where_the_source_knows_no_time_none_is_made_up(
    stage: Stage, language: Language, words: str
) -> None:
    unknown = train(stage=stage, due=None, words="[5]번째 전역 (서강대)")
    assert said(unknown, language=language) == [words]


def test_a_train_of_which_nothing_was_heard_for_ten_minutes_is_not_counted_down_to() -> None:
    assert said(train(at=later(minutes=-13), due=later(minutes=5))) == []


def test_each_direction_stands_by_itself_and_soonest_first() -> None:
    inner = (train(train="1", due=later(minutes=9)), train(train="2", due=later(minutes=2)))
    outer = train(train="3", direction="외선", heading="성수행 - 합정방면")
    blocks = home(snapshot("subway_arrivals", *inner, outer))
    assert [block.title for block in blocks] == [
        "To Sinchon · Line 2",
        "To Hapjeong · Line 2",
    ]
    assert [row.says for row in blocks[0].rows] == ["2 min", "9 min"]  # type: ignore[attr-defined]


def test_a_row_says_what_a_sign_says() -> None:
    (block,) = home(
        snapshot("subway_arrivals", train(last=True, kind="급행")), language=Language.KO
    )
    (row,) = block.as_map()["rows"]
    assert row == {
        "line": "2",
        "colour": "#00a84d",
        "to": "성수",
        "says": "3분",
        "urgency": "coming",
        "note": "막차 · 급행",
    }
    assert block.spoken == "2호선 신촌 방면. 막차 · 급행 성수행, 3분 뒤."


def test_a_line_may_have_another_colour_in_the_kiosks_document() -> None:
    kiosk = replace(KIOSK, colours={"1002": "#123456"})
    page = build("home", Brief(kiosk, fresh(), Language.EN, NOON))
    assert page.blocks[1].as_map()["rows"][0]["colour"] == "#123456"


def test_trains_whose_feed_failed_stand_for_a_minute_and_are_said_to_be_stale() -> None:
    asked = snapshot("subway_arrivals", train())
    (stale,) = home(failed(asked, 30))
    assert isinstance(stale, Departures)
    assert stale.vouch is not None
    assert stale.vouch.says == "just now · not updated"
    assert stale.spoken.endswith("Please note: just now · not updated.")
    (gone,) = home(failed(asked, 61))
    assert isinstance(gone, Notice)


def test_a_poller_that_hangs_makes_its_trains_stale_by_itself() -> None:
    asked = snapshot("subway_arrivals", train(due=later(minutes=8)))
    (stale,) = home(asked, s=100)
    assert stale.vouch is not None
    assert stale.vouch.says == "1 min ago · not updated"


@pytest.mark.parametrize("language", list(Language))
def test_a_source_that_is_not_heard_is_not_said_to_have_no_trains(language: Language) -> None:
    lost = failed(snapshot("subway_arrivals", train(due=later(minutes=-9))), 10)
    # It answers, and its newest record is of an hour ago: it stands still itself.
    still = replace(
        snapshot("subway_arrivals", train(at=later(hours=-1), due=later(minutes=-50))),
        freshness=Freshness(15, 180),
    )
    for feed in (lost, still):
        (block,) = home(feed, language=language)
        assert isinstance(block, Notice)
        assert brief(knowing()).say("home.no_trains") not in block.spoken


@pytest.mark.parametrize("language", list(Language))
def test_trains_that_are_told_of_the_future_are_not_counted_down_to(language: Language) -> None:
    # The machine's clock was set back by a day: the source is heard, and a clock is wrong.
    told = [
        train(at=later(days=1), due=later(days=1, minutes=3)),
        train(at=later(days=1), stage=Stage.ENTERING, direction="외선"),
    ]
    ahead = snapshot("subway_arrivals", *told, fetched=later(days=1))
    (block,) = home(ahead, language=language)
    assert isinstance(block, Notice)
    assert brief(knowing(), language).say("reason.ahead") in block.text


def test_at_night_no_train_is_no_failure() -> None:
    (block,) = home(snapshot("subway_arrivals"))
    assert isinstance(block, Departures)
    assert (block.rows, block.spoken) == ((), "No train is on its way now.")


def test_trains_of_other_stations_are_not_ours_and_do_not_vouch_for_ours() -> None:
    other = snapshot("subway_arrivals", train(station="여의도"), id="yeouido")
    ours = failed(snapshot("subway_arrivals", id="hongik", fetched=None), 3600)
    (block,) = home(other, ours)
    assert isinstance(block, Notice)
    (block,) = home(other, snapshot("subway_arrivals", train(), id="hongik"))
    assert isinstance(block, Departures)
    assert len(block.rows) == 1


def test_blank_names_leave_no_blank_row() -> None:
    (block,) = home(snapshot("subway_arrivals", train(towards="", heading="")))
    (row,) = block.as_map()["rows"]
    assert row["to"] == "destination not told"
    assert block.title == "Line 2"


def test_more_trains_than_anybody_waits_for_are_left_out() -> None:
    many = (train(train=str(n), due=later(minutes=n)) for n in range(1, 20))
    (block,) = home(snapshot("subway_arrivals", *many))
    assert len(block.as_map()["rows"]) == 4


def test_an_exit_that_is_closed_says_why_and_not_how_to_get_there() -> None:
    works = {"ko": "공사", "en": "works until March"}
    gate = replace(KIOSK.exits[1], closed=works)
    page = build("home", Brief(replace(KIOSK, exits=(gate,)), fresh(), Language.EN, NOON))
    assert page.blocks[0].spoken == (
        "Exits · you are on B1. Exit 9: Hongik University. "
        "It cannot be used now: works until March."
    )


def test_a_kiosk_without_exits_and_without_feeds_still_shows_a_page() -> None:
    bare = replace(KIOSK, exits=())
    page = build("home", Brief(bare, knowing(), Language.KO, NOON))
    assert [block.kind for block in page.blocks] == ["notice"]


@pytest.mark.parametrize(
    ("stage", "language", "words"),
    [
        (Stage.ON_THE_WAY, Language.KO, "당산 출발"),
        (Stage.ON_THE_WAY, Language.EN, "on its way"),
        (Stage.NEAR, Language.ZH, "前一站"),
    ],
)
def test_the_sources_other_words_are_shown_to_those_who_read_them(
    stage: Stage, language: Language, words: str
) -> None:
    assert said(train(stage=stage, due=None, words="당산 출발"), language=language) == [words]
