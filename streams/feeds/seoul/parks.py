"""The parks of Seoul."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar, Final, Literal

from pydantic import Field

from streams.feeds.ask import Answer
from streams.feeds.feed import DAY_S, Attribution, Freshness
from streams.feeds.feed_form import FeedForm
from streams.feeds.line import Line
from streams.feeds.near import Near, NearForm, nearest_first
from streams.feeds.position import Position
from streams.feeds.row import Reading, Row, read_rows
from streams.feeds.seoul.events import somewhere, web_page
from streams.feeds.seoul.open_data import ADDRESS, SEOUL, all_rows, fetch_pages
from streams.feeds.service import Service

NAME: Final = "SearchParkInfoService"
# A park of last month is a park.
LASTING: Final = Freshness(every_s=DAY_S, old_s=None, stand_s=30 * DAY_S)


@dataclass(frozen=True)
class Park:
    """A park.

    Attributes:
        at: When the answer came; the source tells no time of its own.
        id: Its id at the source.
        name: Its name.
        words: What the source says of it.
        area: How large it is, in the source's words.
        opened: When it was opened, in the source's words.
        equipment: What is there.
        district: The district.
        address: Its address.
        phone: Its office's telephone number.
        picture: The address of a picture; may be empty.
        position: Where it is; None where the source does not tell.
    """

    at: datetime
    id: str
    name: str
    words: str
    area: str
    opened: str
    equipment: str
    district: str
    address: str
    phone: str
    picture: str
    position: Position | None


@dataclass(frozen=True)
class Parks:
    """Asks for the parks.

    Attributes:
        service: Where it asks.
        near: Which of them are kept; all where None.
    """

    service: Service
    near: Near | None = None
    attribution: ClassVar[Attribution] = replace(SEOUL, ko="서울시 공원 정보", en="Seoul parks")
    freshness: ClassVar[Freshness] = LASTING

    async def fetch(self, line: Line) -> tuple[Answer, ...]:
        """Ask page by page."""
        return await fetch_pages(line, self.service, NAME)

    def parse(self, answers: Sequence[Answer]) -> Reading[Park]:
        """Read the parks."""
        at = answers[0].at
        reading = read_rows(all_rows(answers, NAME), lambda row: _park(row, at))
        return replace(reading, records=nearest_first(reading.records, self.near))


class ParksForm(FeedForm):
    """The parks of Seoul."""

    ADDRESS: ClassVar[str] = ADDRESS
    kind: Literal["parks"] = Field(description="'parks'")
    near: NearForm | None = Field(default=None, description="a place, whose surroundings are kept")

    def feed(self, service: Service) -> Parks:
        """Return the feed."""
        return Parks(service, self.near.near() if self.near else None)


def _park(row: Row, at: datetime) -> Park:
    return Park(
        at=at,
        id=row.need("P_IDX"),
        name=row.plain("P_PARK") or row.need("P_PARK"),
        words=row.plain("P_LIST_CONTENT"),
        area=row.plain("AREA"),
        opened=row.text("OPEN_DT"),
        equipment=row.plain("MAIN_EQUIP"),
        district=row.text("P_ZONE"),
        address=row.plain("P_ADDR"),
        phone=row.text("P_ADMINTEL"),
        picture=web_page(row.text("P_IMG")),
        position=somewhere(row, "LATITUDE", "LONGITUDE"),
    )
