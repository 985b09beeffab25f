"""Where the buses and trains of any city are, by GTFS-Realtime vehicle positions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar, Final, Literal

from google.transit import gtfs_realtime_pb2 as gtfs
from pydantic import Field

from streams.feeds.ask import Answer, Ask
from streams.feeds.feed import Attribution, Freshness
from streams.feeds.line import Line
from streams.feeds.near import Near, NearForm, nearest_first
from streams.feeds.position import Position, on_earth
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

OLDEST_S: Final = 90.0
"""Older than this the specification wants no vehicle told; it is somewhere else by now."""


@dataclass(frozen=True)
class Vehicle:
    """A bus or a train.

    Attributes:
        at: When it was where it is said to be.
        id: Its id at the source.
        label: What is written on it; may be empty.
        line: The route's id in the city's GTFS; may be empty.
        trip: The trip's id there; may be empty.
        position: Where it is.
        bearing: Where it heads, degrees from north; None where the source does not tell.
        speed_ms: How fast it is, m/s; None where the source does not tell.
        stop: The stop that it is at or comes to; may be empty.
        stopped: Whether it stands at that stop.
    """

    at: datetime
    id: str
    label: str
    line: str
    trip: str
    position: Position
    bearing: float | None
    speed_ms: float | None
    stop: str
    stopped: bool


@dataclass(frozen=True)
class GtfsVehicles:
    """Asks for a file of vehicle positions.

    Attributes:
        ask: The question for it.
        near: Which of them are kept; all where None.
        attribution: Whose data these are.
    """

    ask: Ask
    near: Near | None
    attribution: Attribution
    freshness: ClassVar[Freshness] = RENEWED

    async def fetch(self, line: Line) -> tuple[Answer, ...]:
        """Ask once."""
        return await fetch_file(line, self.ask)

    def parse(self, answers: Sequence[Answer]) -> Reading[Vehicle]:
        """Read the vehicles; those that were not heard of for long are left out."""
        answer = answers[0]
        message = read_file(answer)
        made = made_at(answer, message)
        reading = read_entities(message.entity, lambda entity: _vehicles(entity, made))
        young = [one for one in reading.records if (made - one.at).total_seconds() <= OLDEST_S]
        left_out = reading.left_out + len(reading.records) - len(young)
        return replace(reading, records=nearest_first(young, self.near), left_out=left_out)


class GtfsVehiclesForm(GtfsForm):
    """Where buses and trains are."""

    kind: Literal["gtfs_vehicles"] = Field(description="'gtfs_vehicles'")
    near: NearForm | None = Field(default=None, description="a place, whose surroundings are kept")

    def feed(self, service: Service) -> GtfsVehicles:
        """Return the feed."""
        near = self.near.near() if self.near else None
        return GtfsVehicles(self.ask(service), near, self.source.attribution())


def _vehicles(entity: gtfs.FeedEntity, made: datetime) -> list[Vehicle]:
    told = entity.vehicle
    if not entity.HasField("vehicle") or not told.HasField("position"):
        return []
    place = on_earth(told.position.latitude, told.position.longitude)
    if place is None:
        raise ValueError("a place that is none")
    return [
        Vehicle(
            at=moment_or(told.timestamp, made),
            id=told.vehicle.id or entity.id,
            label=told.vehicle.label,
            line=told.trip.route_id,
            trip=told.trip.trip_id,
            # The standard has single precision, good for a metre.
            position=Position(round(place.lat, 5), round(place.lon, 5)),
            bearing=told.position.bearing if told.position.HasField("bearing") else None,
            speed_ms=told.position.speed if told.position.HasField("speed") else None,
            stop=told.stop_id,
            stopped=told.current_status == gtfs.VehiclePosition.STOPPED_AT,
        )
    ]
