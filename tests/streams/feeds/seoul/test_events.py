"""What is over is left out, and coordinates the wrong way round are turned."""

from __future__ import annotations

from streams.feeds.moment import read_moment
from streams.feeds.position import Position
from streams.feeds.seoul.events import Event, Events
from tests.streams.feeds.seoul.open_answers import page, reading, records

EVENT: dict[str, object] = {
    "CODENAME": "콘서트",
    "GUNAME": "중구",
    "TITLE": "정오의 음악회 &lt;여름&gt;",
    "DATE": "2026-07-01~2026-07-21",
    "PLACE": "시민청",
    "ORG_NAME": "서울특별시",
    "USE_FEE": "",
    "MAIN_IMG": "https://a.example/i?x=1&amp;y=2",
    "STRTDATE": "2026-07-01 00:00:00.0",
    "END_DATE": "2026-07-21 00:00:00.0",
    "LAT": "126.9779",
    "LOT": "37.5663",
    "IS_FREE": "무료",
    "HMPG_ADDR": "javascript:alert(1)",
    "ORG_LINK": "x",
}
NAME = "culturalEventInfo"


async def test_an_event_lasts_to_the_end_of_its_last_day() -> None:
    (event,) = await records(Events, page(NAME, EVENT), now="2026-07-21 23:59:59")
    assert isinstance(event, Event)
    assert event.title == "정오의 음악회 <여름>"
    assert event.ends == read_moment("2026-07-22 00:00")
    assert event.free
    assert event.position == Position(37.5663, 126.9779), "turned the right way round"
    assert event.picture == "https://a.example/i?x=1&y=2"
    assert event.page == "", "no address of the web"
    assert await records(Events, page(NAME, EVENT), now="2026-07-22 00:00:00") == ()


async def test_what_begins_first_comes_first_and_a_day_that_is_none_is_left_out() -> None:
    later = {**EVENT, "TITLE": "나중", "STRTDATE": "2026-07-20 00:00:00.0"}
    broken = {**EVENT, "END_DATE": "미정"}
    found = await reading(Events, page(NAME, later, broken, EVENT))
    titles = [event.title for event in found.records if isinstance(event, Event)]
    assert titles == ["정오의 음악회 <여름>", "나중"]
    assert found.left_out == 1


async def test_an_event_somewhere_impossible_is_still_one() -> None:
    (event,) = await records(Events, page(NAME, {**EVENT, "LAT": "0", "LOT": "999"}))
    assert isinstance(event, Event)
    assert event.position is None
