"""The next buses and trains at some stops of any city, by GTFS-Realtime trip updates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Literal

from google.transit import gtfs_realtime_pb2 as gtfs
from pydantic import Field

from layouts.names import Name, Names, name_in
from streams.feeds.arrival import Arrival, Stage
from streams.feeds.ask import Answer, Ask
from streams.feeds.feed import Attribution, Freshness
from streams.feeds.line import Line
from streams.feeds.moment import read_posix
from streams.feeds.row import Reading
from streams.feeds.service import Service
from streams.feeds.standard.gtfs_realtime import (
    RENEWED,
    GtfsForm,
    fetch_file,
    made_at,
    moment_or,
    read_entities,
    read_file,
)
from streams.feeds.words import printable

_GONE = frozenset({gtfs.TripDescriptor.CANCELED, gtfs.TripDescriptor.DELETED})


@dataclass(frozen=True)
class GtfsArrivals:
    """Asks for a file of trip updates.

    Attributes:
        ask: The question for it.
        stops: The stops' names by their ids in the city's GTFS.
        lines: The routes' names by language, by their ids in the city's GTFS.
        attribution: Whose data these are.
    """

    ask: Ask
    stops: Mapping[str, str] = field(hash=False)
    lines: Mapping[str, Mapping[str, str]] = field(hash=False)
    attribution: Attribution
    freshness: ClassVar[Freshness] = RENEWED

    async def fetch(self, line: Line) -> tuple[Answer, ...]:
        """Ask once."""
        return await fetch_file(line, self.ask)

    def parse(self, answers: Sequence[Answer]) -> Reading[Arrival]:
        """Read who comes to the stops.

        What is told as a delay alone is left out: without the timetable it says no time.
        """
        message = read_file(answers[0])
        made = made_at(answers[0], message)
        return read_entities(message.entity, lambda entity: self._arrivals(entity, made))

    def _arrivals(self, entity: gtfs.FeedEntity, made: datetime) -> list[Arrival]:
        update = entity.trip_update
        if not entity.HasField("trip_update") or update.trip.schedule_relationship in _GONE:
            return []
        at = moment_or(update.timestamp, made)
        found = (self._arrival(update, stop, at) for stop in update.stop_time_update)
        return [one for one in found if one and one.due and one.due >= made]

    def _arrival(
        self, update: gtfs.TripUpdate, stop: gtfs.TripUpdate.StopTimeUpdate, at: datetime
    ) -> Arrival | None:
        skipped = gtfs.TripUpdate.StopTimeUpdate.SKIPPED
        if stop.stop_id not in self.stops or stop.schedule_relationship == skipped:
            return None
        due = stop.arrival.time or stop.departure.time
        if not due:
            return None
        trip = update.trip
        heading = stop.stop_time_properties.stop_headsign or update.trip_properties.trip_headsign
        names = self.lines.get(trip.route_id, {})
        return Arrival(
            at=at,
            line=trip.route_id,
            line_ko=name_in(names, "ko", trip.route_id),
            line_en=name_in(names, "en", trip.route_id),
            station=self.stops[stop.stop_id],
            towards=printable(heading),
            heading=printable(heading),
            direction=str(trip.direction_id) if trip.HasField("direction_id") else "",
            train=update.vehicle.label or update.vehicle.id or trip.trip_id,
            stage=Stage.ON_THE_WAY,
            due=read_posix(due),
        )


class GtfsArrivalsForm(GtfsForm):
    """The next buses and trains at some stops."""

    kind: Literal["gtfs_arrivals"] = Field(description="'gtfs_arrivals'")
    stops: dict[str, Name] = Field(
        min_length=1,
        description="the stops' names by their ids in GTFS, as an object",
        examples=[{"place-pktrm": "Park Street"}],
    )
    lines: dict[str, Names] = Field(
        default={},
        description="the routes' names by their ids in GTFS, as an object",
        examples=[{"Red": {"ko": "빨간 노선", "en": "Red Line"}}],
    )

    def feed(self, service: Service) -> GtfsArrivals:
        """Return the feed."""
        return GtfsArrivals(
            self.ask(service), dict(self.stops), dict(self.lines), self.source.attribution()
        )
