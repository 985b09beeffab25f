"""Shared bicycles of any city, by GBFS versions 2 and 3.

The specification: https://gbfs.org/documentation/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import ClassVar, Final, Literal

from pydantic import Field

from layouts.names import name_in
from streams.feeds.ask import Answer, Ask
from streams.feeds.bikestation import BikeStation
from streams.feeds.body import read_json, rows_of, within
from streams.feeds.feed import Attribution, Freshness
from streams.feeds.feed_form import FeedForm
from streams.feeds.line import Line
from streams.feeds.moment import read_posix
from streams.feeds.near import Near, NearForm, nearest_first
from streams.feeds.position import on_earth
from streams.feeds.reason import FeedError, Reason
from streams.feeds.row import Reading, Row, RowError, listed, read_rows
from streams.feeds.service import Service
from streams.feeds.standard.gtfs_realtime import SourceForm
from streams.feeds.words import printable

INFORMATION: Final = "station_information"
STATUS: Final = "station_status"


@dataclass(frozen=True)
class Gbfs:
    """Asks a system's discovery file where its stations are told, and then for those.

    Attributes:
        service: Where its ``gbfs.json`` is.
        language: The language of names.
        near: Which stations are kept; all where None.
        attribution: Whose data these are.
    """

    service: Service
    language: str
    near: Near | None
    attribution: Attribution
    freshness: ClassVar[Freshness] = Freshness(every_s=60, old_s=600, stand_s=300)

    async def fetch(self, line: Line) -> tuple[Answer, ...]:
        """Ask for the discovery file, the stations, and what stands at them."""
        found = await line.get(Ask(self.service.address))
        files = _files(read_json(found), self.language)
        answers = [found]
        for name in (INFORMATION, STATUS):
            if name not in files:
                raise FeedError(Reason.SHAPE, own=f"no '{name}'")
            answers.append(await line.get(Ask(files[name])))
            _stations(answers[-1])
        return tuple(answers)

    def parse(self, answers: Sequence[Answer]) -> Reading[BikeStation]:
        """Read the stations that are installed, each with what stands there."""
        _, information, status = answers
        places = {
            str(fields.get("station_id")): fields
            for fields in _stations(information)
            if isinstance(fields, Mapping)
        }
        made = _made(status)

        def read(row: Row) -> BikeStation | None:
            return self._station(row, Row(places.get(row.need("station_id"), {})), made)

        reading = read_rows(_stations(status), read)
        return replace(reading, records=nearest_first(reading.records, self.near))

    def _station(self, status: Row, place: Row, made: datetime) -> BikeStation | None:
        if not _yes(status, "is_installed"):
            return None
        return BikeStation(
            at=_moment(status.fields.get("last_reported"), made),
            id=status.need("station_id"),
            name=self._name(place) or status.need("station_id"),
            position=on_earth(place.number("lat"), place.number("lon")),
            bikes=status.count("num_vehicles_available", "num_bikes_available"),
            docks=int(place.number("capacity") or 0) or None,
            renting=_yes(status, "is_renting"),
        )

    def _name(self, place: Row) -> str:
        """Return a station's name: text in version 2, a list of texts and languages in 3."""
        value = place.fields.get("name")
        if isinstance(value, str):
            return printable(value).strip()
        names = {
            str(one.get("language", ""))[:2]: printable(str(one.get("text", ""))).strip()
            for one in listed(value)
            if isinstance(one, Mapping)
        }
        return name_in(names, self.language, "")


class GbfsForm(FeedForm):
    """Shared bicycles by GBFS; the service's address is that of its gbfs.json."""

    KEYED: ClassVar[bool] = False
    kind: Literal["gbfs"] = Field(description="'gbfs'")
    source: SourceForm = Field(
        description="whose data these are, with ko, en and url",
        examples=[{"ko": "공유자전거", "en": "City bikes", "url": "https://gbfs.org"}],
    )
    language: str = Field(default="ko", description="the language of names", examples=["ko"])
    near: NearForm | None = Field(default=None, description="a place, whose surroundings are kept")

    def feed(self, service: Service) -> Gbfs:
        """Return the feed."""
        near = self.near.near() if self.near else None
        return Gbfs(service, self.language, near, self.source.attribution())


def _files(value: Mapping[str, object], language: str) -> Mapping[str, str]:
    """Return the addresses of a system's files; version 2 has them once for each language."""
    data = within(value, "data")
    if isinstance(data, Mapping) and "feeds" not in data:
        spoken = [name for name in (language, "en", *map(str, data)) if name in data]
        if not spoken:
            raise FeedError(Reason.SHAPE, own="no 'feeds'")
        data = data[spoken[0]]
    return dict(_named(rows_of(within(data, "feeds"), "feeds")))


def _named(files: list[object]) -> Iterator[tuple[str, str]]:
    for file in files:
        if isinstance(file, Mapping):
            url = str(file.get("url", ""))
            if url.startswith(("http://", "https://")):
                yield str(file.get("name")), url


def _stations(answer: Answer) -> list[object]:
    return rows_of(within(read_json(answer), "data", "stations"), "stations")


def _made(answer: Answer) -> datetime:
    """Return when a file was made; when it came where it tells no moment."""
    try:
        return _moment(read_json(answer).get("last_updated"), answer.at)
    except ValueError:
        return answer.at


def _moment(value: object, otherwise: datetime) -> datetime:
    """Return a moment: seconds since 1970 in version 2, RFC 3339 in version 3."""
    if isinstance(value, int | float) and value > 0:
        return read_posix(value)
    if isinstance(value, str) and value:
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            raise RowError("'last_reported' is no moment") from None
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return otherwise


def _yes(row: Row, name: str) -> bool:
    """Return a boolean, which some write as 1 and 0; one that is missing holds."""
    return row.fields.get(name, True) in (True, 1, "1", "true")
