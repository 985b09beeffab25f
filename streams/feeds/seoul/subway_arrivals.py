"""The next trains of one station of Seoul's subway."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar, Final, Literal, TypeVar

from pydantic import Field

from streams.feeds.arrival import Arrival, Stage
from streams.feeds.ask import Answer
from streams.feeds.feed import Attribution, Freshness, Record
from streams.feeds.feed_form import FeedForm
from streams.feeds.line import Line
from streams.feeds.row import Reading, Row, read_rows
from streams.feeds.seoul.subway import ADDRESS, SUBWAY, ask_subway, rows_in
from streams.feeds.seoul.subway_line import line_of
from streams.feeds.service import Service

RecordT = TypeVar("RecordT", bound=Record)

NAME: Final = "realtimeStationArrival"
LIST: Final = "realtimeArrivalList"
GHOST_S: Final = 600.0
"""A train of which the source heard nothing for so long is none: the list keeps some for hours."""
_MOST = 40
_UNKNOWN = "99"
_STAGES: Final = {
    "0": Stage.ENTERING,
    "1": Stage.ARRIVED,
    "2": Stage.DEPARTED,
    "3": Stage.NEAR,
    "4": Stage.NEAR,
    "5": Stage.NEAR,
    _UNKNOWN: Stage.ON_THE_WAY,
}
_ORDINARY = "일반"


@dataclass(frozen=True)
class SubwayArrivals:
    """Asks for the trains of a station.

    Attributes:
        service: Where it asks.
        station: The station's name, as the subway writes it: without 역.
    """

    service: Service
    station: str
    attribution: ClassVar[Attribution] = SUBWAY
    freshness: ClassVar[Freshness] = Freshness(every_s=15, old_s=180)

    async def fetch(self, line: Line) -> tuple[Answer, ...]:
        """Ask once."""
        answer = await line.get(ask_subway(self.service, NAME, _MOST, self.station))
        rows_in(answer, LIST)
        return (answer,)

    def parse(self, answers: Sequence[Answer]) -> Reading[Arrival]:
        """Read the trains, ghosts and repetitions left out."""
        answer = answers[0]
        reading = read_rows(rows_in(answer, LIST), _arrival)
        return replace(reading, records=tuple(_real(reading.records, answer.at)))


class SubwayArrivalsForm(FeedForm):
    """The next trains of one station of Seoul's subway."""

    ADDRESS: ClassVar[str] = ADDRESS
    kind: Literal["subway_arrivals"] = Field(description="'subway_arrivals'")
    station: str = Field(
        min_length=1, description="the station's name in Korean", examples=["홍대입구"]
    )

    def feed(self, service: Service) -> SubwayArrivals:
        """Return the feed."""
        return SubwayArrivals(service, station_name(self.station))


def station_name(text: str) -> str:
    """Return a station's name as the subway writes it: 서울역 is asked for as 서울."""
    plain = "".join(text.split())
    return plain.removesuffix("역") or plain


def _arrival(row: Row) -> Arrival:
    at = row.moment("recptnDt")
    number = row.need("subwayId")
    stage = _STAGES.get(row.text("arvlCd"), Stage.ON_THE_WAY)
    kind = row.text("btrainSttus")
    return Arrival(
        at=at,
        line=number,
        line_ko=line_of(number).ko,
        line_en=line_of(number).en,
        station=row.need("statnNm"),
        towards=row.text("bstatnNm"),
        heading=row.text("trainLineNm"),
        direction=row.text("updnLine"),
        train=row.text("btrainNo"),
        stage=stage,
        due=_due(row, at),
        words=row.text("arvlMsg2") or row.text("arvlMsg3"),
        kind="" if kind == _ORDINARY else kind,
        last=row.text("lstcarAt") == "1",
        order=row.text("ordkey"),
    )


def _due(row: Row, at: datetime) -> datetime | None:
    """Return when a train comes; `barvlDt` counts from `recptnDt`, and 0 says nothing by itself."""
    seconds = row.number("barvlDt")
    return at + timedelta(seconds=seconds) if seconds and seconds > 0 else None


def _real(arrivals: Sequence[Arrival], answered: datetime) -> Iterable[Arrival]:
    """Leave out ghosts, and of a train that stands there twice what was heard of it before."""
    newest: dict[tuple[str, str, str], Arrival] = {}
    for number, arrival in enumerate(heard(arrivals, answered)):
        key = (arrival.line, arrival.direction, arrival.train or str(number))
        known = newest.get(key)
        if known is None or known.at < arrival.at:
            newest[key] = arrival
    return newest.values()


def heard(trains: Sequence[RecordT], answered: datetime) -> Sequence[RecordT]:
    """Return the trains that were heard of lately.

    Where none was, all of them: then the source itself stands still, and is to be told as old and
    not as having nothing to tell.
    """
    lately = [one for one in trains if (answered - one.at).total_seconds() <= GHOST_S]
    return lately or trains
