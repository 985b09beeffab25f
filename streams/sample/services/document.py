"""Writes the feeds document of the sample city, so that whatever reads one can be tried on it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Final

from streams.sample.services.exchange import KEY

Entry = dict[str, object]

_KEY_NAME: Final = "sample"

_HONGIK: Final = {"lat": 37.5568, "lon": 126.9237, "within_m": 1500}
_REGION: Final = {"south": 37.42, "north": 37.70, "west": 126.76, "east": 127.18}
_TOPICS: Final = ("culture", "education", "sport", "institution", "medical")
_STATIONS: Final = {"hongik": "홍대입구", "yeouido": "여의도", "changdong": "창동"}
_BUSES: Final = {"ko": "표본 시내버스", "en": "Sample city buses", "url": "https://gtfs.org"}
_BICYCLES: Final = {"ko": "표본 자전거", "en": "Sample bicycles", "url": "https://gbfs.org"}
_STOPS: Final = {"hongik": "홍대입구역", "sinchon": "신촌역"}
_ROUTES: Final = {"blue-273": {"ko": "273번", "en": "Route 273"}}


_NAMES: Final = {
    "trains-hongik": {"ko": "홍대입구역 열차", "en": "Trains at Hongik Univ."},
    "trains-yeouido": {"ko": "여의도역 열차", "en": "Trains at Yeouido"},
    "trains-changdong": {"ko": "창동역 열차", "en": "Trains at Chang-dong"},
    "trains-line-2": {"ko": "2호선 열차 위치", "en": "Trains of Line 2"},
    "air-districts": {"ko": "자치구 대기질", "en": "Air in the districts"},
    "air-stations": {"ko": "권역별 대기질", "en": "Air by region"},
    "air-korea": {"ko": "에어코리아 대기질", "en": "AirKorea"},
    "bikes-hongik": {"ko": "홍대 따릉이", "en": "Bicycles around Hongdae"},
    "crowd-hongik": {"ko": "홍대 관광특구 인파", "en": "Crowds at Hongdae"},
    "hotspot-river": {"ko": "여의도한강공원", "en": "Yeouido Hangang Park"},
    "events": {"ko": "문화행사", "en": "Cultural events"},
    "incidents": {"ko": "도로 돌발 상황", "en": "Incidents on the roads"},
    "road-speeds": {"ko": "도로 속도", "en": "Speeds on the roads"},
    "parks": {"ko": "공원", "en": "Parks"},
    "walks": {"ko": "걷기 좋은 길", "en": "Walks"},
    "prices": {"ko": "장바구니 물가", "en": "Market prices"},
    "road-cameras": {"ko": "도로 CCTV", "en": "Road cameras"},
    "messages": {"ko": "재난문자", "en": "Disaster messages"},
    "buses-hongik": {"ko": "홍대입구역 버스", "en": "Buses at Hongik Univ."},
    "buses": {"ko": "버스 위치", "en": "Buses on their way"},
    "bus-alerts": {"ko": "버스 운행 안내", "en": "Bus service notices"},
    "bicycles": {"ko": "자전거 대여소", "en": "Bicycle stations"},
    "book-culture": {"ko": "공공예약 · 문화체험", "en": "Bookings · culture"},
    "book-education": {"ko": "공공예약 · 교육강좌", "en": "Bookings · education"},
    "book-sport": {"ko": "공공예약 · 체육시설", "en": "Bookings · sport"},
    "book-institution": {"ko": "공공예약 · 공간시설", "en": "Bookings · rooms"},
    "book-medical": {"ko": "공공예약 · 진료복지", "en": "Bookings · health"},
}
"""What the feeds are called by those who look after walls and kiosks."""


def _trains(name: str, station: str) -> Entry:
    entry: Entry = {"id": f"trains-{name}", "kind": "subway_arrivals", "service": "subway"}
    return entry | {"station": station}


def _bookings(topic: str) -> Entry:
    entry: Entry = {"id": f"book-{topic}", "kind": "reservations", "service": "seoul"}
    return entry | {"topic": topic}


_FEEDS: Final[tuple[Entry, ...]] = (
    *(_trains(name, station) for name, station in _STATIONS.items()),
    {"id": "trains-line-2", "kind": "train_positions", "service": "subway", "line": "2호선"},
    {"id": "air-districts", "kind": "air_district", "service": "seoul"},
    {"id": "air-stations", "kind": "air_zone", "service": "seoul"},
    {"id": "air-korea", "kind": "airkorea", "service": "airkorea", "province": "서울"},
    {"id": "bikes-hongik", "kind": "bikes", "service": "seoul", "near": _HONGIK},
    {"id": "crowd-hongik", "kind": "crowding", "service": "seoul", "place": "홍대 관광특구"},
    {"id": "hotspot-river", "kind": "hotspot", "service": "seoul", "place": "여의도한강공원"},
    {"id": "events", "kind": "events", "service": "seoul"},
    {"id": "incidents", "kind": "incidents", "service": "seoul"},
    {"id": "road-speeds", "kind": "road_speeds", "service": "seoul", "links": ["1220003800"]},
    {"id": "parks", "kind": "parks", "service": "seoul"},
    {"id": "walks", "kind": "trails", "service": "seoul"},
    {"id": "prices", "kind": "prices", "service": "seoul"},
    *(_bookings(topic) for topic in _TOPICS),
    {"id": "road-cameras", "kind": "road_cameras", "service": "its", "bounds": _REGION},
    {"id": "messages", "kind": "disaster_messages", "service": "safety", "region": "서울특별시"},
    {
        "id": "buses-hongik",
        "kind": "gtfs_arrivals",
        "service": "trips",
        "source": _BUSES,
        "stops": _STOPS,
        "lines": _ROUTES,
    },
    {"id": "buses", "kind": "gtfs_vehicles", "service": "vehicles", "source": _BUSES},
    {"id": "bus-alerts", "kind": "gtfs_alerts", "service": "bus-alerts", "source": _BUSES},
    {"id": "bicycles", "kind": "gbfs", "service": "bicycles", "source": _BICYCLES},
)
_KEYED: Final = ("subway", "seoul", "airkorea", "its", "safety")
_OPEN: Final = {
    "trips": "gtfs/trip-updates.pb",
    "vehicles": "gtfs/vehicle-positions.pb",
    "bus-alerts": "gtfs/alerts.pb",
    "bicycles": "gbfs/gbfs.json",
}


def feeds_document(address: str) -> dict[str, object]:
    """Return the document whose feeds are asked of the sample services at `address`."""
    services = {name: {"address": f"{address}/{name}", "key": _KEY_NAME} for name in _KEYED}
    services |= {name: {"address": f"{address}/{path}"} for name, path in _OPEN.items()}
    return {"version": 1, "services": services, "feeds": [_named(feed) for feed in _FEEDS]}


def _named(feed: Entry) -> Entry:
    return {**feed, "name": _NAMES[str(feed["id"])]}


def write_documents(address: str, folder: Path) -> tuple[Path, Path]:
    """Write feeds.json and keys.json into `folder`, which is made; return both paths."""
    folder.mkdir(parents=True, exist_ok=True)
    document, keys = folder / "feeds.json", folder / "keys.json"
    document.write_text(_text(feeds_document(address)), encoding="utf-8")
    descriptor = os.open(keys, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        os.fchmod(descriptor, 0o600)
        file.write(_text({_KEY_NAME: KEY}))
    return document, keys


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
