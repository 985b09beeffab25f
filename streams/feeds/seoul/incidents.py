"""What hinders traffic on Seoul's roads: accidents, works, closed lanes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar, Final, Literal

from pydantic import Field

from streams.feeds.ask import Answer
from streams.feeds.feed import Attribution, Freshness
from streams.feeds.feed_form import FeedForm
from streams.feeds.line import Line
from streams.feeds.moment import read_moment
from streams.feeds.near import Near, NearForm, nearest_first
from streams.feeds.position import Position
from streams.feeds.row import Reading, Row, read_rows
from streams.feeds.seoul.events import somewhere
from streams.feeds.seoul.open_data import ADDRESS, TOPIS, all_rows, fetch_pages
from streams.feeds.service import Service

NAME: Final = "AccInfo"


@dataclass(frozen=True)
class Incident:
    """Something on a road.

    Attributes:
        at: When it happened.
        id: Its id at the source.
        kind: The source's code for what it is.
        detail: The source's code for what exactly.
        words: What and where, in the source's words.
        clears: When it is expected to be over; None where nobody knows.
        position: Where it is; None where the source does not tell.
    """

    at: datetime
    id: str
    kind: str
    detail: str
    words: str
    clears: datetime | None
    position: Position | None


@dataclass(frozen=True)
class Incidents:
    """Asks for incidents.

    Attributes:
        service: Where it asks.
        near: Which of them are kept; all where None.
    """

    service: Service
    near: Near | None = None
    attribution: ClassVar[Attribution] = TOPIS
    # Works stand for weeks: that an incident is old says nothing about the feed.
    freshness: ClassVar[Freshness] = Freshness(every_s=60, old_s=None, stand_s=300)

    async def fetch(self, line: Line) -> tuple[Answer, ...]:
        """Ask page by page."""
        return await fetch_pages(line, self.service, NAME)

    def parse(self, answers: Sequence[Answer]) -> Reading[Incident]:
        """Read what is not over, the newest first."""
        at = answers[0].at
        reading = read_rows(all_rows(answers, NAME), _incident)
        open_ones = [one for one in reading.records if one.clears is None or one.clears > at]
        newest = sorted(open_ones, key=lambda one: one.at, reverse=True)
        return replace(reading, records=nearest_first(newest, self.near))


class IncidentsForm(FeedForm):
    """What hinders traffic on Seoul's roads."""

    ADDRESS: ClassVar[str] = ADDRESS
    kind: Literal["incidents"] = Field(description="'incidents'")
    near: NearForm | None = Field(default=None, description="a place, whose surroundings are kept")

    def feed(self, service: Service) -> Incidents:
        """Return the feed."""
        return Incidents(service, self.near.near() if self.near else None)


def _incident(row: Row) -> Incident:
    clears = row.text("exp_clr_date")
    return Incident(
        at=read_moment(row.need("occr_date") + row.text("occr_time").zfill(6)),
        id=row.need("acc_id"),
        kind=row.text("acc_type"),
        detail=row.text("acc_dtype"),
        words=row.plain("acc_info"),
        clears=read_moment(clears + row.text("exp_clr_time").zfill(6)) if clears else None,
        position=somewhere(row, "grs80tm_y", "grs80tm_x"),
    )
