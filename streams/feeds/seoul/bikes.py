"""The stations of Seoul's public bicycles, and how many stand at each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar, Final, Literal

from pydantic import Field

from streams.feeds.ask import Answer
from streams.feeds.bikestation import BikeStation
from streams.feeds.feed import Attribution, Freshness
from streams.feeds.feed_form import FeedForm
from streams.feeds.line import Line
from streams.feeds.near import Near, NearForm, nearest_first
from streams.feeds.position import in_korea
from streams.feeds.row import Reading, Row, read_rows
from streams.feeds.seoul.open_data import ADDRESS, SEOUL, all_rows, fetch_pages
from streams.feeds.service import Service

NAME: Final = "bikeList"
ENVELOPE: Final = "rentBikeStatus"
"""The one service whose answer is not called as it is asked for."""
_NUMBERED = re.compile(r"\d+\.\s*")


@dataclass(frozen=True)
class Bikes:
    """Asks for the stations.

    Attributes:
        service: Where it asks.
        near: Which of them are kept; all where None.
    """

    service: Service
    near: Near | None = None
    attribution: ClassVar[Attribution] = replace(
        SEOUL, ko="서울시 공공자전거 따릉이", en="Seoul public bicycles"
    )
    freshness: ClassVar[Freshness] = Freshness(every_s=60, old_s=None, stand_s=300)

    async def fetch(self, line: Line) -> tuple[Answer, ...]:
        """Ask page by page."""
        return await fetch_pages(line, self.service, NAME, ENVELOPE)

    def parse(self, answers: Sequence[Answer]) -> Reading[BikeStation]:
        """Read the stations; the source tells no time of its own."""
        at = answers[0].at
        reading = read_rows(all_rows(answers, ENVELOPE), lambda row: _station(row, at))
        return replace(reading, records=nearest_first(reading.records, self.near))


class BikesForm(FeedForm):
    """The stations of Seoul's public bicycles."""

    ADDRESS: ClassVar[str] = ADDRESS
    kind: Literal["bikes"] = Field(description="'bikes'")
    near: NearForm | None = Field(default=None, description="a place, whose surroundings are kept")

    def feed(self, service: Service) -> Bikes:
        """Return the feed."""
        return Bikes(service, self.near.near() if self.near else None)


def _station(row: Row, at: datetime) -> BikeStation:
    docks = row.number("rackTotCnt")
    return BikeStation(
        at=at,
        id=row.need("stationId"),
        name=_NUMBERED.sub("", row.need("stationName"), count=1),
        position=in_korea(row.number("stationLatitude"), row.number("stationLongitude")),
        bikes=row.count("parkingBikeTotCnt"),
        docks=int(docks) if docks is not None else None,
    )
