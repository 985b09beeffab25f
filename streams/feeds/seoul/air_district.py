"""The air in each district of Seoul, hour by hour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Final, Literal

from pydantic import Field

from streams.feeds.air import Air, Pollutant, measured, read_grade
from streams.feeds.ask import Answer
from streams.feeds.feed import HOUR_S, Attribution, Freshness
from streams.feeds.feed_form import FeedForm
from streams.feeds.line import Line
from streams.feeds.row import Reading, Row, read_rows
from streams.feeds.seoul.open_data import ADDRESS, SEOUL, all_rows, fetch_pages
from streams.feeds.service import Service

NAME: Final = "ListAirQualityByDistrictService"
AIR: Final = replace(SEOUL, ko="서울시 대기환경정보", en="Seoul air quality")
# An hour is told some twenty minutes after it is over, and the next one an hour later.
HOURLY: Final = Freshness(every_s=600, old_s=2.5 * HOUR_S, stand_s=3 * HOUR_S)


@dataclass(frozen=True)
class AirDistrict:
    """Asks for the air in districts.

    Attributes:
        service: Where it asks.
        districts: The districts that are kept; all of them where none is named.
    """

    service: Service
    districts: tuple[str, ...] = ()
    attribution: ClassVar[Attribution] = AIR
    freshness: ClassVar[Freshness] = HOURLY

    async def fetch(self, line: Line) -> tuple[Answer, ...]:
        """Ask once."""
        return await fetch_pages(line, self.service, NAME)

    def parse(self, answers: Sequence[Answer]) -> Reading[Air]:
        """Read the districts."""
        reading = read_rows(all_rows(answers, NAME), _air)
        kept = (air for air in reading.records if not self.districts or air.place in self.districts)
        return replace(reading, records=tuple(kept))


class AirDistrictForm(FeedForm):
    """The air in each district of Seoul."""

    ADDRESS: ClassVar[str] = ADDRESS
    kind: Literal["air_district"] = Field(description="'air_district'")
    districts: list[str] = Field(
        default=[], description="the districts that are kept, in a list", examples=[["마포구"]]
    )

    def feed(self, service: Service) -> AirDistrict:
        """Return the feed."""
        return AirDistrict(service, tuple(self.districts))


def _air(row: Row) -> Air:
    index = row.number("CAI")
    return Air(
        at=row.moment("MSRMT_YMD", "MSRDATE"),
        id=row.text("MSRSTN_PBADMS_CD") or row.need("MSRSTN_NM"),
        place=row.need("MSRSTN_NM"),
        zone="",
        index=index,
        grade=read_grade(row.text("CAI_GRD"), index),
        worst=row.text("CRST_SBSTN"),
        values=measured(
            {
                Pollutant.PM10: row.number("PM"),
                Pollutant.PM25: row.number("FPM"),
                Pollutant.O3: row.number("OZON"),
                Pollutant.NO2: row.number("NTDX"),
                Pollutant.CO: row.number("CBMX"),
                Pollutant.SO2: row.number("SPDX"),
            }
        ),
    )
