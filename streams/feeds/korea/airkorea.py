"""The air at the nation's stations, hour by hour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Final, Literal

from pydantic import Field

from streams.feeds.air import Air, Grade, Pollutant, measured, read_grade
from streams.feeds.ask import Answer, Ask
from streams.feeds.body import rows_of
from streams.feeds.feed import HOUR_S, Attribution, Freshness
from streams.feeds.feed_form import FeedForm
from streams.feeds.korea.portal import read_portal
from streams.feeds.line import Line
from streams.feeds.reason import FeedError, Reason
from streams.feeds.row import Reading, Row, read_rows
from streams.feeds.service import Service

ADDRESS: Final = "http://apis.data.go.kr/B552584"
STEPS: Final = ("ArpltnInforInqireSvc", "getCtprvnRltmMesureDnsty")
_MOST = "200"
_GRADES: Final = dict(zip("1234", Grade, strict=True))


@dataclass(frozen=True)
class AirKorea:
    """Asks for the stations of a province.

    Attributes:
        service: Where it asks.
        province: The province's or city's short name.
        stations: The stations that are kept; all of them where none is named.
    """

    service: Service
    province: str
    stations: tuple[str, ...] = ()
    attribution: ClassVar[Attribution] = Attribution(
        "한국환경공단 에어코리아",
        "AirKorea, Korea Environment Corporation",
        "https://www.airkorea.or.kr",
    )
    freshness: ClassVar[Freshness] = Freshness(every_s=600, old_s=2.5 * HOUR_S, stand_s=3 * HOUR_S)

    async def fetch(self, line: Line) -> tuple[Answer, ...]:
        """Ask once."""
        params = (
            ("returnType", "json"),
            ("sidoName", self.province),
            ("numOfRows", _MOST),
            ("pageNo", "1"),
            ("ver", "1.3"),
        )
        service = self.service
        answer = await line.get(Ask(service.address, STEPS, params, service.key, "serviceKey"))
        _rows(answer)
        return (answer,)

    def parse(self, answers: Sequence[Answer]) -> Reading[Air]:
        """Read the stations."""
        reading = read_rows(_rows(answers[0]), _air)
        kept = (air for air in reading.records if not self.stations or air.place in self.stations)
        return replace(reading, records=tuple(kept))


class AirKoreaForm(FeedForm):
    """The air at the nation's stations."""

    ADDRESS: ClassVar[str] = ADDRESS
    kind: Literal["airkorea"] = Field(description="'airkorea'")
    province: str = Field(
        min_length=1, description="the province's or city's short name in Korean", examples=["서울"]
    )
    stations: list[str] = Field(
        default=[], description="the stations that are kept, in a list", examples=[["마포구"]]
    )

    def feed(self, service: Service) -> AirKorea:
        """Return the feed."""
        return AirKorea(service, self.province, tuple(self.stations))


def _rows(answer: Answer) -> list[object]:
    inner = read_portal(answer, "response")
    if inner is None:
        return []
    body = inner.get("body")
    if not isinstance(body, dict) or "items" not in body:
        raise FeedError(Reason.SHAPE, own="no 'items'")
    return rows_of(body["items"], "items")


def _air(row: Row) -> Air | None:
    if row.text("dataTime") in ("", "-"):
        return None  # a station that never measured anything
    index = row.number("khaiValue")
    place = row.need("stationName")
    return Air(
        at=row.moment("dataTime"),
        id=row.text("stationCode") or place,
        place=place,
        zone=row.text("sidoName"),
        index=index,
        grade=_GRADES.get(row.text("khaiGrade")) or read_grade("", index),
        worst="",
        values=measured(
            {
                Pollutant.PM10: row.number("pm10Value"),
                Pollutant.PM25: row.number("pm25Value"),
                Pollutant.O3: row.number("o3Value"),
                Pollutant.NO2: row.number("no2Value"),
                Pollutant.CO: row.number("coValue"),
                Pollutant.SO2: row.number("so2Value"),
            }
        ),
    )
