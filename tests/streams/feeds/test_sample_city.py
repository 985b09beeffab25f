"""Every feed on the sample city, and each fault of each system: told as what it is, mended at once.

What is kept of the good answer stands meanwhile, and no feed takes another one with it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from streams.feeds.book import load_book
from streams.feeds.key import load_keys
from streams.feeds.kinds import FORMS
from streams.feeds.line import ANSWER_S
from streams.feeds.moment import read_moment
from streams.feeds.poller import Poller
from streams.feeds.reason import Reason
from streams.feeds.snapshot import Snapshot, State, judge
from streams.feeds.store import Store
from streams.sample.services.document import write_documents
from streams.sample.services.mishap import Mishap
from streams.sample.services.server import SampleServices

RUSH = read_moment("2026-07-21 08:30:07")
NIGHT = read_moment("2026-07-22 03:00:00")
LIVE = {
    "subway_arrivals", "train_positions", "crowding", "hotspot", "gtfs_arrivals", "gtfs_vehicles",
    "gtfs_alerts", "gbfs",
}  # fmt: skip
SYSTEMS = {
    "subway_arrivals": "realtimeStationArrival",
    "train_positions": "realtimePosition",
    "air_district": "ListAirQualityByDistrictService",
    "air_zone": "RealtimeCityAir",
    "airkorea": "getCtprvnRltmMesureDnsty",
    "bikes": "bikeList",
    "crowding": "citydata_ppltn",
    "hotspot": "citydata",
    "events": "culturalEventInfo",
    "incidents": "AccInfo",
    "road_speeds": "TrafficInfo",
    "parks": "SearchParkInfoService",
    "trails": "SeoulGilWalkCourse",
    "prices": "ListNecessariesPricesService",
    "reservations": "ListPublicReservationSport",
    "road_cameras": "cctvInfo",
    "disaster_messages": "DSSP-IF-00247",
    "gtfs_arrivals": "trip-updates.pb",
    "gtfs_vehicles": "vehicle-positions.pb",
    "gtfs_alerts": "alerts.pb",
    "gbfs": "gbfs.json",
}
OPEN = {"gtfs_arrivals", "gtfs_vehicles", "gtfs_alerts", "gbfs"}


class City:
    """The sample services and one feed that is asked of them, on a clock that the test moves."""

    def __init__(self, services: SampleServices, folder: Path) -> None:
        self.services = services
        self.now = RUSH
        self.answer_s = ANSWER_S
        self._folder = folder
        self._paths = write_documents(services.address, folder)

    async def ask(self, *kinds: str) -> dict[str, Snapshot]:
        """Ask the feeds of those kinds once, as a process of its own would; all for none."""
        book = load_book(self._paths[0], load_keys(self._paths[1], {}))
        wanted = [one for one in book.subscriptions if not kinds or one.kind in kinds]
        store = Store(self._folder / "feeds.db")
        poller = Poller(wanted, store, now=lambda: self.now, answer_s=self.answer_s)
        await poller.ask_all()
        store.close()
        return dict(poller.snapshots)

    async def one(self, kind: str) -> Snapshot:
        """Ask one feed of that kind."""
        snapshots = await self.ask(kind)
        return snapshots.get("book-sport") or next(iter(snapshots.values()))


@asynccontextmanager
async def city_at(folder: Path, moment: datetime = RUSH) -> AsyncIterator[City]:
    clock = [moment]
    services = SampleServices(now=lambda: clock[0])
    await services.start()
    try:
        city = City(services, folder)
        city.now = moment
        yield city
    finally:
        await services.stop()


async def test_every_kind_of_feed_is_in_the_sample_city_and_fresh(tmp_path: Path) -> None:
    async with city_at(tmp_path) as city:
        snapshots = await city.ask()
    assert {snapshot.kind for snapshot in snapshots.values()} == {f.kind_name() for f in FORMS}
    assert {form.kind_name() for form in FORMS} == set(SYSTEMS)
    for snapshot in snapshots.values():
        verdict = judge(snapshot, RUSH)
        assert (verdict.state, verdict.reason) == (State.FRESH, Reason.NONE), snapshot.id
        assert snapshot.left_out == 0, snapshot.id
        assert all(record.at <= RUSH for record in snapshot.records), snapshot.id
        assert snapshot.attribution.ko
        assert snapshot.attribution.en


async def test_the_day_moves_with_the_clock(tmp_path: Path) -> None:
    async with city_at(tmp_path, NIGHT) as city:
        night = await city.ask()
    async with city_at(tmp_path, RUSH) as city:
        rush = await city.ask()
    assert judge(night["trains-hongik"], NIGHT).reason is Reason.EMPTY, "no train at three"
    assert len(rush["trains-hongik"].records) >= 10
    assert night["bikes-hongik"].records != rush["bikes-hongik"].records
    assert night["air-districts"].records != rush["air-districts"].records


EXPECTED = {
    Mishap.QUOTA: {Reason.QUOTA},
    Mishap.KEY: {Reason.KEY},
    Mishap.GARBAGE: {Reason.NOT_JSON, Reason.NOT_XML, Reason.NOT_GTFS},
    Mishap.ERROR: {Reason.HTTP},
    Mishap.DROP: {Reason.BROKEN_OFF},
    Mishap.SLOW: {Reason.NO_ANSWER},
    Mishap.DRIP: {Reason.NO_ANSWER},
}


KEYLESS = (Mishap.QUOTA, Mishap.KEY)
FAULTS = [
    (kind, mishap)
    for kind in SYSTEMS
    for mishap in EXPECTED
    if kind not in OPEN or mishap not in KEYLESS
]


@pytest.mark.parametrize(("kind", "mishap"), FAULTS)
async def test_a_fault_is_told_as_what_it_is_and_the_good_answer_stands(
    tmp_path: Path, kind: str, mishap: Mishap
) -> None:
    async with city_at(tmp_path) as city:
        before = await city.one(kind)
        city.services.fault(SYSTEMS[kind], mishap)
        city.now = RUSH + timedelta(seconds=1)
        if mishap in (Mishap.SLOW, Mishap.DRIP):
            city.answer_s = 0.1
        during = await city.one(kind)
        city.answer_s = ANSWER_S
        city.services.mend(SYSTEMS[kind])
        after = await city.one(kind)
    verdict = judge(during, city.now)
    assert verdict.state is State.STALE
    assert verdict.reason in EXPECTED[mishap]
    assert during.records == before.records != ()
    assert judge(after, city.now).state is State.FRESH
    assert after.failure == during.failure, "the last error stays told"


@pytest.mark.parametrize("kind", SYSTEMS)
async def test_an_empty_answer_is_no_fault(tmp_path: Path, kind: str) -> None:
    async with city_at(tmp_path) as city:
        city.services.fault(SYSTEMS[kind], Mishap.EMPTY)
        snapshot = await city.one(kind)
    assert judge(snapshot, RUSH).reason is Reason.EMPTY
    assert judge(snapshot, RUSH).state is State.FRESH


@pytest.mark.parametrize("kind", SYSTEMS)
async def test_a_source_that_stands_still_turns_stale_where_it_tells_of_now(
    tmp_path: Path, kind: str
) -> None:
    async with city_at(tmp_path) as city:
        city.services.fault(SYSTEMS[kind], Mishap.STUCK)
        snapshot = await city.one(kind)
    verdict = judge(snapshot, RUSH)
    if kind in LIVE:
        assert (verdict.state, verdict.reason) == (State.STALE, Reason.OLD)
    else:
        assert verdict.state is State.FRESH


@pytest.mark.parametrize("kind", ["air_zone", "air_district", "gbfs", "gtfs_vehicles"])
async def test_old_names_are_read_as_the_new_ones(tmp_path: Path, kind: str) -> None:
    async with city_at(tmp_path) as city:
        new = await city.one(kind)
        city.services.fault(SYSTEMS[kind], Mishap.OLD_NAMES)
        old = await city.one(kind)
    assert old.records == new.records != ()


async def test_names_that_nobody_knows_are_another_shape(tmp_path: Path) -> None:
    async with city_at(tmp_path) as city:
        city.services.fault("realtimeStationArrival", Mishap.OLD_NAMES)
        snapshot = await city.one("subway_arrivals")
    verdict = judge(snapshot, RUSH)
    assert verdict.words == ("the answer has another shape than this feed knows (no 'recptnDt')")


async def test_one_system_down_leaves_the_others_fresh(tmp_path: Path) -> None:
    async with city_at(tmp_path) as city:
        for system in ("bikeList", "cctvInfo", "realtimeStationArrival"):
            city.services.fault(system, Mishap.ERROR)
        snapshots = await city.ask()
    down = {s.kind for s in snapshots.values() if judge(s, RUSH).state is not State.FRESH}
    assert down == {"bikes", "road_cameras", "subway_arrivals"}


def test_the_sample_document_is_one_that_a_person_could_have_written(tmp_path: Path) -> None:
    document, keys = write_documents("http://127.0.0.1:9", tmp_path)
    assert keys.stat().st_mode & 0o777 == 0o600
    assert load_book(document, load_keys(keys, {})).notes == ()
