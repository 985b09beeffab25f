"""The air in the zones of Seoul as the city measures it in real time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Final, Literal

from pydantic import Field

from streams.feeds.air import Air, Pollutant, measured, read_grade
from streams.feeds.ask import Answer
from streams.feeds.feed import Attribution, Freshness
from streams.feeds.feed_form import FeedForm
from streams.feeds.line import Line
from streams.feeds.row import Reading, Row, read_rows
from streams.feeds.seoul.air_district import AIR, HOURLY
from streams.feeds.seoul.open_data import ADDRESS, all_rows, fetch_pages
from streams.feeds.service import Service

NAME: Final = "RealtimeCityAir"


@dataclass(frozen=True)
class AirZone:
    """Asks for the air in zones.

    Attributes:
        service: Where it asks.
        stations: The stations that are kept; all of them where none is named.
    """

    service: Service
    stations: tuple[str, ...] = ()
    attribution: ClassVar[Attribution] = AIR
    freshness: ClassVar[Freshness] = HOURLY

    async def fetch(self, line: Line) -> tuple[Answer, ...]:
        """Ask once."""
        return await fetch_pages(line, self.service, NAME)

    def parse(self, answers: Sequence[Answer]) -> Reading[Air]:
        """Read the stations."""
        reading = read_rows(all_rows(answers, NAME), _air)
        kept = (air for air in reading.records if not self.stations or air.place in self.stations)
        return replace(reading, records=tuple(kept))


class AirZoneForm(FeedForm):
    """The air at the stations of Seoul, by zone."""

    ADDRESS: ClassVar[str] = ADDRESS
    kind: Literal["air_zone"] = Field(description="'air_zone'")
    stations: list[str] = Field(
        default=[], description="the stations that are kept, in a list", examples=[["마포구"]]
    )

    def feed(self, service: Service) -> AirZone:
        """Return the feed."""
        return AirZone(service, tuple(self.stations))


def _air(row: Row) -> Air:
    """Read a row; the names before 2025 are read too, and 0 is a fault of the instrument."""
    index = row.number("CAI_IDX", "IDEX_MVL") or None
    place = row.need("MSRSTN_NM", "MSRSTE_NM")
    return Air(
        at=row.moment("MSRMT_DT", "MSRDT"),
        id=place,
        place=place,
        zone=row.text("SAREA_NM", "MSRRGN_NM"),
        index=index,
        grade=read_grade(row.text("CAI_GRD", "IDEX_NM"), index),
        worst=row.text("CRST_SBSTN", "ARPLT_MAIN"),
        values=measured(
            {
                Pollutant.PM10: row.number("PM", "PM10") or None,
                Pollutant.PM25: row.number("FPM", "PM25") or None,
                Pollutant.O3: row.number("OZON", "O3") or None,
                Pollutant.NO2: row.number("NTDX", "NO2") or None,
                Pollutant.CO: row.number("CBMX", "CO") or None,
                Pollutant.SO2: row.number("SPDX", "SO2") or None,
            }
        ),
    )
