"""Bicycles stand under another name than they are asked by, and every number is text."""

from __future__ import annotations

from streams.feeds.bikestation import BikeStation
from streams.feeds.moment import read_moment
from streams.feeds.near import Near
from streams.feeds.position import Position
from streams.feeds.seoul.bikes import Bikes
from tests.streams.feeds.seoul.open_answers import NOW, page, reading, records

STATION: dict[str, object] = {
    "rackTotCnt": "14",
    "stationName": "103. 망원역 2번출구 앞",
    "parkingBikeTotCnt": "23",
    "shared": "164",
    "stationLatitude": "37.55495071",
    "stationLongitude": "126.91083527",
    "stationId": "ST-5",
}


async def test_a_station() -> None:
    (station,) = await records(Bikes, page("rentBikeStatus", STATION))
    assert station == BikeStation(
        at=read_moment(NOW),
        id="ST-5",
        name="망원역 2번출구 앞",
        position=Position(37.55495071, 126.91083527),
        bikes=23,
        docks=14,
    )


async def test_a_station_without_a_place_is_still_one_and_one_without_a_count_is_not() -> None:
    nowhere = {**STATION, "stationLatitude": "0.0", "stationLongitude": "0.0"}
    broken = {**STATION, "parkingBikeTotCnt": ""}
    found = await reading(Bikes, page("rentBikeStatus", nowhere, broken))
    assert [one.position for one in found.records if isinstance(one, BikeStation)] == [None]
    assert found.left_out == 1


async def test_the_stations_around_a_place_come_nearest_first() -> None:
    near = {**STATION, "stationId": "ST-6", "stationLatitude": "37.5569"}
    far = {**STATION, "stationId": "ST-7", "stationLatitude": "37.6569"}
    place = Near(Position(37.5568, 126.9108), 1000)
    served = page("rentBikeStatus", STATION, far, near)
    found = await records(lambda service: Bikes(service, place), served)
    assert [one.id for one in found if isinstance(one, BikeStation)] == ["ST-6", "ST-5"]
