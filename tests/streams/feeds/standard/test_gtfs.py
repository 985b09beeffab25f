"""GTFS-Realtime of any city: files like the standard's own examples, and what is no such file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from aiohttp import web
from google.protobuf import text_format
from google.transit import gtfs_realtime_pb2 as gtfs

from streams.feeds.arrival import Arrival, Count, countdown
from streams.feeds.ask import Ask
from streams.feeds.feed import Attribution, Feed, Record
from streams.feeds.key import Key
from streams.feeds.line import Line, open_client
from streams.feeds.moment import read_moment, read_posix
from streams.feeds.near import Near
from streams.feeds.position import Position
from streams.feeds.reason import FeedError, Reason
from streams.feeds.row import Reading
from streams.feeds.service import Service
from streams.feeds.standard.gtfs_alerts import GtfsAlerts, ServiceAlert
from streams.feeds.standard.gtfs_arrivals import GtfsArrivals, GtfsArrivalsForm
from streams.feeds.standard.gtfs_realtime import in_languages
from streams.feeds.standard.gtfs_vehicles import GtfsVehicles, Vehicle
from tests.fakes.outside import Served, outside

MADE = 1_784_592_000
NOW = read_posix(MADE + 10)
SOURCE = Attribution("버스", "Buses", "https://gtfs.org")
STOPS = {"70075": "Park Street"}
LINES = {"Red": {"ko": "빨간 노선", "en": "Red Line"}}
HEADER = f"""
header {{ gtfs_realtime_version: "2.0" incrementality: FULL_DATASET timestamp: {MADE} }}
"""
TRIPS = f"""
{HEADER}
entity {{
  id: "simple-trip"
  trip_update {{
    trip {{ trip_id: "trip-1" route_id: "Red" direction_id: 1 }}
    vehicle {{ id: "R-5482" label: "1837" }}
    timestamp: {MADE - 12}
    stop_time_update {{ stop_sequence: 3 stop_id: "70073" arrival {{ time: {MADE + 60} }} }}
    stop_time_update {{
      stop_sequence: 4 stop_id: "70075" arrival {{ time: {MADE + 190} }} departure {{ time: 9 }}
      stop_time_properties {{ stop_headsign: "Alewife" }}
    }}
  }}
}}
entity {{
  id: "passed"
  trip_update {{
    trip {{ trip_id: "trip-2" route_id: "Red" }}
    stop_time_update {{ stop_id: "70075" arrival {{ time: {MADE - 30} }} }}
  }}
}}
entity {{
  id: "cancelled"
  trip_update {{
    trip {{ trip_id: "trip-3" route_id: "Red" schedule_relationship: CANCELED }}
    stop_time_update {{ stop_id: "70075" arrival {{ time: {MADE + 300} }} }}
  }}
}}
entity {{
  id: "skips"
  trip_update {{
    trip {{ trip_id: "trip-4" route_id: "Red" }}
    stop_time_update {{
      stop_id: "70075" schedule_relationship: SKIPPED arrival {{ time: {MADE + 400} }}
    }}
  }}
}}
entity {{
  id: "delay alone"
  trip_update {{
    trip {{ trip_id: "trip-5" route_id: "Red" }}
    stop_time_update {{ stop_id: "70075" arrival {{ delay: 5 }} }}
  }}
}}
entity {{
  id: "deleted" is_deleted: true
  trip_update {{
    trip {{ trip_id: "trip-6" route_id: "Red" }}
    stop_time_update {{ stop_id: "70075" arrival {{ time: {MADE + 500} }} }}
  }}
}}
entity {{
  id: "departure alone"
  trip_update {{
    trip {{ trip_id: "trip-7" route_id: "Blue" }}
    stop_time_update {{ stop_id: "70075" departure {{ time: {MADE + 600} }} }}
  }}
}}
"""
VEHICLES = f"""
{HEADER}
entity {{
  id: "v1"
  vehicle {{
    trip {{ trip_id: "trip-1" route_id: "Red" }}
    vehicle {{ id: "R-5482" label: "1837" }}
    position {{ latitude: 42.356 longitude: -71.0624 bearing: 90 speed: 6.5 }}
    stop_id: "70075" current_status: STOPPED_AT timestamp: {MADE - 5}
  }}
}}
entity {{
  id: "old"
  vehicle {{ position {{ latitude: 42.35 longitude: -71.06 }} timestamp: {MADE - 91} }}
}}
entity {{ id: "nowhere" vehicle {{ position {{ latitude: 0 longitude: 0 }} }} }}
entity {{ id: "no position" vehicle {{ vehicle {{ id: "x" }} }} }}
"""
ALERTS = f"""
{HEADER}
entity {{
  id: "detour"
  alert {{
    active_period {{ start: {MADE - 3600} end: {MADE + 3600} }}
    informed_entity {{ route_id: "219" }} informed_entity {{ stop_id: "16230" }}
    cause: CONSTRUCTION effect: DETOUR severity_level: WARNING
    header_text {{ translation {{ text: "Stop is closed" language: "en" }}
                  translation {{ text: "정류장 폐쇄" language: "ko-KR" }} }}
    description_text {{ translation {{ text: "Temporary stop in Maple Street" }} }}
  }}
}}
entity {{ id: "over" alert {{ active_period {{ end: {MADE - 1} }} }} }}
entity {{ id: "later" alert {{ active_period {{ start: {MADE + 900} }} }} }}
entity {{ id: "for ever" alert {{ header_text {{ translation {{ text: "Mind the gap" }} }} }} }}
"""


def packed(text: str) -> bytes:
    return text_format.Parse(text, gtfs.FeedMessage()).SerializeToString()


async def ask(feed: Callable[[Ask], Feed], served: Served, now: datetime = NOW) -> Reading[Record]:
    async with outside(served) as source, open_client() as client:
        asked = feed(Ask(source.address))
        return asked.parse(await asked.fetch(Line(client, lambda: now)))


def arrivals(question: Ask) -> GtfsArrivals:
    return GtfsArrivals(question, STOPS, LINES, SOURCE)


def vehicles(question: Ask) -> GtfsVehicles:
    return GtfsVehicles(question, None, SOURCE)


def alerts(question: Ask) -> GtfsAlerts:
    return GtfsAlerts(question, SOURCE)


async def test_who_comes_to_a_stop() -> None:
    first, last = (await ask(arrivals, packed(TRIPS))).records
    assert isinstance(first, Arrival)
    assert isinstance(last, Arrival)
    assert first.at == read_posix(MADE - 12), "the vehicle's own time"
    assert (first.line_ko, first.line_en, first.station) == ("빨간 노선", "Red Line", "Park Street")
    assert (first.heading, first.direction, first.train) == ("Alewife", "1", "1837")
    assert countdown(first, NOW).count is Count.MINUTES
    assert countdown(first, NOW).seconds == 180
    assert (last.line_en, last.train, last.at) == ("Blue", "trip-7", read_posix(MADE))


async def test_vehicles_that_were_not_heard_of_for_long_are_left_out() -> None:
    found = await ask(vehicles, packed(VEHICLES))
    (one,) = found.records
    assert isinstance(one, Vehicle)
    assert (one.id, one.label, one.line, one.stop, one.stopped) == (
        "R-5482", "1837", "Red", "70075", True,
    )  # fmt: skip
    assert one.position == Position(42.356, -71.0624)
    assert (one.bearing, one.speed_ms) == (90, 6.5)
    assert found.left_out == 2


async def test_vehicles_near_a_place() -> None:
    far = Near(Position(37.5, 127.0), 1000)
    found = await ask(lambda question: GtfsVehicles(question, far, SOURCE), packed(VEHICLES))
    assert found.records == ()


async def test_alerts_that_hold_now_in_every_language() -> None:
    detour, always = (await ask(alerts, packed(ALERTS))).records
    assert isinstance(detour, ServiceAlert)
    assert isinstance(always, ServiceAlert)
    assert (detour.effect, detour.cause, detour.severity) == ("DETOUR", "CONSTRUCTION", "WARNING")
    assert (detour.title("ko"), detour.title("en")) == ("정류장 폐쇄", "Stop is closed")
    assert (detour.lines, detour.stops) == (("219",), ("16230",))
    assert detour.until == read_posix(MADE + 3600)
    assert (always.title("ko"), always.until, always.severity) == ("Mind the gap", None, "")


@pytest.mark.parametrize("feed", [arrivals, vehicles, alerts])
@pytest.mark.parametrize(
    ("served", "reason"),
    [
        (b"<html>", Reason.NOT_GTFS),
        (b"", Reason.NOT_GTFS),
        (b'{"entity": []}', Reason.NOT_GTFS),
        (packed(TRIPS)[:-40], Reason.NOT_GTFS),
        (
            packed('header { gtfs_realtime_version: "2.0" incrementality: DIFFERENTIAL }'),
            Reason.SHAPE,
        ),
    ],
)
async def test_what_is_no_such_file_is_said_to_be_none(
    feed: Callable[[Ask], Feed], served: Served, reason: Reason
) -> None:
    with pytest.raises(FeedError) as failure:
        await ask(feed, served)
    assert failure.value.reason is reason


@pytest.mark.parametrize("feed", [arrivals, vehicles, alerts])
async def test_a_file_without_entities_is_empty_and_no_error(feed: Callable[[Ask], Feed]) -> None:
    assert (await ask(feed, packed(HEADER))).records == ()


async def test_impossible_times_cost_only_their_entity() -> None:
    wrong = TRIPS.replace(f"timestamp: {MADE - 12}", "timestamp: 18446744073709551615")
    found = await ask(arrivals, packed(wrong))
    assert (len(found.records), found.left_out) == (1, 1)


@pytest.mark.parametrize(
    ("way", "query", "header"),
    [
        ({"key_param": "api_key"}, "?api_key=s3cr3tkey", None),
        ({"key_header": "x-api-key"}, "", "s3cr3tkey"),
        ({}, "", None),
    ],
)
async def test_a_key_goes_the_way_that_the_city_wants(
    way: dict[str, str], query: str, header: str | None
) -> None:
    seen = []

    def script(request: web.Request) -> Served:
        seen.append((request.query_string, request.headers.get("x-api-key")))
        return packed(TRIPS)

    async with outside(script) as source, open_client() as client:
        form = GtfsArrivalsForm.model_validate(
            {
                "id": "buses",
                "kind": "gtfs_arrivals",
                "service": "buses",
                "source": {"ko": "버스", "en": "Buses"},
                "stops": STOPS,
                **way,
            }
        )
        feed = form.feed(Service("buses", source.address, Key.read("s3cr3tkey")))
        await feed.fetch(Line(client))
    assert seen == [(query.removeprefix("?"), header)]


def test_the_clock_of_these_tests_is_a_real_one() -> None:
    assert read_moment("2026-07-21 09:00:00") == read_posix(MADE)


def test_no_words_turn_the_letters_around_that_stand_beside_them() -> None:
    text = gtfs.TranslatedString()
    for language, words in (("en", "Stop \u202eclosed\x07"), ("ko", "\u202e")):
        one = text.translation.add()
        one.language, one.text = language, words
    assert in_languages(text) == {"en": "Stop closed"}
