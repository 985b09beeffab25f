"""The sample services answer over HTTP as the real ones do, on a plausible day, with faults."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import aiohttp
import pytest

from streams.sample.services.day import bustle, chance, daylight, trains_run
from streams.sample.services.exchange import KEY
from streams.sample.services.mishap import Mishap, read_mishap
from streams.sample.services.server import DOORS, SampleServices

RUSH = datetime(2026, 7, 20, 23, 30, 7, tzinfo=UTC)
NIGHT = datetime(2026, 7, 20, 18, 0, tzinfo=UTC)


@pytest.fixture
async def city() -> AsyncIterator[SampleServices]:
    services = SampleServices(now=lambda: RUSH)
    await services.start()
    yield services
    await services.stop()


async def get(city: SampleServices, path: str, **headers: str) -> tuple[int, bytes, str]:
    async with (
        aiohttp.ClientSession() as session,
        session.get(city.address + path, headers=headers) as response,
    ):
        return response.status, await response.read(), response.headers.get("ETag", "")


async def rows(city: SampleServices, path: str) -> Any:
    return json.loads((await get(city, path))[1])


def test_a_day_is_a_day() -> None:
    assert bustle(RUSH) > 0.7 > bustle(NIGHT)
    assert trains_run(RUSH)
    assert not trains_run(NIGHT)
    assert daylight(NIGHT) == 0
    assert chance("a", 1) == chance("a", 1) != chance("a", 2)
    week = [RUSH + timedelta(minutes=7 * n) for n in range(1440)]
    assert all(0 <= bustle(moment) <= 1 for moment in week)


async def test_an_unknown_key_is_refused_in_xml_though_json_was_asked_for(
    city: SampleServices,
) -> None:
    status, body, _ = await get(city, "/seoul/wrong/json/bikeList/1/5/")
    assert status == 200
    assert b"<RESULT><CODE>INFO-100</CODE>" in body


async def test_a_range_of_more_than_a_thousand_rows_is_refused(city: SampleServices) -> None:
    assert b"ERROR-336" in (await get(city, f"/seoul/{KEY}/json/bikeList/1/1001/"))[1]
    page = await rows(city, f"/seoul/{KEY}/json/bikeList/1001/2000/")
    assert page["rentBikeStatus"]["list_total_count"] == 1000 + len(page["rentBikeStatus"]["row"])


async def test_trains_come_nearer_from_question_to_question() -> None:
    clock = [RUSH]
    city = SampleServices(now=lambda: clock[0])
    await city.start()
    station = quote("홍대입구")
    path = f"/subway/api/subway/{KEY}/json/realtimeStationArrival/0/40/{station}"
    first = (await rows(city, path))["realtimeArrivalList"]
    clock[0] += timedelta(seconds=30)
    later = (await rows(city, path))["realtimeArrivalList"]
    await city.stop()
    key = "btrainNo"
    far = {row[key]: int(row["barvlDt"]) for row in first if row["subwayId"] == "1002"}
    near = {row[key]: int(row["barvlDt"]) for row in later if row["subwayId"] == "1002"}
    moved = [far[train] - near[train] for train in far.keys() & near.keys() if near[train] > 0]
    assert moved
    assert set(moved) <= {29, 30, 31}


async def test_the_hour_that_a_city_lives_at_may_be_another_than_the_clocks() -> None:
    awake = SampleServices(now=lambda: NIGHT, shift=RUSH - NIGHT)
    await awake.start()
    path = f"/subway/api/subway/{KEY}/json/realtimePosition/0/40/" + quote("2호선")
    trains = (await rows(awake, path))["realtimePositionList"]
    await awake.stop()
    assert trains[0]["recptnDt"] == "2026-07-21 03:00:00", "the time that it really is"


async def test_what_did_not_change_is_not_sent_again(city: SampleServices) -> None:
    path = f"/seoul/{KEY}/json/SearchParkInfoService/1/1000/"
    status, body, etag = await get(city, path)
    assert (status, bool(body)) == (200, True)
    status, body, _ = await get(city, path, **{"If-None-Match": etag})
    assert (status, body) == (304, b"")


async def test_faults_are_made_and_mended_over_http(city: SampleServices) -> None:
    path = f"/seoul/{KEY}/json/bikeList/1/5/"
    async with aiohttp.ClientSession() as session:
        async with session.put(f"{city.address}/faults/bikeList", data="quota") as response:
            assert response.status == 204
        assert b"ERROR-337" in (await get(city, path))[1]
        async with session.delete(f"{city.address}/faults/bikeList") as response:
            assert response.status == 204
        assert b"INFO-000" in (await get(city, path))[1]
        async with session.put(f"{city.address}/faults/bikelist", data="quota") as response:
            assert response.status == 400
            assert "no system is called 'bikelist'" in await response.text()
        async with session.put(f"{city.address}/faults/bikeList", data="bad") as response:
            assert "expected one of empty, quota" in await response.text()


async def test_what_makes_no_sense_is_no_end_of_the_server(city: SampleServices) -> None:
    for path in (
        "/seoul/",
        f"/seoul/{KEY}/json/bikeList/a/b/",
        f"/its/cctvInfo?apiKey={KEY}",
        "/x/y",
    ):
        assert (await get(city, path))[0] in (400, 404)
    assert b"INFO-000" in (await get(city, f"/seoul/{KEY}/json/bikeList/1/5/"))[1]


def test_every_fault_has_a_name_and_every_system_one_of_its_own() -> None:
    assert [read_mishap(mishap.value) for mishap in Mishap] == list(Mishap)
    names = [name for _, systems in DOORS.values() for name in systems]
    assert len(set(names)) == len(names)


async def test_a_port_that_is_taken_is_said(city: SampleServices) -> None:
    second = SampleServices(port=int(city.address.rpartition(":")[2]))
    with pytest.raises(OSError, match="address already in use"):
        await second.start()
    with pytest.raises(RuntimeError, match="start"):
        _ = second.address
