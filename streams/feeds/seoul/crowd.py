"""How crowded one of Seoul's hotspots is, and will be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Final, Literal

from pydantic import Field

from streams.feeds.ask import Answer
from streams.feeds.body import is_xml, read_json, rows_of
from streams.feeds.feed import Attribution, Freshness
from streams.feeds.feed_form import FeedForm
from streams.feeds.line import Line
from streams.feeds.reason import FeedError
from streams.feeds.row import Reading, Row, RowError, listed, read_rows
from streams.feeds.seoul.open_data import ADDRESS, SEOUL, ask_page, read_page
from streams.feeds.service import Service

NAME: Final = "citydata_ppltn"
ENVELOPE: Final = "SeoulRtd.citydata_ppltn"
CITYDATA: Final = replace(SEOUL, ko="서울 실시간 도시데이터", en="Seoul real-time city data")


class Level(StrEnum):
    """How crowded a place is."""

    RELAXED = "relaxed"
    NORMAL = "normal"
    BUSY = "busy"
    CROWDED = "crowded"

    @property
    def ko(self) -> str:
        """The level in the source's own words."""
        return _KO[self]


_KO: Final[Mapping[Level, str]] = {
    Level.RELAXED: "여유",
    Level.NORMAL: "보통",
    Level.BUSY: "약간 붐빔",
    Level.CROWDED: "붐빔",
}
_BY_WORD: Final[Mapping[str, Level]] = {"".join(word.split()): level for level, word in _KO.items()}


@dataclass(frozen=True)
class Forecast:
    """How crowded it will be.

    Attributes:
        at: When.
        level: How crowded.
    """

    at: datetime
    level: Level


@dataclass(frozen=True)
class Crowd:
    """How crowded a hotspot is.

    Attributes:
        at: When people were counted.
        id: The hotspot's code.
        place: Its name.
        level: How crowded it is.
        words: What the source says of it.
        least: About how many people are there at least; None where that is not told.
        most: About how many people are there at most.
        forecasts: How crowded it will be, soonest first.
    """

    at: datetime
    id: str
    place: str
    level: Level
    words: str
    least: int | None = None
    most: int | None = None
    forecasts: tuple[Forecast, ...] = ()


@dataclass(frozen=True)
class Crowding:
    """Asks for one hotspot.

    Attributes:
        service: Where it asks.
        place: The hotspot's name or code.
    """

    service: Service
    place: str
    attribution: ClassVar[Attribution] = CITYDATA
    # People are counted every five minutes and told a quarter of an hour later.
    freshness: ClassVar[Freshness] = Freshness(every_s=120, old_s=2400, stand_s=900)

    async def fetch(self, line: Line) -> tuple[Answer, ...]:
        """Ask once."""
        answer = await line.get(ask_page(self.service, NAME, [self.place], 1, 5))
        _rows(answer)
        return (answer,)

    def parse(self, answers: Sequence[Answer]) -> Reading[Crowd]:
        """Read the hotspot."""
        return read_rows(_rows(answers[0]), read_crowd)


class CrowdingForm(FeedForm):
    """How crowded one of Seoul's hotspots is."""

    ADDRESS: ClassVar[str] = ADDRESS
    kind: Literal["crowding"] = Field(description="'crowding'")
    place: str = Field(
        min_length=1, description="the hotspot's name or code", examples=["홍대입구역(2호선)"]
    )

    def feed(self, service: Service) -> Crowding:
        """Return the feed."""
        return Crowding(service, self.place)


def _rows(answer: Answer) -> Sequence[object]:
    """Return the answer's rows, of which there is one; here the list stands without an envelope."""
    if not is_xml(answer):
        value = read_json(answer)
        if ENVELOPE in value:
            return rows_of(value[ENVELOPE], ENVELOPE)
    return read_page(answer, ENVELOPE).rows


def read_crowd(row: Row) -> Crowd:
    """Read a hotspot.

    Raises:
        RowError: It cannot be read.
    """
    least, most = row.number("AREA_PPLTN_MIN"), row.number("AREA_PPLTN_MAX")
    return Crowd(
        at=row.moment("PPLTN_TIME"),
        id=row.text("AREA_CD") or row.need("AREA_NM"),
        place=row.need("AREA_NM"),
        level=_level(row.need("AREA_CONGEST_LVL")),
        words=row.plain("AREA_CONGEST_MSG"),
        least=int(least) if least is not None else None,
        most=int(most) if most is not None else None,
        forecasts=_forecasts(row.fields.get("FCST_PPLTN")),
    )


def _forecasts(value: object) -> tuple[Forecast, ...]:
    """Read the forecasts; without them a hotspot is still one."""
    try:
        reading = read_rows(listed(value), _forecast)
    except FeedError:
        return ()
    return tuple(sorted(reading.records, key=lambda one: one.at))


def _forecast(row: Row) -> Forecast:
    return Forecast(row.moment("FCST_TIME"), _level(row.need("FCST_CONGEST_LVL")))


def _level(word: str) -> Level:
    level = _BY_WORD.get("".join(word.split()))
    if level is None:
        raise RowError(f"the unknown level '{word}'")
    return level
