"""Trains are read from the recorded shape, and the traps of it do not make any of them a lie."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from streams.feeds.arrival import Arrival, Count, Stage, countdown
from streams.feeds.key import Key
from streams.feeds.moment import read_moment
from streams.feeds.reason import FeedError, Reason
from streams.feeds.seoul.subway_arrivals import SubwayArrivals, station_name
from streams.feeds.service import Service
from tests.fakes.outside import Script, Served, outside, shape
from tests.streams.feeds.asking import ask

NOW = "2026-07-21 09:00:30"


async def arrivals(served: Script | Served, now: str = NOW) -> list[Arrival]:
    async with outside(served) as source:
        feed = SubwayArrivals(Service("subway", source.address, Key.read("s3cr3tkey")), "강남")
        return [one for one in (await ask(feed, now)).records if isinstance(one, Arrival)]


async def trouble(served: Script | Served) -> FeedError:
    with pytest.raises(FeedError) as failure:
        await arrivals(served)
    return failure.value


async def test_the_station_is_asked_for_by_its_own_name_and_with_the_key() -> None:
    async with outside(shape("subway-arrivals.json")) as source:
        service = Service("subway", source.address, Key.read("s3cr3tkey"))
        await ask(SubwayArrivals(service, "강남"), NOW)
    wanted = "/api/subway/s3cr3tkey/json/realtimeStationArrival/0/40/강남"
    assert source.paths == [wanted]


async def test_a_train_is_due_from_when_it_was_heard_of_and_not_from_when_we_asked() -> None:
    first = (await arrivals(shape("subway-arrivals.json")))[0]
    assert first.line_ko == "2호선"
    assert first.line_en == "Line 2"
    assert first.heading == "성수행 - 역삼방면"
    assert first.stage is Stage.NEAR
    assert first.at == read_moment("2026-07-21 09:00:10")
    assert first.due == read_moment("2026-07-21 09:01:40")
    # Asked 20 s after it was heard of, 70 of its 90 seconds are left.
    assert countdown(first, read_moment(NOW)).seconds == 70


async def test_zero_seconds_are_entering_or_unknown_as_the_code_says() -> None:
    trains = {one.train: one for one in await arrivals(shape("subway-arrivals.json"))}
    entering, unknown = trains["2235"], trains["2236"]
    assert entering.stage is Stage.ENTERING
    assert countdown(entering, read_moment(NOW)).count is Count.ENTERING
    assert unknown.due is None
    assert countdown(unknown, read_moment(NOW)).count is Count.WORDS
    assert unknown.words == "[5]번째 전역 (방배)"


async def test_ghosts_are_dropped_and_a_train_told_twice_is_the_one_heard_of_last() -> None:
    trains = await arrivals(shape("subway-arrivals.json"))
    assert [one.train for one in trains] == ["2234", "2236", "2235", "0071"]
    twice = trains[-1]
    assert twice.at == read_moment("2026-07-21 08:59:50")
    assert (twice.kind, twice.last) == ("급행", True)


async def test_a_source_that_stands_still_is_old_and_not_empty() -> None:
    trains = await arrivals(shape("subway-arrivals.json"), "2026-07-21 12:00:00")
    assert len(trains) == 5, "an hour later all are ghosts, and none of them counts down"
    counts = {countdown(one, read_moment("2026-07-21 12:00:00")).count for one in trains}
    assert counts == {Count.GONE}


async def test_no_trains_are_no_error() -> None:
    flat: Served = {"status": 500, "code": "INFO-200", "message": "해당하는 데이터가 없습니다."}
    assert await arrivals(flat) == []


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("INFO-100", Reason.KEY),
        ("INFO-300", Reason.KEY),
        ("ERROR-337", Reason.QUOTA),
        ("ERROR-500", Reason.REFUSED),
    ],
)
async def test_flat_errors_are_told_apart(code: str, reason: Reason) -> None:
    error = await trouble({"status": 500, "code": code, "message": "인증키 s3cr3tkey"})
    assert error.reason is reason
    assert error.own.startswith(code)
    assert "s3cr3tkey" not in str(error), "the source repeats the key, and we do not"


@pytest.mark.parametrize(
    ("served", "reason"),
    [
        (b'{"errorMessage": {"code": "INFO-000"}, "realti', Reason.NOT_JSON),
        (b"", Reason.NOT_JSON),
        ({"bikeList": []}, Reason.SHAPE),
        ({"errorMessage": {"code": "INFO-000"}, "realtimeArrivalList": 7}, Reason.SHAPE),
        ({"errorMessage": {"code": "INFO-000"}, "realtimeArrivalList": [{"a": 1}]}, Reason.SHAPE),
        (b"<RESULT><CODE>INFO-100</CODE><MESSAGE>x</MESSAGE></RESULT>", Reason.KEY),
        (b"<html><body>proxy</body>", Reason.NOT_XML),
    ],
)
async def test_another_shape_is_said_to_be_one(served: Served, reason: Reason) -> None:
    assert (await trouble(served)).reason is reason


async def test_a_damaged_row_costs_only_itself() -> None:
    value = json.loads(shape("subway-arrivals.json"))
    value["realtimeArrivalList"][0]["recptnDt"] = "점검중"
    async with outside(value) as source:
        feed = SubwayArrivals(Service("subway", source.address), "강남")
        reading = await ask(feed, NOW)
    assert len(reading.records) == 3
    assert reading.left_out == 1


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("강남역", "강남"),
        ("서울역", "서울"),
        ("역삼", "역삼"),
        ("역촌역", "역촌"),
        ("홍대 입구", "홍대입구"),
    ],
)
def test_the_subway_knows_stations_without_the_word_for_station(written: str, asked: str) -> None:
    assert station_name(written) == asked


async def test_a_record_that_got_no_younger_counts_down_then_is_late_then_gone() -> None:
    first = (await arrivals(shape("subway-arrivals.json")))[0]
    assert first.due is not None
    told = [
        countdown(first, first.due + timedelta(seconds=after)).count for after in (-1, 1, 90, 91)
    ]
    assert told == [Count.MINUTES, Count.LATE, Count.LATE, Count.GONE]
