"""Where every train of one line of Seoul's subway is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Final, Literal

from pydantic import Field

from streams.feeds.ask import Answer
from streams.feeds.feed import Attribution, Freshness
from streams.feeds.feed_form import FeedForm
from streams.feeds.line import Line
from streams.feeds.row import Reading, Row, read_rows
from streams.feeds.seoul.subway import ADDRESS, SUBWAY, ask_subway, rows_in
from streams.feeds.seoul.subway_arrivals import heard
from streams.feeds.seoul.subway_line import line_of
from streams.feeds.service import Service

NAME: Final = "realtimePosition"
LIST: Final = "realtimePositionList"
_MOST = 200


class At(StrEnum):
    """Where a train is, seen from a station."""

    ENTERING = "entering"
    ARRIVED = "arrived"
    DEPARTED = "departed"
    LEFT_BEFORE = "left_before"
    """It has left the station before."""


_AT: Final = {"0": At.ENTERING, "1": At.ARRIVED, "2": At.DEPARTED, "3": At.LEFT_BEFORE}


@dataclass(frozen=True)
class Train:
    """A train.

    Attributes:
        at: When the source last heard of it.
        line: The line's id at the source.
        line_ko: The line's name in Korean.
        line_en: The line's name in English.
        number: The train's number.
        station: The station that it is seen from.
        where: Where it is, seen from there; None where the source does not tell.
        towards: Where it ends.
        up: Whether it goes up, or on the inner circle.
        express: Whether it is an express.
        last: Whether it is the last one of the day.
    """

    at: datetime
    line: str
    line_ko: str
    line_en: str
    number: str
    station: str
    where: At | None
    towards: str
    up: bool
    express: bool
    last: bool


@dataclass(frozen=True)
class TrainPositions:
    """Asks for the trains of a line.

    Attributes:
        service: Where it asks.
        line: The line's name in Korean.
    """

    service: Service
    line: str
    attribution: ClassVar[Attribution] = SUBWAY
    freshness: ClassVar[Freshness] = Freshness(every_s=20, old_s=180)

    async def fetch(self, line: Line) -> tuple[Answer, ...]:
        """Ask once."""
        answer = await line.get(ask_subway(self.service, NAME, _MOST, self.line))
        rows_in(answer, LIST)
        return (answer,)

    def parse(self, answers: Sequence[Answer]) -> Reading[Train]:
        """Read the trains, ghosts left out."""
        answer = answers[0]
        reading = read_rows(rows_in(answer, LIST), _train)
        return replace(reading, records=tuple(heard(reading.records, answer.at)))


class TrainPositionsForm(FeedForm):
    """Where the trains of one line of Seoul's subway are."""

    ADDRESS: ClassVar[str] = ADDRESS
    kind: Literal["train_positions"] = Field(description="'train_positions'")
    line: str = Field(min_length=1, description="the line's name in Korean", examples=["2호선"])

    def feed(self, service: Service) -> TrainPositions:
        """Return the feed."""
        return TrainPositions(service, self.line)


def _train(row: Row) -> Train:
    """Read a train; this system calls the same things otherwise than that of the arrivals."""
    number = row.need("subwayId")
    return Train(
        at=row.moment("recptnDt"),
        line=number,
        line_ko=line_of(number).ko,
        line_en=line_of(number).en,
        number=row.need("trainNo"),
        station=row.need("statnNm"),
        where=_AT.get(row.text("trainSttus")),
        towards=row.text("statnTnm"),
        up=row.text("updnLine") == "0",
        express=row.text("directAt") in ("1", "7"),
        last=row.text("lstcarAt") == "1",
    )
