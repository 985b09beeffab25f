"""Everything that Seoul tells of one hotspot at once: its people and its weather."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final, Literal

from pydantic import Field

from streams.feeds.ask import Answer
from streams.feeds.body import is_xml, read_json
from streams.feeds.feed import Attribution, Freshness, Record
from streams.feeds.feed_form import FeedForm
from streams.feeds.line import Line
from streams.feeds.reason import FeedError, Reason
from streams.feeds.row import Reading, Row, listed, read_rows
from streams.feeds.seoul.crowd import CITYDATA, read_crowd
from streams.feeds.seoul.open_data import ADDRESS, ask_page, read_page
from streams.feeds.service import Service

NAME: Final = "citydata"
ENVELOPE: Final = "CITYDATA"


@dataclass(frozen=True)
class Weather:
    """The weather at a hotspot.

    Attributes:
        at: When it was measured.
        place: The hotspot's name.
        degrees: The air's temperature, °C; None where it is not known.
        feels: What that feels like, °C.
        least: The day's lowest, °C.
        most: The day's highest, °C.
        humidity: Per cent.
        rain_mm: What fell in the last hour, mm; None where nobody knows.
        words: What the source says of rain and snow.
    """

    at: datetime
    place: str
    degrees: float | None
    feels: float | None
    least: float | None
    most: float | None
    humidity: float | None
    rain_mm: float | None
    words: str


@dataclass(frozen=True)
class Hotspot:
    """Asks for one hotspot.

    Attributes:
        service: Where it asks.
        place: The hotspot's name or code.
    """

    service: Service
    place: str
    attribution: ClassVar[Attribution] = CITYDATA
    freshness: ClassVar[Freshness] = Freshness(every_s=300, old_s=2400, stand_s=900)

    async def fetch(self, line: Line) -> tuple[Answer, ...]:
        """Ask once."""
        answer = await line.get(ask_page(self.service, NAME, [self.place], 1, 5))
        _city(answer)
        return (answer,)

    def parse(self, answers: Sequence[Answer]) -> Reading[Record]:
        """Read the hotspot's people and weather."""
        city = _city(answers[0])
        if not city:
            return Reading(())
        place = str(city.get("AREA_NM", ""))
        known = {"AREA_NM": place, "AREA_CD": city.get("AREA_CD", "")}
        rows = [dict(fields) for fields in _parts(city)]
        return read_rows([known | row for row in rows], _record)


class HotspotForm(FeedForm):
    """The people and the weather at one of Seoul's hotspots."""

    ADDRESS: ClassVar[str] = ADDRESS
    kind: Literal["hotspot"] = Field(description="'hotspot'")
    place: str = Field(
        min_length=1, description="the hotspot's name or code", examples=["여의도한강공원"]
    )

    def feed(self, service: Service) -> Hotspot:
        """Return the feed."""
        return Hotspot(service, self.place)


def _city(answer: Answer) -> Mapping[str, object]:
    """Return what stands in the envelope, an object or a list of one; nothing where it is empty."""
    if not is_xml(answer):
        value = read_json(answer)
        if ENVELOPE in value:
            found = listed(value[ENVELOPE])
            if found and isinstance(found[0], Mapping) and "row" not in found[0]:
                return found[0]
            if not found:
                return {}
    rows = read_page(answer, ENVELOPE).rows
    if rows and not isinstance(rows[0], Mapping):
        raise FeedError(Reason.SHAPE, own=f"'{ENVELOPE}' is no object")
    return rows[0] if rows and isinstance(rows[0], Mapping) else {}


def _parts(city: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    """Yield the people's and the weather's fields; each may be a list or an object."""
    for name in ("LIVE_PPLTN_STTS", "WEATHER_STTS"):
        part = city.get(name)
        # Once more wrapped into its own name in some answers.
        inner = part.get(name, part) if isinstance(part, Mapping) else part
        yield from (fields for fields in listed(inner) if isinstance(fields, Mapping))


def _record(row: Row) -> Record:
    if "WEATHER_TIME" not in row.fields:
        return read_crowd(row)
    return Weather(
        at=row.moment("WEATHER_TIME"),
        place=row.need("AREA_NM"),
        degrees=row.number("TEMP"),
        feels=row.number("SENSIBLE_TEMP"),
        least=row.number("MIN_TEMP"),
        most=row.number("MAX_TEMP"),
        humidity=row.number("HUMIDITY"),
        # A dash is the source's nothing; a field that is missing, or being serviced, is no answer.
        rain_mm=0.0 if row.text("PRECIPITATION") == "-" else row.number("PRECIPITATION"),
        words=row.plain("PCP_MSG"),
    )
