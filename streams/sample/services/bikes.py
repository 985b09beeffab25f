"""The sample city's bicycles, as Seoul's list tells them and as GBFS does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from streams.sample.services.day import bustle, chance, wave, whole
from streams.sample.services.exchange import Fields, Question, Reply, Rows, as_json
from streams.sample.services.mishap import Mishap

LIST: Final = "bikeList"
GBFS: Final = "gbfs.json"
_AROUND: Final = (
    ("홍대입구역", 37.5568, 126.9237),
    ("여의나루역", 37.5271, 126.9328),
    ("창동역", 37.6532, 127.0476),
    ("망원역", 37.5561, 126.9101),
    ("서울역", 37.5547, 126.9707),
    ("시청", 37.5663, 126.9779),
    ("강남역", 37.4979, 127.0276),
    ("성수역", 37.5446, 127.0559),
    ("잠실역", 37.5133, 127.1001),
    ("신촌역", 37.5552, 126.9368),
    ("국회의사당역", 37.5281, 126.9179),
    ("노원역", 37.6551, 127.0614),
)
_SPOTS: Final = (
    "1번출구 앞",
    "2번출구 앞",
    "3번출구 앞",
    "사거리",
    "주민센터",
    "공원 입구",
    "초등학교 앞",
    "버스정류장",
    "도서관",
    "아파트 정문",
    "시장 입구",
    "자전거 쉼터",
)
_LOOPS: Final = 8


@dataclass(frozen=True)
class Station:
    """A station of the sample city."""

    number: int
    name: str
    lat: float
    lon: float
    docks: int

    def bikes(self, now: datetime, life: datetime) -> int:
        """Return how many stand there: fewer where people are about, never the same for long."""
        full = 0.75 - 0.5 * bustle(life) * chance(self.number, "pull")
        swing = 0.35 * (wave(whole(now, 60), 1800 + 40 * (self.number % 50), self.number) - 0.5)
        return round(self.docks * min(1.3, max(0.0, full + swing)))


def _stations() -> tuple[Station, ...]:
    made: list[Station] = []
    for loop in range(_LOOPS):
        for place, (name, lat, lon) in enumerate(_AROUND):
            for spot, words in enumerate(_SPOTS):
                number = 100 + len(made)
                north = (chance(loop, place, spot, "n") - 0.5) * 0.018
                east = (chance(loop, place, spot, "e") - 0.5) * 0.022
                docks = 8 + int(chance(number, "docks") * 18)
                full = f"{name} {words}" + (f" {loop + 1}" if loop else "")
                made.append(Station(number, full, lat + north, lon + east, docks))
    return tuple(made)


STATIONS: Final = _stations()


def rows(question: Question) -> Rows:
    """Return the rows of Seoul's list, every value of which is text."""
    return [_row(station, question) for station in STATIONS]


def _row(station: Station, question: Question) -> Fields:
    bikes = station.bikes(question.now, question.life)
    return {
        "rackTotCnt": str(station.docks),
        "stationName": f"{station.number}. {station.name}",
        "parkingBikeTotCnt": str(bikes),
        "shared": str(round(100 * bikes / station.docks)),
        "stationLatitude": f"{station.lat:.8f}",
        "stationLongitude": f"{station.lon:.8f}",
        "stationId": f"ST-{station.number}",
    }


def gbfs(question: Question, mishap: Mishap | None) -> Reply:
    """Answer a file of GBFS 3; of GBFS 2 where the old names are asked for."""
    old = mishap is Mishap.OLD_NAMES
    stations = () if mishap is Mishap.EMPTY else STATIONS[:60]
    moment = whole(question.now, 30)
    made: object = int(moment.timestamp()) if old else moment.isoformat()
    head = {"last_updated": made, "ttl": 30, "version": "2.3" if old else "3.0"}
    name = question.steps[-1].removesuffix(".json")
    if name == "gbfs":
        files = [
            {"name": file, "url": f"{question.base}/gbfs/{file}.json"}
            for file in ("station_information", "station_status")
        ]
        data: object = {"ko": {"feeds": files}} if old else {"feeds": files}
        return as_json({**head, "data": data})
    tell = {"station_information": _information, "station_status": _status}[name]
    told = [tell(station, question, old) for station in stations]
    return as_json({**head, "data": {"stations": told}})


def _information(station: Station, _: Question, old: bool) -> Fields:
    return {
        "station_id": str(station.number),
        "name": station.name if old else [{"text": station.name, "language": "ko"}],
        "lat": station.lat,
        "lon": station.lon,
        "capacity": station.docks,
    }


def _status(station: Station, question: Question, old: bool) -> Fields:
    moment = whole(question.now, 30)
    bikes = station.bikes(question.now, question.life)
    kind = "bikes" if old else "vehicles"
    return {
        "station_id": str(station.number),
        f"num_{kind}_available": bikes,
        "num_docks_available": max(0, station.docks - bikes),
        "is_installed": 1 if old else True,
        "is_renting": 1 if old else True,
        "is_returning": 1 if old else True,
        "last_reported": int(moment.timestamp()) if old else moment.isoformat(),
    }
