"""GBFS in versions 2 and 3: the same stations, whatever the spelling of names, times and truth."""

from __future__ import annotations

import pytest
from aiohttp import web

from streams.feeds.bikestation import BikeStation
from streams.feeds.feed import Attribution, Record
from streams.feeds.moment import read_moment, read_posix
from streams.feeds.position import Position
from streams.feeds.reason import FeedError, Reason
from streams.feeds.row import Reading
from streams.feeds.service import Service
from streams.feeds.standard.gbfs import Gbfs
from tests.fakes.outside import Served, outside
from tests.streams.feeds.asking import ask

NOW = "2026-07-21 09:00:30"
REPORTED = 1_784_591_990
FILES = ("station_information", "station_status")
SOURCE = Attribution("자전거", "Bikes", "https://gbfs.org")


def version_2(base: str) -> dict[str, object]:
    feeds = [{"name": name, "url": f"{base}/{name}.json"} for name in FILES]
    return {
        "gbfs": {"en": {"feeds": feeds}, "fr": {"feeds": []}},
        "station_information": {
            "stations": [
                {
                    "station_id": "7",
                    "name": " Hongik ",
                    "lat": 37.55,
                    "lon": 126.92,
                    "capacity": 14,
                },
                {"station_id": "8", "name": "Gone", "lat": 37.56, "lon": 126.93},
            ]
        },
        "station_status": {
            "stations": [
                {
                    "station_id": "7",
                    "num_bikes_available": 5,
                    "num_docks_available": 9,
                    "is_installed": 1,
                    "is_renting": 1,
                    "is_returning": 1,
                    "last_reported": REPORTED,
                },
                {
                    "station_id": "8",
                    "num_bikes_available": 0,
                    "is_installed": 0,
                    "is_renting": 0,
                    "last_reported": REPORTED,
                },
            ]
        },
    }


def version_3(base: str) -> dict[str, object]:
    feeds = [{"name": name, "url": f"{base}/{name}.json"} for name in FILES]
    names = [{"text": "Hongik", "language": "en"}, {"text": "홍대", "language": "ko-KR"}]
    return {
        "gbfs": {"feeds": feeds},
        "station_information": {
            "stations": [
                {"station_id": "7", "name": names, "lat": 37.55, "lon": 126.92, "capacity": 14}
            ]
        },
        "station_status": {
            "stations": [
                {
                    "station_id": "7",
                    "num_vehicles_available": 5,
                    "is_installed": True,
                    "is_renting": True,
                    "is_returning": True,
                    "last_reported": "2026-07-21T08:59:50+09:00",
                    "vehicle_types_available": [{"vehicle_type_id": "bike", "count": 5}],
                }
            ]
        },
    }


async def stations(version: str, language: str = "ko") -> Reading[Record]:
    async with outside(b"") as source:
        files = version_2(source.address) if version == "2" else version_3(source.address)

        def script(request: web.Request) -> Served:
            name = request.path.strip("/").removesuffix(".json") or "gbfs"
            head = {"last_updated": REPORTED, "ttl": 30, "version": version}
            return {**head, "data": files[name]}

        source.script = script
        feed = Gbfs(Service("bikes", source.address), language, None, SOURCE)
        return await ask(feed, NOW)


@pytest.mark.parametrize(("version", "name"), [("2", "Hongik"), ("3", "홍대")])
async def test_both_versions_tell_the_same(version: str, name: str) -> None:
    assert (await stations(version)).records == (
        BikeStation(
            at=read_moment("2026-07-21 08:59:50"),
            id="7",
            name=name,
            position=Position(37.55, 126.92),
            bikes=5,
            docks=14,
        ),
    )
    assert read_posix(REPORTED) == read_moment("2026-07-21 08:59:50")


async def test_names_are_in_the_language_that_is_wanted() -> None:
    (one,) = (await stations("3", "en")).records
    assert isinstance(one, BikeStation)
    assert one.name == "Hongik"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"gbfs": {"feeds": []}}, Reason.SHAPE),
        ({"gbfs": {}}, Reason.SHAPE),
        (
            {"gbfs": {"feeds": [{"name": "station_status", "url": "file:///etc/passwd"}]}},
            Reason.SHAPE,
        ),
        ({"station_status": {"stations": None}}, None),
        ({"station_status": {"stations": [{"station_id": "7"}]}}, Reason.SHAPE),
        ({"station_information": []}, Reason.SHAPE),
    ],
)
async def test_other_shapes(change: dict[str, object], reason: Reason | None) -> None:
    async with outside(b"") as source:
        files = {**version_3(source.address), **change}
        source.script = lambda request: {
            "data": files[request.path.strip("/").removesuffix(".json") or "gbfs"]
        }
        feed = Gbfs(Service("bikes", source.address), "ko", None, SOURCE)
        if reason is None:
            assert (await ask(feed, NOW)).records == ()
            return
        with pytest.raises(FeedError) as failure:
            await ask(feed, NOW)
    assert failure.value.reason is reason


async def test_a_station_of_which_only_the_count_is_known_is_still_one() -> None:
    async with outside(b"") as source:
        files = {**version_3(source.address), "station_information": {"stations": []}}
        source.script = lambda request: {
            "data": files[request.path.strip("/").removesuffix(".json") or "gbfs"]
        }
        (one,) = (
            await ask(Gbfs(Service("bikes", source.address), "ko", None, SOURCE), NOW)
        ).records
    assert isinstance(one, BikeStation)
    assert (one.name, one.position, one.bikes, one.docks) == ("7", None, 5, None)
