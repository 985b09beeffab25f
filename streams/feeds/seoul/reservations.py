"""What the public can book with the city: courses, courts, halls, health services."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar, Final, Literal

from pydantic import Field

from streams.feeds.ask import Answer
from streams.feeds.feed import DAY_S, HOUR_S, Attribution, Freshness
from streams.feeds.feed_form import FeedForm
from streams.feeds.line import Line
from streams.feeds.near import Near, NearForm, nearest_first
from streams.feeds.position import Position
from streams.feeds.row import Reading, Row, read_rows
from streams.feeds.seoul.events import somewhere, web_page
from streams.feeds.seoul.open_data import ADDRESS, SEOUL, all_rows, fetch_pages
from streams.feeds.service import Service

Topic = Literal["culture", "education", "sport", "institution", "medical"]
NAMES: Final = {
    "culture": "ListPublicReservationCulture",
    "education": "ListPublicReservationEducation",
    "sport": "ListPublicReservationSport",
    "institution": "ListPublicReservationInstitution",
    "medical": "ListPublicReservationMedical",
}
OPEN: Final = "접수중"


@dataclass(frozen=True)
class Reservation:
    """Something that can be booked.

    Attributes:
        at: When the answer came; the source tells no time of its own.
        id: Its id at the source.
        title: What it is called.
        status: Whether it can be booked now, in the source's words.
        open: Whether it can be booked now.
        pay: Whether it costs something, in the source's words.
        place: Where it is.
        district: The district.
        page: Its page; may be empty.
        from_when: From when on it can be booked; None where the source does not tell.
        until_when: Until when it can be booked.
        words: What the source says of it, without HTML.
        position: Where it is; None where the source does not tell.
    """

    at: datetime
    id: str
    title: str
    status: str
    open: bool
    pay: str
    place: str
    district: str
    page: str
    from_when: datetime | None
    until_when: datetime | None
    words: str
    position: Position | None


@dataclass(frozen=True)
class Reservations:
    """Asks for what can be booked.

    Attributes:
        service: Where it asks.
        topic: Of which topic.
        near: Which of them are kept; all where None.
    """

    service: Service
    topic: Topic
    near: Near | None = None
    attribution: ClassVar[Attribution] = replace(
        SEOUL, ko="서울시 공공서비스예약", en="Seoul public reservations"
    )
    freshness: ClassVar[Freshness] = Freshness(every_s=HOUR_S, old_s=None, stand_s=DAY_S)

    async def fetch(self, line: Line) -> tuple[Answer, ...]:
        """Ask page by page."""
        return await fetch_pages(line, self.service, NAMES[self.topic])

    def parse(self, answers: Sequence[Answer]) -> Reading[Reservation]:
        """Read what can be booked, now or later; what is over is left out."""
        at = answers[0].at
        rows = all_rows(answers, NAMES[self.topic])
        reading = read_rows(rows, lambda row: _reservation(row, at))
        return replace(reading, records=nearest_first(reading.records, self.near))


class ReservationsForm(FeedForm):
    """What the public can book with Seoul."""

    ADDRESS: ClassVar[str] = ADDRESS
    kind: Literal["reservations"] = Field(description="'reservations'")
    topic: Topic = Field(
        description="'culture', 'education', 'sport', 'institution' or 'medical'",
        examples=["sport"],
    )
    near: NearForm | None = Field(default=None, description="a place, whose surroundings are kept")

    def feed(self, service: Service) -> Reservations:
        """Return the feed."""
        return Reservations(service, self.topic, self.near.near() if self.near else None)


def _reservation(row: Row, at: datetime) -> Reservation | None:
    until = row.moment("RCPTENDDT") if row.text("RCPTENDDT") else None
    if until is not None and until < at:
        return None
    status = row.text("SVCSTATNM")
    return Reservation(
        at=at,
        id=row.need("SVCID"),
        title=row.plain("SVCNM") or row.need("SVCNM"),
        status=status,
        open=status == OPEN,
        pay=row.text("PAYATNM"),
        place=row.plain("PLACENM"),
        district=row.text("AREANM"),
        page=web_page(row.text("SVCURL")),
        from_when=row.moment("RCPTBGNDT") if row.text("RCPTBGNDT") else None,
        until_when=until,
        words=row.plain("DTLCONT"),
        position=somewhere(row, "Y", "X"),
    )
