"""What is on in Seoul: concerts, exhibitions, festivals."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar, Final, Literal

from pydantic import Field

from streams.feeds.ask import Answer
from streams.feeds.feed import DAY_S, HOUR_S, Attribution, Freshness
from streams.feeds.feed_form import FeedForm
from streams.feeds.line import Line
from streams.feeds.near import Near, NearForm, nearest_first
from streams.feeds.position import Position, in_korea
from streams.feeds.row import Reading, Row, RowError, read_rows
from streams.feeds.seoul.open_data import ADDRESS, SEOUL, all_rows, fetch_pages
from streams.feeds.service import Service

NAME: Final = "culturalEventInfo"
# What changes by the day, told with its age, is better than nothing for a week.
DAILY: Final = Freshness(every_s=6 * HOUR_S, old_s=None, stand_s=7 * DAY_S)


@dataclass(frozen=True)
class Event:
    """Something that is on.

    Attributes:
        at: When the answer came; the source tells no time of its own.
        title: What it is called.
        kind: What it is, in the source's words.
        district: The district.
        place: Where it is.
        begins: Its first day.
        ends: The end of its last day.
        when: The source's words for when.
        fee: What it costs, in the source's words.
        free: Whether it costs nothing.
        host: Who gives it.
        page: Its page; may be empty.
        picture: The address of a picture; may be empty.
        position: Where it is; None where that is not known.
    """

    at: datetime
    title: str
    kind: str
    district: str
    place: str
    begins: datetime
    ends: datetime
    when: str
    fee: str
    free: bool
    host: str
    page: str
    picture: str
    position: Position | None


@dataclass(frozen=True)
class Events:
    """Asks for what is on.

    Attributes:
        service: Where it asks.
        genre: Of which kind; of every kind where empty.
        near: Where; everywhere where None.
    """

    service: Service
    genre: str = ""
    near: Near | None = None
    attribution: ClassVar[Attribution] = replace(
        SEOUL, ko="서울시 문화행사 정보", en="Seoul cultural events"
    )
    freshness: ClassVar[Freshness] = DAILY

    async def fetch(self, line: Line) -> tuple[Answer, ...]:
        """Ask page by page."""
        filters = [self.genre] if self.genre else []
        return await fetch_pages(line, self.service, NAME, filters=filters)

    def parse(self, answers: Sequence[Answer]) -> Reading[Event]:
        """Read what is not over yet, what begins first before."""
        at = answers[0].at
        reading = read_rows(all_rows(answers, NAME), lambda row: _event(row, at))
        coming = sorted(reading.records, key=lambda event: (event.begins, event.title))
        return replace(reading, records=nearest_first(coming, self.near))


class EventsForm(FeedForm):
    """What is on in Seoul."""

    ADDRESS: ClassVar[str] = ADDRESS
    kind: Literal["events"] = Field(description="'events'")
    genre: str = Field(default="", description="of which kind, as text", examples=["축제"])
    near: NearForm | None = Field(default=None, description="a place, whose surroundings are kept")

    def feed(self, service: Service) -> Events:
        """Return the feed."""
        return Events(service, self.genre, self.near.near() if self.near else None)


def _event(row: Row, at: datetime) -> Event | None:
    ends = row.moment("END_DATE") + timedelta(days=1)
    if ends <= at:
        return None
    return Event(
        at=at,
        title=row.plain("TITLE") or row.need("TITLE"),
        kind=row.text("CODENAME"),
        district=row.text("GUNAME"),
        place=row.plain("PLACE"),
        begins=row.moment("STRTDATE"),
        ends=ends,
        when=row.text("DATE"),
        fee=row.plain("USE_FEE"),
        free=row.text("IS_FREE") == "무료",
        host=row.plain("ORG_NAME"),
        page=web_page(row.text("HMPG_ADDR") or row.text("ORG_LINK")),
        picture=web_page(row.text("MAIN_IMG")),
        position=somewhere(row, "LAT", "LOT"),
    )


def somewhere(row: Row, north: str, east: str) -> Position | None:
    """Return where a row says that it is; None where it does not, or somewhere impossible.

    An event or a park without a good position is still one.
    """
    try:
        return in_korea(row.number(north), row.number(east))
    except RowError:
        return None


def web_page(text: str) -> str:
    """Return the address of a page, free of HTML's entities; empty where it is none of the web."""
    plain = html.unescape(text).strip()
    return plain if plain.startswith(("http://", "https://")) else ""
