"""The sample city's buses, as the three files of GTFS-Realtime tell them."""

from __future__ import annotations

import math
from datetime import datetime
from typing import Final

from google.transit import gtfs_realtime_pb2 as gtfs

from streams.sample.services.day import chance, whole
from streams.sample.services.exchange import Question, Reply
from streams.sample.services.mishap import Mishap

TRIPS: Final = "trip-updates.pb"
VEHICLES: Final = "vehicle-positions.pb"
ALERTS: Final = "alerts.pb"
_KIND: Final = "application/x-protobuf"
STOPS: Final = ("hongik", "sinchon", "city-hall", "yeouido")
ROUTES: Final = {"blue-273": "신촌", "green-7016": "은평차고지", "night-26": "강서차고지"}
_BEAT_S: Final = 420
_LOOP_S: Final = 3600
_CENTRE: Final = (37.5568, 126.9237)


def answer(question: Question, mishap: Mishap | None) -> Reply:
    """Answer one of the files."""
    moment = whole(question.now, 15)
    message = gtfs.FeedMessage()
    message.header.gtfs_realtime_version = "1.0" if mishap is Mishap.OLD_NAMES else "2.0"
    message.header.incrementality = gtfs.FeedHeader.FULL_DATASET
    message.header.timestamp = int(moment.timestamp())
    if mishap is not Mishap.EMPTY:
        tell = {TRIPS: _trips, VEHICLES: _vehicles, ALERTS: _alerts}[question.steps[-1]]
        tell(message, moment)
    return Reply(message.SerializeToString(), _KIND)


def _trips(message: gtfs.FeedMessage, moment: datetime) -> None:
    now = int(moment.timestamp())
    for route, heading in ROUTES.items():
        for place in range(4):
            number = now // _BEAT_S + place
            entity = message.entity.add(id=f"{route}-{number}")
            update = entity.trip_update
            update.trip.trip_id, update.trip.route_id = f"{route}-{number}", route
            update.trip_properties.trip_headsign = heading
            update.vehicle.label = f"서울74사{1000 + number % 9000}"
            update.timestamp = now - int(20 * chance(route, number))
            for stop, name in enumerate(STOPS):
                late = int(90 * chance(route, number, "late"))
                due = number * _BEAT_S + 300 * stop + late
                event = update.stop_time_update.add(stop_id=name, stop_sequence=stop + 1)
                event.arrival.time, event.arrival.delay = due, late


def _vehicles(message: gtfs.FeedMessage, moment: datetime) -> None:
    now = int(moment.timestamp())
    for route in ROUTES:
        for number in range(5):
            turn = 2 * math.pi * ((now % _LOOP_S) / _LOOP_S + number / 5 + chance(route))
            entity = message.entity.add(id=f"{route}-{number}")
            vehicle = entity.vehicle
            vehicle.trip.route_id = route
            vehicle.vehicle.id = f"{route}-{number}"
            vehicle.vehicle.label = f"서울74사{1000 + 37 * number}"
            vehicle.position.latitude = _CENTRE[0] + 0.02 * math.sin(turn)
            vehicle.position.longitude = _CENTRE[1] + 0.03 * math.cos(turn)
            vehicle.position.bearing = math.degrees(turn) % 360
            vehicle.position.speed = 6.0
            vehicle.stop_id = STOPS[number % len(STOPS)]
            vehicle.timestamp = now - int(30 * chance(route, number, now))


def _alerts(message: gtfs.FeedMessage, moment: datetime) -> None:
    alert = message.entity.add(id="detour-1").alert
    alert.cause, alert.effect = gtfs.Alert.CONSTRUCTION, gtfs.Alert.DETOUR
    alert.severity_level = gtfs.Alert.WARNING
    period = alert.active_period.add()
    period.start = int(moment.timestamp()) - 7200
    period.end = int(moment.timestamp()) + 7200
    alert.informed_entity.add(route_id="blue-273")
    alert.informed_entity.add(stop_id="sinchon")
    for language, title, words in (
        ("ko", "273번 우회 운행", "연세로 공사로 신촌 정류장에 서지 않습니다."),
        ("en", "Route 273 on diversion", "Works in Yonsei-ro: no stop at Sinchon."),
    ):
        alert.header_text.translation.add(text=title, language=language)
        alert.description_text.translation.add(text=words, language=language)
